from tests.worlds.pipeline.steps import made


def stages(totals: str) -> dict[str, str]:
    head = "cluster_id=k\nunit_id | stage | is_whole | typed_count\n"
    found = made("ranked_stage", total_point=head + totals)
    return {row["asked_stage"]: row["stage"] for row in found.rows}


def test_the_latest_stage_is_that_with_the_most_whole_totals() -> None:
    assert stages("""
        u1 | self      | true  | 3
        u2 | self      | true  | 3
        u1 | appraised | true  | 3
        u2 | appraised | false | 1
    """) == {"latest": "self", "self": "self", "appraised": "appraised"}


def test_of_equally_whole_stages_the_later_one_counts() -> None:
    assert stages("""
        u1 | council | true | 3
        u1 | cross   | true | 3
    """) == {"latest": "council", "cross": "cross", "council": "council"}


def test_a_stage_at_which_nothing_was_typed_is_none() -> None:
    assert stages("u1 | self | false | 0") == {}
    assert stages("u1 | self | false | 1") == {"latest": "self", "self": "self"}
