from tests.worlds.pipeline.steps import made

NOW = """
    scope_id=unit:u1
    indicator_id | achieved_ratio | latest_date
    anew         | 1.4            | 2026-12-31
    again        | 0.5            | 2026-12-31
    skipped      | 0.9            | 2026-12-31
    late         | 0.9            | 2026-09-30
    without      |                | 2026-12-31
"""
BEFORE = """
    scope_id=unit:u1
    indicator_id | achieved_ratio | latest_date
    anew         | 0.6            | 2026-09-30
    again        | 0.6            | 2026-09-30
    skipped      | 0.1            | 2026-06-30
    late         | 0.1            | 2026-09-30
    without      | 0.1            | 2026-09-30
"""


def moved(now: str = NOW) -> list[dict[str, object]]:
    return made(
        "unit_move",
        own_scope="scope_id | unit_id\nunit:u1 | u1",
        group_standing=now,
        earlier_group_standing=BEFORE,
    ).rows


def test_a_unit_is_compared_over_what_it_reported_anew_one_period_later() -> None:
    (row,) = moved()
    assert row["unit_id"] == "u1"
    assert row["indicator_count"] == 2  # neither the skipped one, nor the late, nor the valueless
    assert row["achieved_pct"] == (100 + 50) / 2  # what is above the target counts as reached
    assert row["previous_pct"] == (60 + 60) / 2


def test_a_unit_that_reported_nothing_anew_has_no_row() -> None:
    assert moved(NOW.replace("2026-12-31", "2026-06-30")) == []
