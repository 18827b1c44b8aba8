"""A campaign's own template of slides (mẫu trang chiếu): tried before it is kept."""

import hashlib
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from answers.both import in_both
from data.keeping.audit.journal import note_act
from data.keeping.ledger.durable import disk_errors, hash_file, write_durably
from data.keeping.ledger.lock import writer_lock
from data.keeping.publishing.code_version import ROOT
from data.reading.file_guards import TOO_BIG, guard_office_file
from schemas.problems import ReportError, StoreError
from schemas.viewer import Viewer, signed

# a template of an office takes some 150 MB and a second
MEMORY, SECONDS, WAIT_SECONDS = 1_000_000_000, 20, 60
REFUSED, WORDS_BYTES = 3, 4_000
START = """
import sys
from pathlib import Path
sys.path.append(sys.argv[1])
from data.reading.parse_worker import limit_process
limit_process(int(sys.argv[3]), int(sys.argv[4]), 0)
from briefing.powerpoint.template.opened import presentation
from schemas.problems import StoreError
try:
    presentation(Path(sys.argv[2]))
except StoreError as error:
    sys.stdout.buffer.write(str(error).encode())
    sys.exit(3)
"""


def template_path(store: Path, campaign: str) -> Path:
    """Where a campaign's template is kept."""
    return store / "templates" / f"{campaign}.pptx"


def keep_template(
    store: Path, campaign: str, name: str, content: bytes, by: Viewer | str = ""
) -> None:
    """Keep a template for the campaign. StoreError: it cannot be used, NotAllowed: not for this
    viewer; the old one stays."""
    signer = signed(by, "template", campaign)
    with disk_errors("templates"):
        with TemporaryDirectory() as folder:
            tried = Path(folder) / Path(name).name
            tried.write_bytes(content)
            _try(tried, content)
        path = template_path(store, campaign)
        with writer_lock(store):
            path.parent.mkdir(exist_ok=True)
            said = {"item": Path(name).name, "before": _mark(path)}
            after = f"SHA-256 {hashlib.sha256(content).hexdigest()[:12]}"
            note_act(store, "template", signer, campaign=campaign, after=after, **said)
            write_durably(path, content)


def _mark(path: Path) -> str:
    """What tells one template from another in the audit log; blank for our own look."""
    return f"SHA-256 {hash_file(path)[:12]}" if path.exists() else ""


def _try(template: Path, content: bytes) -> None:
    """Open it in a process of its own with a bound: the one that serves pages never does."""
    try:
        guard_office_file(content, template.name)
    except ReportError as error:
        is_big = error.problem.rule in TOO_BIG
        key = "slides.template_too_big" if is_big else "slides.template_unreadable"
        raise StoreError(in_both(key, name=template.name)) from error
    said = [sys.executable, "-I", "-c", START, str(ROOT), str(template), f"{MEMORY}", f"{SECONDS}"]
    try:
        done = subprocess.run(said, capture_output=True, timeout=WAIT_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise StoreError(in_both("slides.template_too_big", name=template.name)) from error
    if done.returncode == REFUSED:
        raise StoreError(done.stdout[:WORDS_BYTES].decode(errors="replace"))
    if done.returncode:
        key = "slides.template_too_big" if done.returncode < 0 else "slides.template_unreadable"
        raise StoreError(in_both(key, name=template.name))


def drop_template(store: Path, campaign: str, by: Viewer | str = "") -> None:
    """Back to our own look."""
    signer, path = signed(by, "template", campaign), template_path(store, campaign)
    with disk_errors("templates"), writer_lock(store):
        if path.exists():
            note_act(store, "template_dropped", signer, campaign=campaign, before=_mark(path))
            path.unlink()
