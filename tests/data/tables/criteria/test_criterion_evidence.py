from tests.worlds.pipeline.steps import made


def test_every_kind_of_source_is_there_with_what_it_says() -> None:
    found = made(
        "criterion_evidence",
        criterion_indicator="unit_id | criterion_id | code | value\na | CQ6 | i | 5",
        criterion_score="""
            unit_id | criterion_id | code | value | out_of | is_known
            a       | CQ6          | s    | 3     | 4      | true
        """,
        criterion_task="unit_id | criterion_id | code | state\na | CQ6 | t | done",
        criterion_model="unit_id | criterion_id | code | state\na | CQ6 | m | recognised",
    )
    assert found.shows("""
        unit_id | criterion_id | kind      | code | phase_id | value | out_of | state
        a       | CQ6          | indicator | i    | phase-1  | 5     |        |
        a       | CQ6          | score     | s    |          | 3     | 4      |
        a       | CQ6          | task      | t    |          |       |        | done
        a       | CQ6          | model     | m    |          |       |        | recognised
    """)
