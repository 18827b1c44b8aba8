from tests.worlds.pipeline.steps import made

PERIOD = """
    period_id | phase_id | end_date
    2025-Q2   | phase-1  | 2025-06-30
    2025-Q3   | phase-1  | 2025-09-30
    2026-Q2   | phase-1  | 2026-06-30
    2026-Q3   | phase-1  | 2026-09-29
    2027-Q2   | phase-2  | 2027-06-30
"""
PHASE = "phase_id | start_date\nphase-1 | 2025-01-01\nphase-2 | 2027-01-01"


def test_improvement_is_counted_from_a_year_before_or_the_start_of_the_phase() -> None:
    found = made("gain_start", phase=PHASE, period=PERIOD)
    assert found.shows("""
        phase_id | required_date | start_date | is_phase_start
        phase-1  | 2025-06-30    | 2025-01-01 | true
        phase-1  | 2025-09-30    | 2025-01-01 | true
        phase-1  | 2026-06-30    | 2025-06-30 | false
        phase-1  | 2026-09-29    | 2025-06-30 | false
        phase-2  | 2027-06-30    | 2027-01-01 | true
    """)
