"""Reports in words of a sample (dữ liệu minh họa): who hands them in, when, and what they say."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data.checking.layouts.report_form import sections_of
from data.samples.sample_arrivals import Apart, Asked, settings
from data.samples.sample_files import Arrival
from data.workbooks.template import Filled, unit_template
from schemas.sheets.report_words import SECTION_LIMIT
from translations import translator

COLUMNS = ["campaign_id", "unit_id", "period_id", "section_id", "text"]
BLANK, OPTIONAL_BLANK = 4, 100
RETURNED_AFTER, CORRECTED_BEFORE = timedelta(days=2, hours=3), timedelta(days=1, hours=13)


def report_words(asked: Asked, unit: Mapping[str, Any], seed: int) -> dict[str, str]:
    """What a unit writes, section by section; few mandatory ones are left blank."""
    said = {}
    for section in sections_of(asked.profile, asked.code):
        luck = digest(seed, unit["unit_id"], asked.code, section.id)
        if luck[0] >= (BLANK if section.is_mandatory else OPTIONAL_BLANK):
            said[section.id] = sentences(settings()["sections"].get(section.id, ()), luck, unit)
    return said


def digest(*parts: object) -> bytes:
    """Thirty-two numbers from 0 to 255 that depend on the parts alone."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).digest()


def sentences(pool: Sequence[str], luck: bytes, unit: Mapping[str, Any], count: int = 3) -> str:
    """Different sentences with numbers of the unit's own, labelled illustrative."""
    order = sorted(range(len(pool)), key=lambda place: luck[place + 1])[:count]
    said = [
        pool[place].format(
            n=luck[place + 11] % 37 + 3, m=luck[place + 21] % 7 + 2, unit=unit["unit_name"]
        )
        for place in sorted(order)
    ]
    return " ".join([*said, f"({settings()['note']})"])


def word_files(
    asked: Asked, comings: pl.DataFrame, apart: Apart, folder: Path, seed: int
) -> Iterator[Arrival]:
    """Every file of one report: bulk files, and workbooks of the units set apart."""
    own = pl.col("unit_id").is_in(list(apart.units))
    yield from bulk_words(asked, comings.filter(~own), folder, seed)
    yield from word_books(asked, comings.filter(own), apart, folder, seed)


def remarks(unit_id: str, period_id: str, unit_name: str) -> tuple[tuple[str, str], ...]:
    """Difficulties and proposals of a period's workbook: one or two, and perhaps one."""
    luck = digest(unit_id, period_id)
    unit = {"unit_name": unit_name}
    found = []
    for number in range(1 + luck[0] % 2):
        turn = digest(unit_id, period_id, number)
        found.append(("difficulty", sentences(settings()["difficulty"], turn, unit, 1)))
    if luck[1] % 2:
        found.append(("proposal", sentences(settings()["proposal"], luck, unit, 1)))
    return tuple(found)


def bulk_words(asked: Asked, comings: pl.DataFrame, folder: Path, seed: int) -> Iterator[Arrival]:
    """One CSV for each moment of arrival, the sections of all units that come then."""
    arrived = comings.drop_nulls("received_at").sort("received_at", "unit_id")
    groups = arrived.group_by("received_at", maintain_order=True)
    for number, ((at,), units) in enumerate(groups, start=1):
        rows = [
            (asked.profile.campaign.id, unit["unit_id"], asked.code, section, text)
            for unit in units.iter_rows(named=True)
            for section, text in report_words(asked, unit, seed).items()
        ]
        path = folder / f"{asked.profile.campaign.id}-{asked.code}-{number:02d}.csv"
        pl.DataFrame(rows, schema=COLUMNS, orient="row").write_csv(path)
        yield Arrival(path, _moment(at))


def word_books(
    asked: Asked, comings: pl.DataFrame, apart: Apart, folder: Path, seed: int
) -> Iterator[Arrival]:
    """Real workbooks: in time, corrected later, returned and mended, returned and left."""
    for unit in comings.iter_rows(named=True):
        code, at = unit["unit_id"], _moment(unit["received_at"])
        said = report_words(asked, unit, seed) or {"results": settings()["note"]}
        if code in apart.sent:
            yield Arrival(_book(asked, unit, said, folder, ""), at)
        if code in apart.corrected:
            again = {key: f"{text} {settings()['note']}." for key, text in said.items()}
            later = asked.due - CORRECTED_BEFORE
            yield Arrival(_book(asked, unit, again, folder, "-sua"), later)
        if code in (*apart.mended, *apart.returned):
            long = dict.fromkeys(said, "x " * SECTION_LIMIT)
            yield Arrival(_book(asked, unit, said | long, folder, "-loi"), at)
        if code in apart.mended:
            yield Arrival(_book(asked, unit, said, folder, "-nop-lai"), at + RETURNED_AFTER)


def _book(
    asked: Asked, unit: Mapping[str, Any], said: Mapping[str, str], folder: Path, ending: str
) -> Path:
    filled = Filled(office=settings()["note"], note=settings()["note"], sections=said)
    content = unit_template(
        asked.profile, unit, asked.code, pl.DataFrame(), translator("vi"), filled
    )
    campaign = asked.profile.campaign.id
    path = folder / f"{campaign}-{unit['unit_id']}-{asked.code}{ending}.xlsx"
    path.write_bytes(content)
    return path


def _moment(value: object) -> datetime:
    if not isinstance(value, datetime):
        raise TypeError(value)
    return value
