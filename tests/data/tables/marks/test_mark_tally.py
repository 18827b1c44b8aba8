from tests.worlds.pipeline.steps import made


def test_marks_of_typed_criteria_are_counted_stage_by_stage() -> None:
    found = made(
        "mark_tally",
        scored_unit="unit_id\nu1",
        year_criterion="""
            criterion_id | kind     | is_left_out
            a            | direct   | false
            b            | direct   | false
            read         | progress | false
            out          | direct   | true
        """,
        known_score="""
            unit_id | criterion_id | item      | stage     | marker_id | known_from
            u1      | a            | criterion | self      |           | 2026-11-01
            u1      | b            | criterion | self      |           | 2026-11-02
            u1      | read         | criterion | self      |           | 2026-11-09
            u1      | out          | criterion | self      |           | 2026-11-09
            u1      | a            | criterion | cross     | u2        | 2026-11-03
            u1      | a            | criterion | cross     | u3        | 2026-11-03
            u1      | a            | criterion | appraised |           | 2026-11-04
            u1      | a            | criterion | council   |           | 2026-11-05
            u1      | b            | criterion | council   |           | 2026-11-05
            u1      | a            | veto      | council   |           | 2026-11-05
            other   | a            | criterion | self      |           | 2026-11-01
        """,
    )
    assert found.shows("""
        unit_id | self_count | cross_count | marker_count | council_count | self_at
        u1      | 2          | 1           | 2            | 2             | 2026-11-02
    """)


def test_appraisals_are_counted_apart_with_the_moment_of_the_last() -> None:
    found = made(
        "mark_tally",
        scored_unit="unit_id\nu1",
        year_criterion="kind=direct | is_left_out=false\ncriterion_id\na\nb",
        known_score="""
            unit_id=u1 | item=criterion
            criterion_id | stage     | marker_id | known_from
            a            | appraised |           | 2026-11-04
            b            | appraised |           | 2026-11-06
            a            | self      |           | 2026-11-09
            a            | cross     | u2        | 2026-11-09
            b            | cross     | u2        | 2026-11-09
        """,
    )
    assert found.shows("""
        appraised_count | appraised_at | self_at    | cross_count | marker_count
        2               | 2026-11-06   | 2026-11-09 | 2           | 1
    """)
