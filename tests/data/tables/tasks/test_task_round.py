from tests.worlds.pipeline.steps import made

TASK = """
    task_id    | due_kind   | due_on     | is_encouraged
    dated      | date       | 2026-06-30 | false
    open       | open       |            | false
    yearly     | every-year |            | false
    encouraged | date       | 2026-06-30 | true
"""
PERIOD = "period_id | end_date\n2025-Q4 | 2025-12-31\n2026-Q4 | 2026-12-31\n2027-Q4 | 2027-12-31"


def test_a_yearly_task_has_a_round_for_each_year_begun_and_all_else_one() -> None:
    phase = "phase_id | end_date\nphase-1 | 2026-08-31"
    day = "as_of\n2026-09-30"
    found = made("task_round", asked_day=day, task=TASK, period=PERIOD, phase=phase)
    assert found.shows("""
        task_id    | round | due_on     | is_past_due | roster_day
        dated      | once  | 2026-06-30 | true        | 2026-06-30
        open       | once  |            | false       | 2026-08-31
        yearly     | 2025  | 2025-12-31 | true        | 2025-12-31
        yearly     | 2026  | 2026-12-31 | false       | 2026-08-31
        encouraged | once  |            | false       | 2026-06-30
    """)


def test_the_last_day_itself_is_in_time() -> None:
    found = made("task_round", asked_day="as_of\n2026-06-30", task=TASK)
    late = {row["task_id"]: row["is_past_due"] for row in found.rows}
    assert late == {"dated": False, "open": False, "encouraged": False}


def test_a_round_due_before_the_store_opened_is_none() -> None:
    day = "as_of | opened_on\n2026-09-30 | 2026-07-01"
    found = made("task_round", asked_day=day, task=TASK, period=PERIOD)
    assert {(row["task_id"], row["round"]) for row in found.rows} == {
        ("open", "once"),
        ("yearly", "2026"),
        ("encouraged", "once"),
    }
