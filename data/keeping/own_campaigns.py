"""The campaigns a real store carries itself (hồ sơ của kho): made, added to, published."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from data.keeping.calendar import is_store, now, read_calendar, store_today
from data.keeping.lake.setting import require_own
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.durable import write_durably
from data.keeping.publishing.publish import publish
from data.profiles.campaign_files import PARTS
from data.profiles.catalog import CAMPAIGNS
from data.profiles.new.first_files import Founder, write_first_files
from schemas.problems import StoreError

FOLDER = "campaigns"


def start_campaign(store: Path, campaign_id: str, founder: Founder) -> list[Path]:
    """The first files of a campaign in the store's own folder, published where it is a store.

    The folder may be made before the store. StoreError for a sample; ProfileError for a bad name
    or code."""
    is_made = is_store(store)
    if is_made and read_calendar(store).kind != "clock":
        raise StoreError(
            f"{store.name}: kho mẫu (dữ liệu minh họa), không thêm phong trào thật vào. Tạo kho "
            "thật bằng «python -m data new --store THƯ-MỤC». / A sample store takes no real "
            "campaign. Make a real one: «python -m data new --store FOLDER»."
        )
    today = store_today(store) if is_made else date.today()
    with TemporaryDirectory() as beside:
        # refused before the store has a folder of its own, which would hide the shipped campaigns
        write_first_files(Path(beside), campaign_id, founder, today)
    files = write_first_files(own_folder(store), campaign_id, founder, today)
    if is_made:
        publish(store)
    return files


def own_folder(store: Path) -> Path:
    """The store's own campaigns; when it is made, campaigns with reports are copied into it, so
    that none is lost from sight by the first campaign of one's own. StoreError: none is kept
    here."""
    require_own(store)
    folder = store / FOLDER
    if not folder.is_dir():
        folder.mkdir(parents=True)
        used = {e.campaign_id for e in read_events(store)} if is_store(store) else set()
        for campaign_id in sorted(name for name in used if name):
            _copy(campaign_id, folder)
    return folder


def bring_campaign(campaign_id: str, folder: Path) -> None:
    """A shipped campaign that is to be changed in a store stands in the store's own folder."""
    if not any(path.stem == campaign_id for path in folder.glob("*.toml")):
        _copy(campaign_id, folder)


def _copy(campaign_id: str, folder: Path) -> None:
    for pattern in PARTS:
        for path in CAMPAIGNS.glob(pattern.format(campaign_id)):
            target = folder / path.relative_to(CAMPAIGNS)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def keep_unit_targets(store: Path, campaign_id: str, text: str, by: str) -> int:
    """Put targets of units in force; what was there before stays beside, with who and when.

    The number of the version put in force; the store is published."""
    folder = own_folder(store) / "targets"
    kept = folder / "kept"
    kept.mkdir(parents=True, exist_ok=True)
    number = len(list(kept.glob(f"{campaign_id}-v*.csv"))) + 1
    write_durably(kept / f"{campaign_id}-v{number}.csv", text.encode())
    with (kept / f"{campaign_id}.log").open("a", encoding="utf-8") as log:
        log.write(f"{now(store):%Y-%m-%d %H:%M:%S}\tv{number}\t{by}\n")
    write_durably(folder / f"{campaign_id}.csv", text.encode())
    publish(store)
    return number


def target_log(store: Path) -> Iterator[tuple[str, datetime, str, str]]:
    """Of every time that targets of units were put in force: campaign, moment, version, by whom."""
    for path in sorted((store / FOLDER / "targets" / "kept").glob("*.log")):
        for line in path.read_text(encoding="utf-8").splitlines():
            at, version, by = line.split("\t", 2)
            yield path.stem, datetime.fromisoformat(at), version, by
