"""What a store is, and what day it is in it: calendar.toml, the first file of every store.

A real store lives by the clock and holds real reports; a sample and a snapshot stand still. The
kind is written before anything else and never changes, so that nothing invented gets into a real
store and no genuine report is dated by a sample's calendar.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from data.keeping.lake.setting import require_own
from data.keeping.ledger.durable import disk_errors, write_durably
from schemas.problems import StoreError

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
Kind = Literal["clock", "sample", "frozen"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Calendar:
    """What a store holds to be today; `first_view` is the as-of date of the first page.

    `opened_on` is the day from which units owe reports to a real store: nobody is late for what
    was due before anybody could hand it in here. None: since the campaign began.
    """

    kind: Kind = "clock"
    today: date | None = None
    first_view: date | None = None
    opened_on: date | None = None

    def __post_init__(self) -> None:
        """ValueError: a kind there is not, or what should be a day is none."""
        if self.kind not in KINDS:
            raise ValueError(f"kind = {self.kind!r}: {', '.join(KINDS)}")
        for name in ("today", "first_view", "opened_on"):
            if not isinstance(getattr(self, name), date | None):
                raise ValueError(f"{name} = {getattr(self, name)!r}")


def write_calendar(
    store: Path,
    kind: Kind,
    today: date | None = None,
    first_view: date | None = None,
    opened_on: date | None = None,
) -> None:
    """Give a store its calendar; one that stands still needs its day. StoreError: another kind."""
    if (kind == "clock") != (today is None):
        raise StoreError(
            "Lịch mẫu cần «today», lịch thật thì không. / "
            "A sample calendar needs «today», a clock calendar has none."
        )
    if is_store(store) and read_calendar(store).kind != kind:
        raise StoreError(
            f"{store.name}: kho đã là loại khác, không đổi được. Chọn thư mục khác. / "
            "The store is of another kind, which never changes. Choose another folder."
        )
    days = {"today": today, "first_view": first_view, "opened_on": opened_on}
    lines = [f'kind = "{kind}"', *(f"{name} = {day}" for name, day in days.items() if day)]
    with disk_errors("calendar.toml"):
        store.mkdir(parents=True, exist_ok=True)
        write_durably(store / "calendar.toml", ("\n".join(lines) + "\n").encode())


def is_store(store: Path) -> bool:
    """Whether a folder is a store: it has a calendar or, from before there were any, a ledger."""
    return (store / "calendar.toml").exists() or (store / "ledger" / "events").is_dir()


def require_store(store: Path) -> None:
    """StoreError for a folder nobody made a store of: a disk that is not mounted, a typo; and for
    one from which stores of others are read."""
    require_own(store)
    if not is_store(store):
        raise StoreError(
            f"{store.name}: chưa phải kho số liệu. Kiểm tra tên thư mục và ổ đĩa; kho mới tạo bằng "
            "«python -m data new» hoặc trên trang. / "
            "Not a store. Check the folder's name and that its disk is mounted; a new store is "
            "made with «python -m data new» or on the page."
        )


def read_calendar(store: Path) -> Calendar:
    """The calendar of a store; without a file it lives by the clock."""
    path = store / "calendar.toml"
    if not path.exists():
        return Calendar()
    try:
        return Calendar(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:  # no TOML, no text, no such day, kind or key
        said = " ".join(str(error).split())[:200]
        raise StoreError(
            f"calendar.toml: không đọc được ({said}). Khôi phục tệp từ bản sao lưu, hoặc sửa lại "
            "như docs/operations.md ghi. / "
            f"Cannot be read ({said}). Restore the file from a backup, or mend it as "
            "docs/operations.md says."
        ) from error


def now(store: Path) -> datetime:
    """The moment it is in the store: naive local time, the sample's day with the clock's hour."""
    clock = datetime.now(ZONE).replace(tzinfo=None)
    today = read_calendar(store).today
    return datetime.combine(today, clock.time()) if today else clock


def store_today(store: Path) -> date:
    """The day it is in the store."""
    return now(store).date()
