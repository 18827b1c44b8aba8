from tests.worlds.pipeline.steps import made

TOLD = """
    round=once
    task_id | unit_id | event_no | topic | remedy | remedy_due | remedy_done_on | cell | turn
    t       | u1      | 1        | A     | fix    | 2026-09-01 |                | 2    | 1
    t       | u1      | 1        |       |        |            | 2026-09-20     | 7    | 2
    t       | u1      | 2        | B     | fix    | 2026-09-01 |                | 3    | 3
    t       | u1      | 3        | C     | fix    | 2026-12-01 |                | 4    | 4
    t       | u1      | 4        | D     |        |            |                | 5    | 5
    t       | u1      | ''       |       |        |            |                | 6    | 6
"""
STATE = "task_id | round | unit_id | short_name\nt | once | u1 | P. Một"


def test_a_later_report_changes_what_it_fills_and_the_day_says_what_is_overdue() -> None:
    day = "as_of\n2026-09-30"
    assert made("task_event", asked_day=day, told_task=TOLD, task_state=STATE).shows("""
        event_no | topic | remedy_due | remedy_done_on | remedy_state | cell
        1        | A     | 2026-09-01 | 2026-09-20     | done_late    | 7
        2        | B     | 2026-09-01 |                | overdue      | 3
        3        | C     | 2026-12-01 |                | open         | 4
        4        | D     |            |                | none         | 5
    """)


def test_the_last_day_itself_is_in_time() -> None:
    day = "as_of\n2026-09-01"
    found = made("task_event", asked_day=day, told_task=TOLD, task_state=STATE)
    assert {row["event_no"]: row["remedy_state"] for row in found.rows}["2"] == "open"
