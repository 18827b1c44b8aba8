from tests.worlds.pipeline.steps import made

STATE = """
    is_closed | exceeded_ratio | reached_ratio | on_track_ratio | slow_ratio
    false     | 1.1            | 1.0           | 0.9            | 0.7
"""
STANDING = """
    scope_id=s | content_id=nd1 | is_due=true | value_date=2026-09-30
    achieved_ratio | required_ratio | indicator_weight | value | target_value | is_target_met
    1.5            | 0.5            | 3                | 101   | 201          | true
    -0.2           | 0.5            | 1                | 102   | 202          | false
                   | 0.9            | 9                |       | 203          | false
                   |                | 1                | 104   |              | false
"""
REPORT = """
    content_id=nd1
    unit_id | has_value | latest_date
    u1      | true      | 2026-09-30
    u2      | true      | 2026-06-30
    u3      | false     |
    gone    | true      | 2026-09-30
"""


def test_a_content_is_the_weighted_mean_of_shares_held_between_none_and_all() -> None:
    found = made(
        "group_content",
        group_standing=STANDING,
        scope_unit="scope_id | unit_id\ns | u1\ns | u2\ns | u3",
        content_report=REPORT,
        phase_state=STATE,
    )
    assert found.shows("""
        achieved_ratio      | required_ratio          | pace_ratio  | status   | has_value
        (3 * 1 + 1 * 0) / 4 | (3 * 0.5 + 1 * 0.5) / 4 | 0.75 / 0.5  | exceeded | true
    """)
    assert found.shows("""
        is_target_met | indicator_count | expected_indicator_count | unit_count | earlier_count
        false         | 2               | 3                        | 2          | 1
    """)
    assert found.shows("value_date | expected_count\n2026-09-30 | 3")


def test_a_content_met_early_is_early_once_all_that_is_rated_is() -> None:
    standing = """
        scope_id=s | content_id=nd1 | is_due=true | indicator_weight=1
        value=1 | required_ratio=0.5
        indicator_id | achieved_ratio | is_target_met | is_met_early
        i            | 1              | true          | true
        j            |                | false         | false
    """
    found = made(
        "group_content",
        group_standing=standing,
        scope_unit="scope_id | unit_id\ns | u1",
        content_report="content_id | unit_id | has_value\nnd1 | u1 | true",
        phase_state=STATE,
    )
    assert found.shows("status | is_target_met\nearly | true")
