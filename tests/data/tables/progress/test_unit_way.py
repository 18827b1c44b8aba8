from tests.worlds.pipeline.steps import made

ASSIGNED = """
    unit_id | indicator_id | phase_id | baseline_value | target_value | start_value
    u1      | i            | phase-1  | 10             | 50           |
    u1      | i            | phase-2  | 10             | 90           |
    u1      | j            | phase-1  | 10             | 50           |
    u1      | j            | phase-2  | 10             | 90           | 30
    u2      | i            | phase-2  | 10             | 90           |
"""
INDICATOR = "indicator_id | kind\ni | stock\nj | flow"
KNOWN = """
    unit_id | indicator_id | phase_id | end_date   | value
    u1      | i            | phase-1  | 2026-06-30 | 41
    u1      | i            | phase-1  | 2026-09-30 | 44
    u1      | i            | phase-2  | 2027-03-31 | 60
"""


def starts(end: str) -> dict[tuple[str, str, str], float]:
    found = made(
        "unit_way",
        phase=f"phase_id | end_date\nphase-1 | {end}\nphase-2 | 2030-12-31",
        assigned=ASSIGNED,
        indicator=INDICATOR,
        known_result=KNOWN,
    )
    key = ("unit_id", "indicator_id", "phase_id")
    return {tuple(row[name] for name in key): row["baseline_value"] for row in found.rows}


def test_until_phase_1_is_over_phase_2_starts_from_its_target_then_from_its_last_value() -> None:
    before, after = starts("2027-01-01"), starts("2026-12-31")
    assert (before["u1", "i", "phase-2"], after["u1", "i", "phase-2"]) == (50, 44)
    assert (before["u2", "i", "phase-2"], after["u2", "i", "phase-2"]) == (10, 10)
    assert before["u1", "i", "phase-1"] == after["u1", "i", "phase-1"] == 10


def test_a_flow_starts_from_zero_unless_the_plan_prints_a_start() -> None:
    found = starts("2026-12-31")
    assert (found["u1", "j", "phase-1"], found["u1", "j", "phase-2"]) == (0, 30)
