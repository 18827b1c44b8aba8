from tests.worlds.pipeline.steps import made

STATE = """
    is_closed | exceeded_ratio | reached_ratio | on_track_ratio | slow_ratio
    false     | 1.1            | 1.0           | 0.9            | 0.7
"""


def test_the_whole_is_the_mean_of_its_contents_over_those_with_a_share() -> None:
    found = made(
        "group_overall",
        group_content="""
            scope_id=s | is_due=true
            content_id | status       | achieved_ratio | required_ratio | has_value | value_date
            nd1        | slow         | 0.3            | 0.4            | true      | 2026-09-30
            nd2        | on_track     | 0.5            | 0.5            | true      | 2026-06-30
            nd3        | not_reported |                | 0.9            | false     |
        """,
        indicator_tally="scope_id | indicator_count | rated_count | on_path_count\ns | 9 | 7 | 4",
        scope_unit="scope_id | unit_id\ns | u1\ns | u2\ns | u3",
        unit_latest="""
            unit_id | has_value | latest_date
            u1      | true      | 2026-09-30
            u2      | true      | 2026-06-30
            u3      | false     |
        """,
        phase_state=STATE,
    )
    assert found.shows("""
        content_count | behind_content_count | pace_ratio              | pace_status
        3             | 1                    | (0.3 + 0.5) / (0.4 + 0.5) | slow
    """)
    assert found.shows("""
        value_unit_count | value_expected_count | earlier_count | indicator_count | on_path_count
        2                | 3                    | 1             | 9               | 4
    """)
