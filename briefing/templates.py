"""A campaign's own template of slides (mẫu trang chiếu): tried before it is kept."""

from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.powerpoint.theme import presentation
from data.keeping.ledger.durable import disk_errors, write_durably


def template_path(store: Path, campaign: str) -> Path:
    """Where a campaign's template is kept."""
    return store / "templates" / f"{campaign}.pptx"


def keep_template(store: Path, campaign: str, name: str, content: bytes) -> None:
    """Keep a template for the campaign. StoreError: it cannot be used; the old one stays."""
    with disk_errors("templates"):
        with TemporaryDirectory() as folder:
            tried = Path(folder) / Path(name).name
            tried.write_bytes(content)
            presentation(tried)
        path = template_path(store, campaign)
        path.parent.mkdir(exist_ok=True)
        write_durably(path, content)


def drop_template(store: Path, campaign: str) -> None:
    """Back to our own look."""
    with disk_errors("templates"):
        template_path(store, campaign).unlink(missing_ok=True)
