"""Small campaigns with one thing to ask about, and the questions that are raised."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from data.profiles.staff_tables import LIMITS
from queries.screening.questions import flag_list
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store

CHOSEN = Selection("c", date(2026, 10, 31))
NOW, BEFORE, EARLIER = "2026-Q3", "2026-Q2", "2026-Q1"
COUNT = {"measure": "hồ sơ", "decimals": 0, "maximum": None, "adds_up": "sum"}
Row = dict[str, Any]


def cells(indicator: str, period: str, values: Sequence[float | None], **changed: Any) -> list[Row]:
    return [
        {"unit_id": f"u{n}", "indicator_id": indicator, "period_id": period, "value": value}
        | changed
        for n, value in enumerate(values)
    ]


def campaign(results: list[Row], **tables: Any) -> Any:
    names = tables.pop("indicators", {})
    used = sorted({r["indicator_id"] for r in results})
    units = sorted({r["unit_id"] for r in results})
    owed = tables.pop("targets", {})
    return query_store(
        **{
            "period": periods(EARLIER, BEFORE, NOW),
            "indicator": [{"indicator_id": i} | names.get(i, {}) for i in used],
            "unit": [{"unit_id": u, "short_name": u.upper()} for u in units],
            "assignment": [
                {
                    "unit_id": r["unit_id"],
                    "indicator_id": r["indicator_id"],
                    "target_value": owed.get(r["indicator_id"]),
                }
                for r in results
                if r["period_id"] == NOW
            ],
            "screening_rule": [
                {"rule_id": rule, "limit_value": limit, "minimum_count": least}
                for rule, (limit, least) in LIMITS.items()
            ],
            "result": results,
        }
        | tables
    )


def raised(con: Any, rule: str, chosen: Selection = CHOSEN) -> list[Row]:
    return flag_list(con, Viewer(), chosen).filter(rule_id=rule).to_dicts()


def report(unit: str, values: list[float], period: str = NOW, **changed: Any) -> list[Row]:
    return [
        {"unit_id": unit, "indicator_id": f"i{n}", "period_id": period, "value": v} | changed
        for n, v in enumerate(values)
    ]


def jumping(last: float | None, peers: int = 8) -> list[Row]:
    changes = [4.0, 5.0, 6.0, 7.0, 8.0, 5.0, 6.0, 7.0][:peers]
    return [
        *cells("i", BEFORE, [40.3] * peers + [40.3]),
        *cells("i", NOW, [40.3 + c for c in changes] + [last]),
    ]


def territory(whole: float, last: float | None) -> Any:
    rows = cells("part", NOW, [100.0, 200.0, last])
    rows.append({"unit_id": "dept", "indicator_id": "whole", "period_id": NOW, "value": whole})
    names = {"part": {**COUNT, "part_of": "whole"}, "whole": COUNT}
    return campaign(rows, indicators=names)


def fallen(now: float, **kind: Any) -> Any:
    rows = [*cells("i", BEFORE, [200.0]), *cells("i", NOW, [now])]
    return campaign(rows, indicators={"i": COUNT | kind})


def revised(day: datetime, old: float, new: float, **kind: Any) -> Any:
    rows = [
        *cells("i", NOW, [old], known_until=day),
        *cells("i", NOW, [new], known_from=day),
    ]
    deadline = [{"due_at": datetime(2026, 11, 14, 23, 59, 59)}]
    return campaign(rows, targets={"i": 80.0}, indicators={"i": kind}, deadline=deadline)


LATE = Selection("c", date(2026, 12, 31), period=NOW)


WORDS = "Tổ công nghệ số cộng đồng đã hướng dẫn người dân tại từng hộ"


def told(*remarks: str) -> Any:
    rows = cells("i", NOW, [10.3 + n for n in range(len(remarks))])
    said = [
        {"unit_id": f"u{n}", "period_id": NOW, "remark": words} for n, words in enumerate(remarks)
    ]
    return campaign(rows, remark=said)


def noted(*notes: Row) -> Any:
    flag = "jump_against_peers|u8|i|2026-Q3"
    said = [
        {"note_id": str(n), "kind": "flag", "flag_id": flag, "recorded_by": "cán bộ"} | note
        for n, note in enumerate(notes)
    ]
    return campaign(jumping(60.3), note=said)
