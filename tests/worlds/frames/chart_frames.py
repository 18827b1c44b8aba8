"""Small frames for figures, valid against the models of schemas.frames; figures are invented."""

from datetime import date, datetime
from typing import Any

import polars as pl

from schemas.frames.bridge import AnnotationList, LevelImprovement, PhaseComparison
from schemas.frames.progress import (
    ContentStanding,
    RequiredPath,
    Trend,
    UnitMovement,
)
from schemas.frames.reference import DeadlineList, IndicatorList, PhaseList
from schemas.frames.reporting import ReportingCount

AS_OF = date(2026, 10, 31)
EVIL = '<a href="javascript:alert(1)">Xã & Phường</a>'
CONTENTS = [
    ("awareness", "Nhận thức", "Awareness"),
    ("infrastructure", "Hạ tầng số", "Infrastructure"),
    ("government", "Chính quyền số", "Digital government"),
    ("economy", "Kinh tế số", "Digital economy"),
    ("society", "Xã hội số", "Digital society"),
    ("security", "An ninh mạng", "Cyber security"),
    ("planning", "Kế hoạch", "Planning"),
    ("training", "Đào tạo", "Training"),
]


def frame(model: Any, rows: list[dict[str, Any]]) -> pl.DataFrame:
    return model.validate(pl.DataFrame(rows, schema=model.schema()))


def pace_status(achieved: float | None, required: float) -> str:
    if achieved is None:
        return "not_reported"
    if achieved >= 100:
        return "early"
    steps = [(1.1, "exceeded"), (1.0, "reached"), (0.9, "on_track"), (0.7, "slow")]
    return next((name for pace, name in steps if achieved / required >= pace), "at_risk")


def standing_row(
    content: int = 0, achieved: float | None = 50.0, required: float = 60.0, **changed: Any
) -> dict[str, Any]:
    code, vi, en = CONTENTS[content]
    return {
        "group_id": "all",
        "group_name_vi": "Toàn tỉnh",
        "group_name_en": "Whole province",
        "content_id": code,
        "position": content + 1,
        "short_vi": vi,
        "short_en": en,
        "achieved_pct": achieved,
        "required_pct": required,
        "pace_ratio": None if achieved is None else achieved / required,
        "status": pace_status(achieved, required),
        "indicator_count": 5,
        "expected_indicator_count": 6,
        "unit_count": 112,
        "expected_count": 124,
        "earlier_count": 0,
    } | changed


def standing(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(ContentStanding, list(rows))


def phases(**changed: Any) -> pl.DataFrame:
    first = {
        "phase_id": "phase-1",
        "start_date": date(2025, 5, 14),
        "end_date": date(2027, 12, 31),
        "first_year": 2025,
        "last_year": 2027,
        "is_assumed": False,
        "elapsed_ratio": 0.556,
        "is_closed": False,
        "review_on": date(2027, 12, 15),
    } | changed
    second = {
        "phase_id": "phase-2",
        "start_date": date(2028, 1, 1),
        "end_date": date(2030, 12, 31),
        "first_year": 2027,
        "last_year": 2030,
        "is_assumed": False,
        "elapsed_ratio": 0.0,
        "is_closed": False,
        "review_on": date(2030, 12, 15),
    }
    return frame(PhaseList, [first, second])


def deadlines() -> pl.DataFrame:
    rows = [
        {
            "deadline_id": f"yearly-{year}",
            "kind": "yearly",
            "due_at": datetime(year, 11, 14, 23, 59, 59),
            "recipient_vi": "Sở Nội vụ",
            "recipient_en": "Department of Home Affairs",
            "source": "KH, mục IV",
            "days_left": (date(year, 11, 14) - AS_OF).days,
            "is_next": year == 2026,
        }
        for year in range(2025, 2031)
    ]
    unknown = rows[0] | {"deadline_id": "plan", "kind": "plan", "due_at": None, "days_left": None}
    return frame(DeadlineList, [*rows, unknown])


def indicator(**changed: Any) -> dict[str, Any]:
    row = {
        "indicator_id": "online-services",
        "content_id": "government",
        "content_short_vi": "Chính quyền số",
        "content_short_en": "Digital government",
        "label_vi": "Tỷ lệ hồ sơ trực tuyến toàn trình",
        "label_en": "Fully online applications",
        "short_vi": "DVC trực tuyến",
        "short_en": "Online services",
        "measure": "%",
        "decimals": 1,
        "direction": "higher",
        "kind": "stock",
        "adds_up": "mean",
        "operator": ">=",
        "weight": 1.0,
        "minimum": 0.0,
        "maximum": 100.0,
        "source": "KH, mục II",
    } | changed
    frame(IndicatorList, [row])
    return row


QUARTERS = [
    ("2025-Q2", date(2025, 6, 30)),
    ("2025-Q4", date(2025, 12, 31)),
    ("2026-Q1", date(2026, 3, 31)),
    ("2026-Q2", date(2026, 6, 30)),
    ("2026-Q3", date(2026, 9, 30)),
]


def trend_rows(
    values: list[float | None], due: list[float | None] | None = None, **changed: Any
) -> list[dict[str, Any]]:
    due = due or [42.0, 50.0, 54.0, 59.0, 64.0]
    return [
        {
            "group_id": "all",
            "group_name_vi": "Toàn tỉnh",
            "group_name_en": "Whole province",
            "period_id": period,
            "phase_id": "phase-1",
            "end_date": end,
            "value": value,
            "required_value": required,
            "unit_count": 118,
            "fresh_count": 110,
            "expected_count": 124,
            "matched_count": 105,
            "matched_change": 4.2,
        }
        | changed
        for (period, end), value, required in zip(QUARTERS, values, due, strict=False)
    ]


def trend(*groups: list[dict[str, Any]]) -> pl.DataFrame:
    return frame(Trend, [row for group in groups for row in group])


def path(first: float = 80.0, second: float | None = 90.0, start: float = 41.0) -> pl.DataFrame:
    rows = [
        ("phase-1", date(2025, 5, 14), start, False),
        ("phase-1", date(2027, 12, 31), first, True),
        ("phase-2", date(2028, 1, 1), first, False),
        ("phase-2", date(2030, 12, 31), second, True),
    ]
    names = ("phase_id", "at_date", "required_value", "is_target")
    return frame(RequiredPath, [dict(zip(names, row, strict=True)) for row in rows])


def count_row(
    label: str = "Xã, phường",
    on_time: int = 98,
    late: int = 8,
    rejected: int = 4,
    missing: int = 14,
) -> dict[str, Any]:
    return {
        "unit_type": label,
        "label_vi": label,
        "label_en": f"{label} (en)",
        "expected_count": on_time + late + rejected + missing,
        "on_time_count": on_time,
        "late_count": late,
        "rejected_count": rejected,
        "missing_count": missing,
    }


def counts(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(ReportingCount, list(rows))


def movers(changes: dict[str, float]) -> pl.DataFrame:
    rows = [
        {
            "unit_id": f"u{i}",
            "short_name": name,
            "unit_type": "commune",
            "achieved_pct": 50.0 + change,
            "previous_pct": 50.0,
            "change_points": change,
            "indicator_count": 11,
            "unit_count": len(changes),
            "expected_count": 20,
        }
        for i, (name, change) in enumerate(changes.items())
    ]
    return frame(UnitMovement, rows)


def comparison_row(name: str = "DVC trực tuyến", **changed: Any) -> dict[str, Any]:
    return {
        "indicator_id": name,
        "content_id": "government",
        "position": 1,
        "short_vi": name,
        "short_en": f"{name} (en)",
        "measure": "%",
        "decimals": 1,
        "kind": "stock",
        "baseline_value": 41.0,
        "phase_1_value": 68.4,
        "phase_1_target": 80.0,
        "phase_2_start": 80.0,
        "phase_2_value": None,
        "phase_2_target": 90.0,
        "gained_per_year": 20.7,
        "needed_per_year": 5.2,
        "required_per_year": 3.3,
        "unit_count": 118,
        "expected_count": 124,
    } | changed


def comparison(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(PhaseComparison, list(rows))


def unit_level(
    name: str, level: float, change: float, quadrant: str = "high_fast", **changed: Any
) -> dict[str, Any]:
    start = level - change
    return {
        "unit_id": name,
        "short_name": name,
        "unit_type": "commune",
        "cluster_id": "c1",
        "level_pct": level,
        "start_pct": start,
        "change_points": change,
        "room_points": 100 - start,
        "corrected_pct": change / (100 - start if change >= 0 else start) * 100,
        "level_rank": 1,
        "change_rank": 1,
        "corrected_rank": 1,
        "quadrant": quadrant,
        "indicator_count": 11,
        "unit_count": 4,
        "expected_count": 6,
        "start_date": date(2025, 10, 31),
    } | changed


def unit_levels(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(LevelImprovement, list(rows))


def event(note_id: str, day: date, **changed: Any) -> dict[str, Any]:
    return {
        "note_id": note_id,
        "at_date": day,
        "unit_id": None,
        "indicator_id": None,
        "short_name": None,
        "text": "Sắp xếp đơn vị",
        "text_en": "Units merged",
        "source": "Nghị quyết",
        "recorded_by": "profile",
    } | changed


def events(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(AnnotationList, list(rows))
