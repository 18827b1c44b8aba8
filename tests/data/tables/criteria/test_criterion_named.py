from tests.worlds.pipeline.steps import made


def test_what_names_a_criterion_is_counted_by_kind_and_one_that_nothing_names_has_no_row() -> None:
    """Lines count once a rubric; those of a version not in force do not."""
    found = made(
        "criterion_named",
        criterion_basis="""
            criterion_id | kind      | code
            CQ1          | indicator | i
            CQ1          | indicator | j
            CQ1          | task      | t
            CQ8          | rule      | unity
        """,
        rubric_year="rubric_id | version\nr | 2\nq | 1",
        rubric_assessed="""
            rubric_id | version | line_kind | line_id | assessed_id
            r         | 1       | criterion | old     | CQ1
            r         | 2       | criterion | pace    | CQ1
            q         | 1       | criterion | pace    | CQ1
            q         | 1       | veto      | unity   | CQ8
        """,
    )
    assert found.shows("""
        criterion_id | indicator_count | score_count | task_count | rule_count
        CQ1          | 2               | 2           | 1          | 0
        CQ8          | 0               | 1           | 0          | 1
    """)
