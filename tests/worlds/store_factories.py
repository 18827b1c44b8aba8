"""The smallest stores: one campaign of two units, and reports made by hand or sent as files."""

import os
import shutil
from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data.checking.check import CheckedReport
from data.keeping.calendar import write_calendar
from data.keeping.lake.setting import lake_of
from data.keeping.ledger.chain import read_chain
from data.keeping.ledger.event import Event
from data.keeping.ledger.ledger import Receipt, writer
from data.keeping.publishing.publish import is_behind, publish, publish_behind
from data.keeping.reader import Reader
from data.keeping.store import version
from data.profiles.catalog import Catalog
from schemas.plan.indicators import Content, Indicator, Target, UnitType
from schemas.plan.profile import Campaign, Phases, Profile
from schemas.plan.reporting import Reporting
from schemas.problems import Problem
from schemas.tables import MembershipTable, PlanRow, RemarkRow, ResultRow, UnitTable, empty
from tests.worlds.once import FOLDER, shared_world

CAMPAIGN = "c"
TODAY = date(2030, 12, 20)
Values = dict[str, float | None]


def indicator(**said: Any) -> Indicator:
    given: dict[str, Any] = {
        "id": "i1",
        "content": "nd1",
        "label_vi": "Chỉ tiêu",
        "label_en": "Indicator",
        "short_vi": "CT",
        "short_en": "I",
        "measure": "hồ sơ",
        "direction": "higher",
        "kind": "stock",
        "adds_up": "mean",
        "operator": "ge",
        "unit_types": ("ward",),
        "source": "x",
        "baseline": 0.0,
        "targets": (Target("phase-1", "x", value=1000.0),),
    }
    return Indicator(**(given | said))


def profile() -> Profile:
    return Profile(
        campaign=Campaign("c", "Phong trào", "Campaign", "PT", "C", "commune", "86", "x"),
        documents=(),
        phases=Phases(
            starts_on=date(2026, 1, 1),
            phase_1_years=(2026, 2027),
            phase_2_years=(2028, 2030),
            interim_review_on=date(2027, 12, 31),
            final_review_on=date(2030, 12, 31),
            source="x",
        ),
        contents=(Content("nd1", "Nội dung", "Content", "ND", "C", "x"),),
        unit_types=(UnitType("ward", "Phường", "Ward"),),
        indicators=(indicator(id="i1"), indicator(id="i2")),
        reporting=Reporting("quarter", "2026-Q1", "2030-Q4", 15, "x"),
    )


def catalog() -> Catalog:
    units = [
        ("c", f"0{n}", f"Phường {n}", f"P. {n}", "ward", date(2025, 7, 1), None, None, None)
        for n in (1, 2)
    ]
    frame = pl.DataFrame(units, schema=empty(UnitTable).schema, orient="row")
    return Catalog({"c": profile()}, frame, empty(MembershipTable))


CATALOG = catalog()


def results(unit: str, period: str, values: Values) -> pl.DataFrame:
    rows = [
        ("c", unit, period, name, value, None, "So lieu", f"D{line}")
        for line, (name, value) in enumerate(values.items(), start=6)
    ]
    return pl.DataFrame(rows, schema=empty(ResultRow).schema, orient="row")


def plans(unit: str, period: str, number: str | None) -> pl.DataFrame:
    if number is None:
        return empty(PlanRow)
    row = ("c", unit, period, number, date(2026, 2, 3), "Ke hoach", "C5")
    return pl.DataFrame([row], schema=empty(PlanRow).schema, orient="row")


def remarks(unit: str, period: str, words: Sequence[str]) -> pl.DataFrame:
    rows = [
        ("c", unit, period, "difficulty", text, "Kien nghi", f"B{line}")
        for line, text in enumerate(words, start=4)
    ]
    return pl.DataFrame(rows, schema=empty(RemarkRow).schema, orient="row")


def checked(
    content: bytes,
    values: Values | None = None,
    unit: str = "01",
    period: str = "2026-Q1",
    plan: str | None = None,
    words: Sequence[str] = (),
    problems: tuple[Problem, ...] = (),
) -> CheckedReport:
    return CheckedReport(
        file_name="bao-cao.xlsx",
        sha256=sha256(content).hexdigest(),
        campaign_id="c",
        unit_id=unit,
        period_id=period,
        problems=problems,
        frames={
            "result": results(unit, period, values or {}),
            "plan": plans(unit, period, plan),
            "remark": remarks(unit, period, words),
        },
    )


def sample_store(folder: Path) -> Path:
    """A store whose day is TODAY."""
    store = folder / "store"
    write_calendar(store, "sample", TODAY, date(2026, 10, 31))
    return store


def sent_file(store: Path, content: bytes) -> Path:
    """A file of that content beside the store, one of its own: writers at once share none."""
    path = store.parent / f"sent-{store.name}-{sha256(content).hexdigest()[:12]}.bin"
    path.write_bytes(content)
    return path


def hand_in(
    store: Path, values: Values, at: datetime, *, form: str = "workbook", **said: Any
) -> Event:
    """Accept a hand-made report without publishing it."""
    content = f"{values} {at} {said}".encode()
    path = sent_file(store, content)
    with writer(store) as ledger:
        receipt = Receipt(path, form, at, "van-thu")  # type: ignore[arg-type]
        return ledger.accept(checked(content, values, **said), receipt)


def turn_away(store: Path, at: datetime, content: bytes = b"bad") -> Event:
    """Keep a hand-made report aside."""
    path = sent_file(store, content)
    wrong = Problem("bao-cao.xlsx", "not_a_number", cell="D6", value="abc")
    with writer(store) as ledger:
        report = checked(content, {}, problems=(wrong,))
        return ledger.reject(report, Receipt(path, "workbook", at, "van-thu"))


def published(store: Path) -> str:
    """The version once everything is published: the first of a ledger is made once a run for all
    tests that begin with the same; what came since the last is carried on, which takes half of a
    whole publication, and where nothing came the whole is made again."""
    is_first = not (store / "published").exists() and not lake_of(store)
    if is_first and FOLDER in os.environ:
        first = shared_world(f"published-{_beginning(store)}", lambda into: _published(store, into))
        shutil.copytree(first, store / "published")
    elif is_behind(store):
        publish_behind(store, CATALOG)
    else:
        return publish(store, CATALOG)
    return version(store)


def _published(store: Path, folder: Path) -> Path:
    publish(Path(shutil.copytree(store, folder / "store")), CATALOG)
    return folder / "store" / "published"


def _beginning(store: Path) -> str:
    """What a first publication rests on: the calendar, and the chain of what was handed in.

    A store from before calendars has none."""
    calendar = store / "calendar.toml"
    kind = calendar.read_text(encoding="utf-8") if calendar.exists() else ""
    said = [kind, *read_chain(store)[1][-1:]]
    return sha256("\n".join(said).encode()).hexdigest()[:12]


def csv_file(folder: Path, name: str, *rows: tuple[str, str, str, str]) -> Path:
    """A bulk file: unit, period, indicator, value of campaign c."""
    path = folder / name
    lines = ["campaign_id,unit_id,period_id,indicator_id,value,note"]
    lines += [",".join(["c", *row, ""]) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def answers(con: Reader | duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return con.cursor().execute(sql).fetchall()
