"""What the unit page says: identity, headline figures, changes, milestones, heat table."""

from datetime import date, datetime
from typing import Any

import polars as pl
import pytest

from answers.progress.heat_table import heat_cell, heat_table
from answers.units.figures import identity_line, unit_figures
from answers.units.story import (
    change_line,
    change_reason,
    change_title,
    milestone_rows,
    remark_source,
    state_of,
)
from tests.worlds.frames.chart_frames import standing, standing_row
from tests.worlds.frames.unit_frames import peer, scores
from translations import translator

VI, EN = translator("vi"), translator("en")


UNIT = {
    "unit_id": "29266",
    "unit_name": "Xã Càng Long",
    "short_name": "Xã Càng Long",
    "type_vi": "Xã",
    "type_en": "Commune",
    "valid_from": date(2025, 7, 1),
    "valid_to": None,
    "successor_id": None,
    "successor_name": None,
    "contact": None,
    "former_names": "Thị trấn Càng Long, Xã Mỹ Cẩm",
}


def cluster(name: str, first: int, last: int) -> dict[str, Any]:
    return {
        "cluster_id": name,
        "cluster_name_vi": name,
        "cluster_name_en": name,
        "first_date": date(first, 1, 1),
        "last_date": date(last, 12, 31),
    }


def test_the_identity_tells_clusters_over_the_years_and_former_names() -> None:
    years = [cluster("Cụm 6", 2026, 2026), cluster("Cụm 5", 2024, 2025)]
    assert identity_line(UNIT, years, [], VI) == (
        "Mã 29266 · Xã · Cụm 6 (2026), trước là Cụm 5 (2024–2025) · từ 01/07/2025"
        " · gồm Thị trấn Càng Long, Xã Mỹ Cẩm"
    )
    assert "Cụm" not in identity_line(UNIT | {"former_names": None}, [], [], EN)
    moved = cluster("Cụm 6", 2026, 2026) | {"first_date": date(2026, 5, 1)}
    assert "Cụm 6 (01/05/2026–31/12/2026)" in identity_line(UNIT, [moved], [], VI)


def owed(kind: str = "period", **counts: int) -> dict[str, Any]:
    names = (
        *("expected", "exempt", "received", "accepted", "complete", "on_time", "late"),
        *("rejected", "waiting", "overdue", "undated"),
    )
    return {
        "obligation_id": "2026-Q3",
        "kind": kind,
        "period_id": "2026-Q3",
        "year": 2026,
        "due_at": datetime(2026, 10, 15, 23, 59, 59),
        "is_open": False,
    } | {f"{n}_count": counts.get(n, 1 if n == "expected" else 0) for n in names}


def change(kind: str, before: str | None, now: str, note: str | None = None) -> dict[str, Any]:
    return {
        "indicator_id": "i",
        "short_vi": "Chữ ký số",
        "short_en": "Signatures",
        "measure": "%",
        "decimals": 1,
        "value": 20.0,
        "value_before": 12.0,
        "status": now,
        "status_before": before,
        "change_kind": kind,
        "note": note,
    }


def test_headline_figures_count_what_is_on_path_and_above_the_median() -> None:
    own = [peer(1, 70.0), peer(2, 40.0), peer(3, None, status="not_reported")]
    turned = [change("better", "slow", "exceeded"), change("new", None, "slow")]
    plan = {
        "plan_date": date(2025, 10, 28),
        "plan_number": "1/KH",
        "due_at": datetime(2025, 12, 31),
        "state": "on_time",
    }
    figures = unit_figures(own, scores(10.0, 20.0).to_dicts(), turned, owed(rejected=1), plan, VI)
    assert [(f.value, f.change) for f in figures] == [
        ("1/3", "+1"),
        ("20,0", "+10,0"),
        ("1/2", None),
        ("Bị trả lại", None),
        ("Đã ban hành", None),
    ]
    assert "2/3 chỉ tiêu có số" in figures[0].chip
    assert "9/10 đơn vị" in figures[1].chip
    assert "10/10 đơn vị cùng cụm" in figures[2].chip
    assert "28/10/2025, đúng hạn" in figures[4].chip


def test_a_unit_that_owes_nothing_gets_dashes_and_no_fault() -> None:
    figures = unit_figures([], [], [], None, None, EN)
    assert [f.value for f in figures] == ["–"] * 5


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({"on_time": 1, "complete": 1}, "received"),
        ({"on_time": 1}, "incomplete"),
        ({"late": 1}, "late"),
        ({"rejected": 1}, "rejected"),
        ({"overdue": 1}, "overdue"),
        ({"waiting": 1}, "waiting"),
        ({"exempt": 1}, "exempt"),
    ],
)
def test_the_one_state_is_read_from_the_counts(counts: dict[str, int], state: str) -> None:
    assert state_of(owed(**counts)) == state


def test_a_change_keeps_the_old_status_and_its_reason_in_sight() -> None:
    row = change("worse", "reached", "slow")
    assert "12,0%" in change_line(row, VI)
    assert "20,0%" in change_line(row, VI)
    assert VI("status.reached") in change_line(row, VI)
    assert change_reason(row, VI) == VI("unit.change_unexplained")
    assert "mở điểm" in change_reason(row | {"note": "mở điểm"}, VI)
    assert change_reason(change("rise", "slow", "slow"), VI) == ""
    assert "12,0%" not in change_line(change("new", None, "slow"), VI)


def test_the_title_counts_what_turned() -> None:
    rows = [change(kind, None, "slow") for kind in ("better", "worse", "worse", "rise")]
    assert change_title(rows, VI) == "1 chỉ tiêu chuyển tốt hơn, 2 chỉ tiêu chuyển xấu đi"
    assert change_title([], VI) == VI("unit.changes_none")
    assert change_title(rows[3:], VI) == VI("unit.changes_values", count="1")


def test_milestones_are_the_past_ones_and_the_next_two() -> None:
    rows = [
        owed("plan", overdue=1) | {"obligation_id": "plan-1"},
        *(
            owed("yearly", waiting=1) | {"obligation_id": f"y{n}", "is_open": True}
            for n in range(4)
        ),
        owed(),
    ]
    shown = [row["obligation_id"] for row in milestone_rows(pl.DataFrame(rows))]
    assert shown == ["plan-1", "y0", "y1"]


def test_words_lead_to_report_sheet_cell_and_version() -> None:
    row = {"period_id": "2026-Q2", "sheet": "Khó khăn", "cell": "B4", "version": 2}
    assert remark_source(row, VI) == "Báo cáo quý II/2026, trang «Khó khăn», ô B4, bản 2"
    assert "dòng 115" in remark_source(row | {"cell": "115"}, VI)
    bare = {"period_id": "yearly-2026", "sheet": None, "cell": None, "version": None}
    assert remark_source(bare, VI) == VI.period("yearly-2026").capitalize()


def test_the_heat_table_sorts_as_numbers_and_keeps_the_sign() -> None:
    shares = [9.0, 45.2, 100.0, None]
    rows = [
        standing_row(0, share, group_id=f"g{n}", group_name_vi=f"Xã {n}")
        for n, share in enumerate(shares)
    ]
    groups, shown = heat_table(standing(*rows), VI)
    assert groups[0] == "g0"
    assert shown.columns == ["Nhóm", "Nhận thức"]
    cells = [heat_cell(row, VI) for row in rows[:3]]
    assert cells == sorted(cells)
    assert cells[0].split() == ["9,0", "✕"]
    assert heat_cell(rows[3], VI).split() == ["–", "○"]
    assert shown.height == 4
