from tests.worlds.pipeline.steps import worth


def standing(kind: str, due: str, said: str, past: str = "false", done: str = "NULL") -> str:
    day = f"DATE '{due}'" if due else "NULL::DATE"
    found: str = worth(f"task_standing('{kind}', {day}, {past}, {said}, {done})")
    return found


def test_what_is_done_is_on_time_late_or_done_where_no_day_is_named() -> None:
    assert standing("date", "2026-06-30", "'done'", done="DATE '2026-06-30'") == "done_on_time"
    assert standing("date", "2026-06-30", "'done'", done="DATE '2026-07-01'") == "done_late"
    assert standing("open", "", "'done'") == "done"
    assert (
        standing("standing", "", "'done'") == standing("standing", "", "'under_way'") == "standing"
    )


def test_what_is_said_unfinished_is_overdue_after_its_day_and_silence_is_a_state() -> None:
    assert standing("date", "2026-06-30", "'under_way'", past="true") == "overdue"
    assert standing("date", "2026-06-30", "'not_started'", past="true") == "overdue"
    assert standing("date", "2026-06-30", "NULL", past="true") == "not_reported"
    assert standing("date", "2026-06-30", "'under_way'") == "under_way"
    assert standing("date", "2026-06-30", "NULL") == "not_due"
    assert standing("open", "", "'not_started'") == "not_started"
    assert standing("open", "", "NULL") == "not_reported"
