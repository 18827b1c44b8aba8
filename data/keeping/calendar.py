"""A store's own calendar: a real one lives by the clock, a sample and a snapshot stand still."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from data.keeping.durable import disk_errors, write_durably
from schemas.problems import StoreError

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
Kind = Literal["clock", "sample", "frozen"]


@dataclass(frozen=True)
class Calendar:
    """What a store holds to be today; `first_view` is the as-of date of the first page."""

    kind: Kind = "clock"
    today: date | None = None
    first_view: date | None = None


def write_calendar(
    store: Path, kind: Kind, today: date | None = None, first_view: date | None = None
) -> None:
    """Give a store its calendar; one that stands still needs its day."""
    if (kind == "clock") != (today is None):
        raise StoreError(
            "Lịch mẫu cần «today», lịch thật thì không. / "
            "A sample calendar needs «today», a clock calendar has none."
        )
    lines = [f'kind = "{kind}"']
    lines += [f"today = {today}"] if today else []
    lines += [f"first_view = {first_view}"] if first_view else []
    with disk_errors("calendar.toml"):
        store.mkdir(parents=True, exist_ok=True)
        write_durably(store / "calendar.toml", ("\n".join(lines) + "\n").encode())


def read_calendar(store: Path) -> Calendar:
    """The calendar of a store; without a file it lives by the clock."""
    path = store / "calendar.toml"
    if not path.exists():
        return Calendar()
    try:
        return Calendar(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise StoreError(
            f"calendar.toml: không đọc được ({error}). Sửa hoặc xóa tệp. / "
            f"Cannot be read ({error}). Mend the file or remove it."
        ) from error


def now(store: Path) -> datetime:
    """The moment it is in the store: naive local time, the sample's day with the clock's hour."""
    clock = datetime.now(ZONE).replace(tzinfo=None)
    today = read_calendar(store).today
    return datetime.combine(today, clock.time()) if today else clock


def store_today(store: Path) -> date:
    """The day it is in the store."""
    return now(store).date()
