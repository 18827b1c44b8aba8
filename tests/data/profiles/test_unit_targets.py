from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.profiles.assignment_tables import assignments, path_segments
from data.profiles.unit_targets import read_unit_targets
from schemas.plan.indicators import Target, UnitTarget
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError
from tests.worlds.query_store import QueryStore, query_store
from tests.worlds.small_profile import small_indicator, small_profile

START, END = date(2025, 1, 1), date(2027, 12, 31)
HEADER = "unit_id,indicator_id,phase,year,value,start,effective_from,source\n"


def target(phase: str, value: float, **more: Any) -> Target:
    return Target(phase=phase, value=value, source="KH 1", **more)  # type: ignore[arg-type]


def plan(**more: Any) -> Profile:
    of = {"unit_types": ("commune",), "adds_up": "sum", "kind": "flow", "path": "straight"}
    targets = (target("phase-1", 100), target("phase-1", 900, covers="campaign"))
    made = small_profile(small_indicator("i", targets=targets, **{**of, **more}))
    return replace(made, phases=replace(made.phases, starts_on=START, phase_1_ends_on=END))


def units(*ids: str) -> pl.DataFrame:
    rows = [
        {
            "campaign_id": "thu",
            "unit_id": name,
            "unit_name": f"Xã {name}",
            "short_name": name,
            "unit_type": "commune",
            "valid_from": date(2020, 1, 1),
            "valid_to": None,
        }
        for name in ids
    ]
    return pl.DataFrame(rows, schema_overrides={"valid_to": pl.Date})


def own(unit: str, value: float, phase: str = "phase-1", **more: Any) -> UnitTarget:
    return UnitTarget(unit, "i", target(phase, value, **more))


def reach(frame: pl.DataFrame) -> list[tuple[Any, ...]]:
    return frame.filter(phase_id="phase-1").select("unit_id", "target_value", "path_id").rows()


def test_a_target_of_one_unit_comes_before_that_of_its_type_and_of_the_campaign() -> None:
    found = assignments(plan(), units("a", "b"), [own("b", 250)])
    assert reach(found) == [("a", 100.0, "commune"), ("b", 250.0, "commune")]


def test_yearly_targets_of_a_unit_make_a_path_of_its_own() -> None:
    mine = [own("b", 200), own("b", 50, year=2025), own("b", 150, year=2026)]
    assert reach(assignments(plan(), units("a", "b"), mine))[1] == ("b", 200.0, "b")
    pieces = path_segments(plan(), units("a", "b"), mine).filter(path_id="b", phase_id="phase-1")
    assert pieces.select("to_date", "to_ratio").rows() == [
        (date(2025, 12, 31), 50 / 200),
        (date(2026, 12, 31), 150 / 200),
        (END, 1.0),
    ]


def test_a_revision_for_one_unit_counts_from_its_day_and_leaves_the_others_alone() -> None:
    mine = [own("b", 200), own("b", 300, effective_from=date(2026, 7, 1))]
    found = assignments(plan(), units("a", "b"), mine).filter(phase_id="phase-1")
    force = found.select("unit_id", "target_value", "in_force_from", "in_force_until").rows()
    assert force[0][:2] == ("a", 100.0)
    assert [row[1] for row in force[1:]] == [200.0, 300.0]
    assert force[1][3] == force[2][2] == date(2026, 7, 1)


def test_an_indicator_begun_later_is_assigned_and_has_its_path_from_that_day() -> None:
    late = plan(valid_from=date(2026, 4, 1))
    found = assignments(late, units("a")).filter(phase_id="phase-1")
    assert found["in_force_from"].to_list() == [date(2026, 4, 1)]
    path = path_segments(late).filter(phase_id="phase-1")
    assert path.select("from_date", "to_date").rows() == [(date(2026, 3, 31), END)]
    over = plan(valid_to=date(2026, 4, 1))
    assert assignments(over, units("a"))["in_force_until"].to_list() == [date(2026, 4, 2)]


def test_the_sum_of_unit_targets_is_what_the_campaign_is_held_against_in_the_store() -> None:
    made, mine = plan(), [own("b", 250), own("c", 30, year=2025), own("c", 60)]
    who = units("a", "b", "c")
    rows = {
        "assignment": assignments(made, who, mine),
        "path_segment": path_segments(made, who, mine),
    }
    con = query_store(
        period=[
            {
                "period_id": "2025-Q4",
                "phase_id": "phase-1",
                "start_date": date(2025, 10, 1),
                "end_date": date(2025, 12, 31),
            }
        ],
        phase=[{"phase_id": "phase-1", "start_date": START, "end_date": END}],
        unit=[{"unit_id": name, "unit_type": "commune"} for name in "abc"],
        unit_type=[{"unit_type": "commune"}],
        indicator=[{"kind": "flow", "adds_up": "sum", "maximum": None}],
        result=[
            {"unit_id": n, "period_id": "2025-Q4", "value": v}
            for n, v in (("a", 10.0), ("b", 20.0), ("c", 30.0))
        ],
        **{
            name: frame.with_columns(campaign_id=pl.lit("c")).to_dicts()
            for name, frame in rows.items()
        },
    )
    found = standing_of(con)
    gone = 364 / 1094  # days from 1 January 2025 to its last, of those to the phase's end
    assert found == [
        ("a", 10.0, 100.0, pytest.approx(100 * gone)),
        ("b", 20.0, 250.0, pytest.approx(250 * gone)),
        ("c", 30.0, 60.0, pytest.approx(30.0)),
    ]
    assert sum(row[2] for row in found) == 100 + 250 + 60


@pytest.fixture
def read(tmp_path: Path) -> Any:
    def read(lines: str) -> list[UnitTarget]:
        (path := tmp_path / "thu.csv").write_text(HEADER + lines, encoding="utf-8")
        return read_unit_targets(path, plan(), units("28777", "28778"))

    return read


def test_the_file_names_units_by_code_or_by_name(read: Any) -> None:
    found = read("28777,i,phase-1,,120,,,KH\nXã 28778,i,phase-1,2026,60.5,10,2026-07-01,KH 2\n")
    assert [(row.unit_id, row.target.value, row.target.year) for row in found] == [
        ("28777", 120.0, None),
        ("28778", 60.5, 2026),
    ]
    assert (found[1].target.start, found[1].target.effective_from) == (10.0, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("28779,i,phase-1,,1,,,KH\n", "dòng / line 2, cột / column unit_id: không có đơn vị"),
        ("28777,j,phase-1,,1,,,KH\n", "column indicator_id: không có / no such «j»"),
        ("28777,i,phase-3,,1,,,KH\n", "column phase: không có / no such «phase-3»; gần nhất"),
        ("28777,i,phase-1,,một,,,KH\n", "column value: «một» không phải số"),
        ("28777,i,phase-1,,1,,7/2026,KH\n", "column effective_from: «7/2026» không phải ngày"),
        ("28777,i,phase-1,2026.5,1,,,KH\n", "column year: «2026.5»: một năm 2025–2030"),
        ("28777,i,phase-1,năm 2026,1,,,KH\n", "column year: «năm 2026» không phải số"),
        ("28777,i,phase-1,,1,,,\n", "column source: không được trống"),
        ("28777,i,phase-1,,1,,,K\n28777,i,phase-1,,2,,,K\n", "line 3, cột / column unit_id: đã"),
    ],
)
def test_a_wrong_row_is_refused_with_file_line_and_column(
    read: Any, lines: str, message: str
) -> None:
    with pytest.raises(ProfileError) as refusal:
        read(lines)
    assert "thu.csv" in str(refusal.value)
    assert message in str(refusal.value)


def standing_of(con: QueryStore) -> list[tuple[object, ...]]:
    sql = (
        "SELECT unit_id, value, target_value, required_value"
        " FROM unit_standing WHERE phase_id = 'phase-1' ORDER BY unit_id"
    )
    return con.cursor().execute(sql, {"campaign_id": "c", "as_of": date(2026, 2, 1)}).fetchall()
