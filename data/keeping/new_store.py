"""Makes a real store: its calendar first, then a published version without a single report."""

from datetime import date
from pathlib import Path

from data.keeping.calendar import is_store, read_calendar, write_calendar
from data.keeping.lake.setting import require_own
from data.keeping.ledger.manifest import read_manifest
from data.keeping.publishing.publish import publish
from data.keeping.publishing.source import is_current
from data.profiles.catalog import store_catalog
from schemas.problems import StoreError

# what a folder may hold before it becomes a store: the profiles an office has written itself
BROUGHT = {"campaigns", "rubrics", "lost+found"}


def make_real_store(store: Path, opened_on: date) -> str:
    """A store that lives by the clock, published at once; the version. StoreError: not empty.

    Reports due before `opened_on` are owed by nobody.
    """
    require_own(store)
    if is_store(store):
        raise StoreError(
            f"{store.name}: đã là kho số liệu, không tạo lại. / It is a store already."
        )
    strange = sorted(p.name for p in store.glob("*") if p.name not in BROUGHT)
    if strange:
        raise StoreError(
            f"{store.name}: thư mục có sẵn «{strange[0]}». Chọn thư mục trống, hoặc chỉ có "
            "campaigns và rubrics. / "
            f"The folder holds «{strange[0]}». Choose an empty one, or one with campaigns and "
            "rubrics alone."
        )
    write_calendar(store, "clock", opened_on=opened_on)
    return publish(store)


def bring_up_to_date(store: Path) -> str | None:
    """Publish what changed since: profiles, or the program; the new version, None: nothing did.

    StoreError for a folder that is no store and for a sample.
    """
    if read_calendar(store).kind != "clock":
        raise StoreError(
            f"{store.name}: kho mẫu (dữ liệu minh họa), không phải kho thật. Kho mẫu mở bằng "
            "«make run». / A sample store (illustrative data). «make run» serves the sample."
        )
    manifest = read_manifest(store)
    catalog = store_catalog(store)
    if manifest and is_current(store, manifest, catalog):
        return None
    return publish(store, catalog)
