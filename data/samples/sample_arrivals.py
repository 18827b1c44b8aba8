"""When reports in words of a sample come, and which units send a workbook of their own."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.catalog import Catalog
from data.profiles.deadlines import bound_by
from data.profiles.report_codes import WORDED
from data.samples.sample_values import uniform
from schemas.plan.profile import Profile

SETTINGS = Path(__file__).resolve().parent / "words.toml"
FIRST, LAST = timedelta(days=25), timedelta(days=5)


@dataclass(frozen=True)
class Asked:
    """One report in words of one campaign; `due` is the deadline, or late November without one."""

    profile: Profile
    code: str
    due: datetime
    is_now: bool


@dataclass(frozen=True)
class Apart:
    """Units that come in workbooks of their own, and how; the others come in bulk files."""

    sent: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()

    @property
    def units(self) -> set[str]:
        """Every unit with a workbook of its own."""
        return {*self.sent, *self.mended, *self.returned}


@cache
def settings() -> dict[str, Any]:
    """Sentences, notes and arrival times of the sample."""
    return tomllib.loads(SETTINGS.read_text(encoding="utf-8"))


def asked_reports(catalog: Catalog, campaign_id: str, year: int) -> Iterator[Asked]:
    """Every yearly, interim and final report of a campaign; the yearly one of `year` is now."""
    profile = catalog.profile(campaign_id)
    reports = catalog.reports(campaign_id).filter(pl.col("kind").is_in(WORDED))
    for row in reports.iter_rows(named=True):
        late = datetime.combine(date(row["end_date"].year, 11, 30), time(23, 59, 59))
        code = row["period_id"]
        yield Asked(profile, code, row["due_at"] or late, code == f"yearly-{year}")


def comings(asked: Asked, units: pl.DataFrame, seed: int) -> pl.DataFrame:
    """When each unit's report comes: unit_id, received_at (null: never)."""
    slots = settings()["now" if asked.is_now else "other"]
    luck = uniform(seed + 31, "unit_id", "period_id")
    chosen = pl.lit(None, pl.Datetime("us"))
    reached = sum(slot["share"] for slot in slots)
    for slot in reversed(slots):
        at = datetime.combine(asked.due.date() - timedelta(days=slot["days"]), slot["at"])
        chosen = pl.when(luck < reached).then(pl.lit(at)).otherwise(chosen)
        reached -= slot["share"]
    return units.with_columns(period_id=pl.lit(asked.code)).with_columns(received_at=chosen)


def bound_to(profile: Profile, code: str, units: pl.DataFrame) -> pl.DataFrame:
    """Units that the plan binds to a report or plan; the others send none."""
    bound = bound_by(profile, code)
    who = units.select("unit_id", "unit_type").rows()
    return units.filter(pl.Series([bound.binds(*unit) for unit in who], dtype=pl.Boolean))


def exempted(asked: Asked, units: pl.DataFrame, count: int, seed: int) -> list[str]:
    """Units that need not hand in the report of now."""
    if not asked.is_now:
        return []
    return units.sort(uniform(seed + 34, "unit_id"))["unit_id"].head(count).to_list()


def set_apart(
    asked: Asked, comings: pl.DataFrame, books: int, returned: int, corrected: int, seed: int
) -> Apart:
    """Who sends a workbook: of the report of now several, of the others one."""
    at = pl.col("received_at")
    early = comings.filter(at.is_between(asked.due - FIRST, asked.due - LAST))
    pool = early.sort(uniform(seed + 33, "unit_id", "period_id"))["unit_id"].to_list()
    if not asked.is_now:
        return Apart(sent=tuple(pool[:1]))
    sent, bad = tuple(pool[:books]), tuple(pool[books : books + returned])
    half = len(bad) // 2
    return Apart(sent, sent[:corrected], bad[:half], bad[half:])
