"""The smallest store a question can be asked of: an in-memory DuckDB with the real macros."""

import atexit
import shutil
import tempfile
import weakref
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data.keeping.reader import Reader
from data.pipeline.days import Asked
from schemas.tables import ALWAYS, FOREVER, PUBLISHED, empty
from schemas.words import RECIPIENTS

FORMULAS = sorted((Path(__file__).parents[2] / "data" / "formulas").glob("*.sql"))
START, HINGE, END = date(2025, 1, 1), date(2027, 1, 1), date(2031, 1, 1)

DEFAULTS: dict[str, dict[str, Any]] = {
    "campaign": {
        "campaign_id": "c",
        "name_vi": "Phong trào",
        "name_en": "Campaign",
        "short_vi": "Tỉnh",
        "short_en": "Province",
        "level": "province",
        "territory_code": "86",
        "is_illustrative": True,
        "cadence": "quarter",
        "cadence_source": "x",
        "exceeded_ratio": 1.1,
        "reached_ratio": 1.0,
        "on_track_ratio": 0.9,
        "slow_ratio": 0.7,
        "coverage_low_ratio": 0.8,
        "coverage_poor_ratio": 0.5,
        "staff_ceiling_pct": None,
        "opened_on": None,
    },
    "phase": {
        "campaign_id": "c",
        "phase_id": "phase-1",
        "start_date": START,
        "end_date": HINGE,
        "first_year": 2025,
        "last_year": 2027,
        "is_assumed": True,
    },
    "period": {
        "campaign_id": "c",
        "period_id": "2025-Q1",
        "phase_id": "phase-1",
        "start_date": date(2025, 1, 1),
        "end_date": date(2025, 3, 31),
        "due_at": datetime(2025, 4, 15, 23, 59, 59),
    },
    "deadline": {
        "campaign_id": "c",
        "deadline_id": "yearly-2025",
        "kind": "yearly",
        "due_at": datetime(2025, 11, 14, 23, 59, 59),
        "recipient_vi": "Sở Nội vụ",
        "recipient_en": "Home Affairs",
        "source": "V.2",
    },
    "plan_document": {
        "campaign_id": "c",
        "position": 1,
        "kind": "Kế hoạch",
        "title": "Tổ chức phong trào",
        "number": None,
        "issued_on": None,
        "is_basis": True,
        "source": "plan.txt",
    },
    "own_report": {
        "campaign_id": "c",
        "report_id": "own-yearly-2026",
        "kind": "yearly",
        "year": 2026,
        "due_at": None,
        "unit_id": "u1",
        "recipient_vi": "Bộ Nội vụ",
        "recipient_en": "Ministry",
        "source": "VI.2",
    },
    "bound_unit": {"campaign_id": "c", "deadline_id": "yearly-2025", "unit_id": "u1"},
    "content": {
        "campaign_id": "c",
        "content_id": "nd1",
        "position": 1,
        "label_vi": "Nội dung",
        "label_en": "Content",
        "short_vi": "ND",
        "short_en": "C",
        "national_code": "ND1",
    },
    "indicator": {
        "campaign_id": "c",
        "indicator_id": "i",
        "content_id": "nd1",
        "position": 1,
        "label_vi": "Chỉ tiêu",
        "label_en": "Indicator",
        "short_vi": "CT",
        "short_en": "I",
        "measure": "%",
        "decimals": 1,
        "direction": "higher",
        "kind": "stock",
        "adds_up": "mean",
        "weighted_by": None,
        "operator": "ge",
        "weight": 1.0,
        "minimum": 0.0,
        "maximum": 100.0,
        "is_mandatory": True,
        "valid_from": ALWAYS,
        "valid_to": FOREVER.date(),
        "part_of": None,
        "source": "x",
    },
    "unit_type": {
        "campaign_id": "c",
        "unit_type": "ward",
        "position": 1,
        "label_vi": "Phường",
        "label_en": "Ward",
    },
    "unit": {
        "campaign_id": "c",
        "unit_id": "u1",
        "unit_name": "Phường Một",
        "short_name": "P. Một",
        "unit_type": "ward",
        "valid_from": date(2020, 1, 1),
        "valid_to": None,
        "successor_id": None,
        "contact": None,
    },
    "former_unit": {
        "campaign_id": "c",
        "unit_id": "u1",
        "former_code": "f1",
        "former_name": "Xã Cũ",
        "former_place": "Huyện Cũ, Tỉnh Cũ",
    },
    "unit_event": {
        "campaign_id": "c",
        "unit_id": "u1",
        "on_date": date(2026, 7, 1),
        "kind": "merge",
        "position": 1,
        "successor_id": "u2",
        "former_name": None,
        "new_name": None,
        "document": "01/NQ-HĐND",
    },
    "membership": {
        "campaign_id": "c",
        "unit_id": "u1",
        "year": 2025,
        "from_date": None,
        "to_date": None,
        "is_year_last": True,
        "cluster_id": "cum-1",
        "cluster_name_vi": "Cụm 1",
        "cluster_name_en": "Cluster 1",
    },
    "assignment": {
        "campaign_id": "c",
        "unit_id": "u1",
        "indicator_id": "i",
        "phase_id": "phase-1",
        "operator": "ge",
        "baseline_value": 0.0,
        "target_value": 100.0,
        "start_value": None,
        "is_illustrative": True,
        "path_id": "ward",
        "in_force_from": ALWAYS,
        "in_force_until": FOREVER.date(),
    },
    "path_segment": {
        "campaign_id": "c",
        "indicator_id": "i",
        "phase_id": "phase-1",
        "path_id": "ward",
        "from_date": START,
        "to_date": HINGE,
        "from_ratio": 0.0,
        "to_ratio": 1.0,
        "in_force_from": ALWAYS,
        "in_force_until": FOREVER.date(),
    },
    "section": {
        "campaign_id": "c",
        "report_kind": "yearly",
        "section_id": "results",
        "position": 1,
        "label_vi": "Kết quả nổi bật",
        "label_en": "Main results",
        "is_mandatory": True,
    },
    "screening_rule": {
        "campaign_id": "c",
        "rule_id": "copied_report",
        "limit_value": 1.0,
        "minimum_count": 5,
        "is_on": True,
    },
    "note": {
        "note_id": "1",
        "campaign_id": "c",
        "kind": "annotation",
        "unit_id": None,
        "indicator_id": None,
        "obligation_id": None,
        "flag_id": None,
        "at_date": date(2025, 7, 1),
        "outcome": None,
        "text": "Sắp xếp đơn vị",
        "text_en": None,
        "source": None,
        "recorded_at": datetime(2025, 7, 1),
        "recorded_by": "profile",
    },
    "submission": {
        "submission_id": "1-u1",
        "campaign_id": "c",
        "unit_id": "u1",
        "period_id": "2025-Q1",
        "version": 1,
        "state": "accepted",
        "file_name": "a.xlsx",
        "sha256": "00",
        "received_at": datetime(2025, 4, 1),
        "received_by": "cán bộ",
        "result_count": 1,
        "problem_count": 0,
        "warning_count": 0,
    },
    "result": {
        "campaign_id": "c",
        "unit_id": "u1",
        "period_id": "2025-Q1",
        "indicator_id": "i",
        "value": 10.0,
        "note": None,
        "sheet": "Kết quả",
        "cell": "E9",
        "submission_id": "1-u1",
        "known_from": datetime(2025, 4, 1),
        "known_until": FOREVER,
    },
    "plan": {
        "campaign_id": "c",
        "unit_id": "u1",
        "period_id": "2025-Q1",
        "plan_number": "1/KH",
        "plan_date": date(2025, 2, 1),
        "sheet": "Kế hoạch",
        "cell": "B3",
        "submission_id": "1-u1",
        "known_from": datetime(2025, 4, 1),
        "known_until": FOREVER,
    },
    "remark": {
        "campaign_id": "c",
        "unit_id": "u1",
        "period_id": "2025-Q1",
        "kind": "difficulty",
        "remark": "Thiếu máy",
        "sheet": "Khó khăn",
        "cell": "B3",
        "submission_id": "1-u1",
        "known_from": datetime(2025, 4, 1),
        "known_until": FOREVER,
    },
    "subject": {
        "campaign_id": "c",
        "subject_id": "agency",
        "position": 1,
        "label_vi": "Cơ quan",
        "label_en": "Agencies",
        "source": "KH, III.1",
    },
    "subject_unit_type": {"campaign_id": "c", "unit_type": "ward", "subject_id": "agency"},
    "subject_criterion": {
        "campaign_id": "c",
        "criterion_id": "CQ1",
        "subject_id": "agency",
        "position": 1,
        "label_vi": "Tiêu chí",
        "label_en": "Criterion",
        "clause": "III.1.a",
        "source": "KH, III.1.a",
    },
    "criterion_recipient": {
        "campaign_id": "c",
        "criterion_id": "CN1",
        "recipient_class": "direct_worker",
    },
    "criterion_basis": {
        "campaign_id": "c",
        "criterion_id": "CQ1",
        "kind": "task",
        "code": "t",
        "position": 1,
    },
    "task": {
        "campaign_id": "c",
        "task_id": "t",
        "position": 1,
        "clause": "V.2",
        "kind": "other",
        "content_id": None,
        "due_kind": "open",
        "due_on": None,
        "is_encouraged": False,
        "label_vi": "Việc",
        "label_en": "Task",
        "actor_vi": None,
        "actor_en": None,
        "others_vi": None,
        "others_en": None,
        "evidence_vi": None,
        "evidence_en": None,
        "source": "V.2",
    },
    "council_area": {
        "campaign_id": "c",
        "area_id": "a",
        "position": 1,
        "member_vi": "Ủy viên",
        "member_en": "Member",
        "area_vi": "Địa bàn",
        "area_en": "Places",
        "document": None,
        "is_illustrative": False,
    },
    "council_area_party": {"campaign_id": "c", "area_id": "a", "party": "u1"},
    "task_party": {"campaign_id": "c", "task_id": "t", "role": "lead", "party": "u1"},
    "task_report": {
        "campaign_id": "c",
        "unit_id": "u1",
        "period_id": "task-2026",
        "task_id": "t",
        "round": "once",
        "event_no": "",
        "state": "done",
        "done_on": None,
        "document": None,
        "people_count": None,
        "note": None,
        **dict.fromkeys(("topic", "finding", "remedy", "remedy_due", "remedy_done_on")),
        "sheet": None,
        "cell": "2",
        "submission_id": "1-u1",
        "file_name": "a.csv",
        "known_from": datetime(2026, 7, 5),
        "known_until": FOREVER,
    },
    "model_ask": {
        "campaign_id": "c",
        "ask_id": "a",
        "position": 1,
        "clause": "I.2",
        "counts": "recognised",
        "kind": None,
        "is_of_units": False,
        "at_least": None,
        "due_on": None,
        "label_vi": "Yêu cầu",
        "label_en": "Requirement",
        "source": "I.2",
    },
    "model_party": {"campaign_id": "c", "ask_id": "a", "unit_type": "ward"},
    "model_link": {"campaign_id": "c", "what": "criterion", "code": "models", "source": "I.2"},
    "model_report": {
        "campaign_id": "c",
        "unit_id": "u1",
        "period_id": "model-2026",
        "model_id": "M1",
        "model_name": "Mô hình",
        "kind": "model",
        "content_id": None,
        "recognised_on": date(2026, 3, 1),
        "document": "1/QĐ",
        "effect": None,
        "effect_value": None,
        "effect_measure": None,
        "withdrawn_on": None,
        "reason": None,
        "sheet": None,
        "cell": "2",
        "submission_id": "1-u1",
        "file_name": "a.csv",
        "known_from": datetime(2026, 7, 5),
        "known_until": FOREVER,
    },
    "model_spread": {
        "campaign_id": "c",
        "unit_id": "u1",
        "period_id": "model-2026",
        "model_id": "M1",
        "replicated_to": "u2",
        "replicated_on": date(2026, 5, 1),
        "sheet": None,
        "cell": "3",
        "submission_id": "1-u1",
        "file_name": "a.csv",
        "known_from": datetime(2026, 7, 5),
        "known_until": FOREVER,
    },
    "score": {
        "campaign_id": "c",
        "sender_id": "cum-1",
        "period_id": "appraised-2026",
        "year": 2026,
        "stage": "appraised",
        "unit_id": "u1",
        "marker_id": None,
        "item": "criterion",
        "criterion_id": "a",
        "is_applicable": True,
        "amount": 1.0,
        "against": None,
        "evidence": None,
        "reason": None,
        "sheet": "Thẩm định",
        "cell": "E9",
        "submission_id": "1-s",
        "known_from": datetime(2026, 10, 28),
        "known_until": FOREVER,
    },
    "reply": {
        "campaign_id": "c",
        "unit_id": "u1",
        "period_id": "reply-2026",
        "year": 2026,
        "criterion_id": "a",
        "reply": "Có quyết định",
        "evidence": None,
        "sheet": "Phản hồi",
        "cell": "D9",
        "submission_id": "1-p",
        "known_from": datetime(2026, 10, 29),
        "known_until": FOREVER,
    },
    "recipient_class": {"recipient_class": "collective", "subject": "collective"},
    "store": {
        "version": "1-abc",
        "calendar": "sample",
        "today": date(2030, 12, 20),
        "first_view": date(2026, 10, 31),
        "is_sample": True,
    },
}
PHASE_2 = {"phase_id": "phase-2", "start_date": HINGE, "end_date": END}
OWED = ("deadline", "unit")
CONTENT: dict[str, list[dict[str, Any]]] = {
    "campaign": [{}],
    "phase": [{}, PHASE_2],
    "content": [{}],
    "indicator": [{}],
    "unit_type": [{}],
    "store": [{}],
    "recipient_class": [
        {"recipient_class": name, "subject": subject} for name, subject in RECIPIENTS.items()
    ],
}
WORLDS, DAYS = count(1), count(1)
QUARTERS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


def rows(table: str, *changes: dict[str, Any]) -> pl.DataFrame:
    """Rows of a table: the default row with each set of changes."""
    schema = empty(PUBLISHED[table]).schema
    full = [{**DEFAULTS.get(table, {}), **change} for change in changes]
    if table == "membership":
        full = [_in_its_year(row) for row in full]
    return pl.DataFrame(full, schema=schema)


def _in_its_year(row: dict[str, Any]) -> dict[str, Any]:
    """The whole of the year where no day is said."""
    first, last = date(row["year"], 1, 1), date(row["year"], 12, 31)
    return row | {"from_date": row["from_date"] or first, "to_date": row["to_date"] or last}


def periods(*names: str) -> list[dict[str, Any]]:
    """Changes for quarterly periods such as 2025-Q3, each in the phase its last day falls in."""
    found = []
    for name in names:
        year, quarter = int(name[:4]), int(name[-1])
        end = date(year, *QUARTERS[quarter])
        found.append(
            {
                "period_id": name,
                "phase_id": "phase-1" if end < HINGE else "phase-2",
                "start_date": date(year, quarter * 3 - 2, 1),
                "end_date": end,
                "due_at": datetime(end.year + quarter // 4, (quarter * 3) % 12 + 1, 15, 23, 59, 59),
            }
        )
    return found


class QueryStore(Reader):
    """A reader of tables in memory; `execute` is for what a question never does."""

    def __init__(self, con: duckdb.DuckDBPyConnection, base: str = "main") -> None:
        super().__init__(lambda: con, base)
        self.execute = con.execute


def query_store(**tables: list[dict[str, Any]]) -> QueryStore:
    """A store with the tables given as changes to the default row; the rest hold what they must.

    It is a database of its own beside the others of this process, which share one engine: starting
    an engine costs more than what is asked of most stores. It goes when nobody holds it any more.
    """
    name = f"world_{next(WORLDS)}"
    con = _engine().cursor()
    con.execute(f"ATTACH ':memory:' AS {name}")
    con.execute(f"COPY FROM DATABASE pattern TO {name}")
    con.execute(f"USE {name}.main")
    _fill(con, tables)
    store = QueryStore(con, f"{name}.main")
    store._days._numbers = DAYS  # schemas of days stand side by side in the one memory
    weakref.finalize(store._days, _forget, store._days._kept, name)
    return store


def lone_store(**tables: list[dict[str, Any]]) -> QueryStore:
    """The same with an engine of its own, its tables in memory.main: for tests of the engine."""
    con = duckdb.connect(":memory:", config={"threads": "1"})
    con.execute(f"ATTACH '{_pattern()}' AS pattern (READ_ONLY)")
    con.execute("COPY FROM DATABASE pattern TO memory")
    con.execute("DETACH pattern")
    _fill(con, tables)
    return QueryStore(con)


def _everybody(tables: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Each deadline binds every unit of its campaign, as where a plan does not say whom."""
    named = {name: [{**DEFAULTS[name], **row} for row in tables.get(name, [])] for name in OWED}
    pairs = [
        (d["campaign_id"], d["deadline_id"], u["unit_id"])
        for d in named["deadline"]
        for u in named["unit"]
        if d["campaign_id"] == u["campaign_id"]
    ]
    known = ("campaign_id", "deadline_id", "unit_id")
    return [dict(zip(known, pair, strict=True)) for pair in dict.fromkeys(pairs)]


def _fill(con: duckdb.DuckDBPyConnection, tables: dict[str, list[dict[str, Any]]]) -> None:
    if "bound_unit" not in tables:
        tables = {**tables, "bound_unit": _everybody(tables)}
    for name, changes in tables.items():
        if name in CONTENT:
            con.execute(f"DELETE FROM {name}")
        if changes:
            _insert(con, name, rows(name, *changes))


def _insert(con: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    con.register("incoming", frame.to_arrow())
    con.execute(f"INSERT INTO {name} SELECT * FROM incoming")
    con.unregister("incoming")


def _forget(kept: dict[Asked, Any], name: str) -> None:
    with suppress(duckdb.Error):  # the process ends, and the engine with it
        con = _engine().cursor()
        for day in kept.values():
            con.execute(f"DROP SCHEMA memory.{day.schema} CASCADE")
        con.execute(f"DETACH {name}")


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(":memory:", config={"threads": "1"})
    con.execute(f"ATTACH '{_pattern()}' AS pattern (READ_ONLY)")
    return con


@cache
def _pattern() -> Path:
    """Tables and macros, with the rows that every store has unless it is given others."""
    folder = Path(tempfile.mkdtemp(prefix="query-store-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with duckdb.connect(str(folder / "pattern.duckdb")) as con:
        for name, model in PUBLISHED.items():
            con.register("incoming", empty(model).to_arrow())
            con.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
            con.unregister("incoming")
        for path in FORMULAS:
            con.execute(path.read_text(encoding="utf-8"))
        for name, changes in CONTENT.items():
            _insert(con, name, rows(name, *changes))
    return folder / "pattern.duckdb"
