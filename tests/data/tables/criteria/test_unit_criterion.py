from tests.worlds.pipeline.steps import made


def test_a_unit_is_judged_by_the_criteria_of_the_subject_its_type_is_of() -> None:
    found = made(
        "unit_criterion",
        roster="unit_id | unit_type | cluster_id\nw | ward | k\nf | firm |\no | office |",
        subject_unit_type="subject_id | unit_type\nagency | ward\nfirms | firm",
        subject_criterion="""
            subject_id | criterion_id | position
            agency     | CQ1          | 1
            agency     | CQ2          | 2
            firms      | DN1          | 3
            people     | CN1          | 4
        """,
    )
    assert found.shows("""
        unit_id | criterion_id | subject_id | cluster_id
        w       | CQ1          | agency     | k
        w       | CQ2          | agency     | k
        f       | DN1          | firms      |
    """)
