from tests.worlds.pipeline.steps import made


def test_the_latest_round_of_a_task_speaks_and_silence_is_not_known() -> None:
    found = made(
        "criterion_task",
        unit_criterion="unit_id | criterion_id\na | MT1\nb | MT1\nc | MT1",
        criterion_basis="criterion_id | kind | code\nMT1 | task | t\nMT1 | indicator | t",
        task="task_id | label_vi\nt | Vận động",
        task_state="""
            unit_id | task_id | round | state
            a       | t       | 2025  | done
            a       | t       | 2026  | under_way
            b       | t       | 2026  | not_reported
            a       | other   | 2026  | done
        """,
    )
    assert found.shows("""
        unit_id | criterion_id | code | state        | is_known | label_vi
        a       | MT1          | t    | under_way    | true     | Vận động
        b       | MT1          | t    | not_reported | false    | Vận động
    """)
