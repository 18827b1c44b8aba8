from tests.worlds.pipeline.steps import made

PHASE = "phase_id\nphase-1\nphase-2"
PERIOD = """
    period_id | phase_id | end_date   | due_at
    2026-Q3   | phase-1  | 2026-09-30 | 2026-10-15 23:59:59
    2026-Q4   | phase-1  | 2026-12-31 | 2027-01-15 23:59:59
    2027-Q1   | phase-2  | 2027-03-31 | 2027-04-15 23:59:59
"""
OBLIGATION = """
    obligation_id | due_at              | is_open
    2026-Q3       | 2026-10-15 23:59:59 | false
    yearly-2026   | 2026-12-15 23:59:59 | {is_open}
    final         |                     | true
"""
YEAR = "year | opens_on\n2025 | 2025-08-14\n2026 | 2026-03-31\n2027 | 2027-03-31"


def view(day: str, opened: str = "", is_open: str = "true", year: str = YEAR) -> tuple[object, ...]:
    found = made(
        "shared_view",
        asked_day=f"as_of | opened_on\n{day} | {opened}",
        phase=PHASE,
        period=PERIOD,
        obligation=OBLIGATION.format(is_open=is_open),
        reported_year=year,
    )
    row = found.rows[0]
    return tuple(row[name] for name in ("phase_id", "period_id", "year", "obligation_id"))


def test_a_phase_that_has_ended_stays_until_the_first_deadline_of_the_next() -> None:
    assert view("2027-04-15")[0] == "phase-1"
    assert view("2027-04-16")[0] == "phase-2"
    assert view("2026-01-01")[0] == "phase-1"


def test_the_period_is_the_latest_over_that_is_owed_in_this_store() -> None:
    assert view("2026-12-30")[1] == "2026-Q3"
    assert view("2026-12-31")[1] == "2026-Q4"
    assert view("2026-12-30", opened="2026-10-16")[1] is None


def test_the_year_is_the_last_that_can_be_reported_on() -> None:
    assert [view(day)[2] for day in ("2024-05-01", "2027-01-05", "2027-03-31")] == [
        2025,
        2026,
        2027,
    ]
    assert view("2026-05-01", year="")[2] == 2026


def test_the_obligation_is_the_report_of_the_period_else_what_is_due_next_else_last() -> None:
    assert view("2026-12-30")[3] == "2026-Q3"
    assert view("2026-12-31")[3] == "yearly-2026"
    assert view("2026-12-31", is_open="false")[3] == "yearly-2026"
