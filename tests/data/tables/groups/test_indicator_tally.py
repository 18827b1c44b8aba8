from tests.worlds.pipeline.steps import made


def test_indicators_with_a_target_rated_and_on_their_path_are_counted() -> None:
    statuses = [
        "exceeded",
        "early",
        "reached",
        "on_track",
        "slow",
        "at_risk",
        "not_met",
        "not_due",
        "not_reported",
        "no_target",
    ]
    rows = [f"i{n} | {status} | 1" for n, status in enumerate(statuses[:-1])]
    standing = "\n".join(["scope_id=s", "indicator_id | status | target_value", *rows])
    found = made("indicator_tally", group_standing=f"{standing}\nx | no_target |")
    assert found.shows("""
        scope_id | indicator_count | rated_count | on_path_count
        s        | 9               | 7           | 4
    """)
