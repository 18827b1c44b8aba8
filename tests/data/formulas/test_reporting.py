from tests.worlds.pipeline.steps import worth


def test_a_moment_is_on_time_up_to_its_last_second_and_undated_without_a_deadline() -> None:
    due = "TIMESTAMP '2026-10-15 23:59:59'"
    assert worth(f"timeliness(TIMESTAMP '2026-10-15 23:59:59', {due})") == "on_time"
    assert worth(f"timeliness(TIMESTAMP '2026-10-16 00:00:00', {due})") == "late"
    assert worth("timeliness(TIMESTAMP '2026-10-16 00:00:00', NULL)") == "undated"
