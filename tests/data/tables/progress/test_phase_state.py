from tests.worlds.pipeline.steps import made

PHASE = """
    phase_id | end_date
    phase-1  | 2026-09-30
    phase-2  | 2030-12-31
"""
PERIOD = """
    period_id | phase_id | end_date   | due_at
    2026-Q2   | phase-1  | 2026-06-30 | 2026-07-15 23:59:59
    2026-Q3   | phase-1  | 2026-09-30 | 2026-10-15 23:59:59
"""


def closed(day: str, before: str, level: str = "province") -> dict[tuple[str, str], bool]:
    found = made(
        "phase_state",
        asked_day=f"as_of | previous_date\n{day} | {before}",
        campaign=f"level | on_track_ratio\n{level} | 0.9",
        phase=PHASE,
        period=PERIOD,
    )
    assert {row["on_track_ratio"] for row in found.rows} == {0.9}
    return {(row["basis"], row["phase_id"]): row["is_closed"] for row in found.rows}


def test_a_phase_is_closed_once_its_last_figures_are_due() -> None:
    assert closed("2026-10-16", "2026-10-15") == {
        ("now", "phase-1"): True,
        ("matched", "phase-1"): True,
        ("before", "phase-1"): False,
        ("now", "phase-2"): False,
        ("matched", "phase-2"): False,
        ("before", "phase-2"): False,
    }


def test_a_published_table_is_closed_on_its_last_day_and_one_without_periods_too() -> None:
    assert closed("2026-09-30", "2026-09-29", "published")["now", "phase-1"]
    assert not closed("2026-09-30", "2026-09-29")["now", "phase-1"]
    assert closed("2030-12-31", "2030-12-30")["now", "phase-2"]
