from tests.worlds.pipeline.steps import made


def test_a_proposal_is_counted_once_under_every_dimension() -> None:
    found = made(
        "award_key",
        award_state="""
            proposal_id | form_id | level    | occasion | content_id | cluster_id | decided_on
            p1          | f1      | province | annual   | nd1        | cum-1      | 2026-07-09
        """,
    )
    assert found.shows("""
        proposal_id | dimension | key
        p1          | all       | all
        p1          | form      | f1
        p1          | level     | province
        p1          | occasion  | annual
        p1          | content   | nd1
        p1          | unit_type |
        p1          | cluster   | cum-1
        p1          | class     |
        p1          | phase     | phase-1
        p1          | month     | 2026-07
    """)


def test_type_and_class_are_those_of_the_unit_and_the_recipient() -> None:
    found = made("award_key", award_state="unit_type | recipient_class\nward | collective")
    keys = {row["dimension"]: row["key"] for row in found.rows}
    assert (keys["unit_type"], keys["class"]) == ("ward", "collective")


def test_what_is_of_no_content_or_cluster_has_an_empty_key_and_the_month_it_was_proposed() -> None:
    found = made("award_key", award_state="proposal_id | proposed_on\np1 | 2026-03-02")
    keys = {row["dimension"]: row["key"] for row in found.rows}
    assert (keys["content"], keys["cluster"], keys["month"]) == ("", "", "2026-03")
