from tests.worlds.pipeline.steps import made


def test_models_speak_where_the_rubric_assesses_by_what_the_register_gives_evidence_for() -> None:
    found = made(
        "criterion_model",
        model_link="what | code\ncriterion | innovation\nindicator | role-models",
        criterion_score="""
            unit_id | criterion_id | code
            a       | MT2          | innovation
            a       | MT1          | role-models
            b       | MT2          | innovation
        """,
        model_state="""
            unit_id | model_id | model_name | state      | recognised_on
            a       | m1       | Tổ số      | recognised | 2026-03-01
            a       | m2       | Lớp số     | entered    |
            a       | m3       | Cũ         | withdrawn  | 2025-03-01
            c       | m4       | Khác       | recognised | 2026-03-01
        """,
    )
    assert found.shows("""
        unit_id | criterion_id | code | label_vi | state      | place
        a       | MT2          | m1   | Tổ số    | recognised | 1
        a       | MT2          | m2   | Lớp số   | entered    | 2
    """)
