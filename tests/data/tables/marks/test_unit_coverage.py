from tests.worlds.pipeline.steps import made

UNIT = """
    unit_id | cluster_id
    u1      | k
    u2      | k
    u3      | k
    u4      | alone
"""


def test_each_unit_says_how_far_its_scoring_is_and_who_is_still_to_mark_it() -> None:
    found = made(
        "unit_coverage",
        scored_unit=UNIT,
        rubric_stage="stage\nself\ncross",
        year_criterion="""
            criterion_id | kind     | is_left_out
            a            | direct   | false
            b            | count    | false
            read         | progress | false
            out          | direct   | true
        """,
        mark_tally="""
            unit_id | self_count | cross_count | marker_count | appraised_count | council_count
            u1      | 2          | 1           | 1            | 2               | 1
        """,
        reply="""
            unit_id | criterion_id | known_from | known_until
            u1      | a            | 2026-11-04 | 9999-12-31
            u1      | b            | 2026-11-04 | 9999-12-31
            u2      | a            | 2026-11-04 | 2027-01-01
            u3      | a            | 2026-11-04 | 2026-12-31
            u3      | b            | 2027-01-01 | 9999-12-31
        """,
    )
    assert found.shows("""
        unit_id | self_count | marker_count | marker_expected_count | criterion_count | reply_count
        u1      | 2          | 1            | 2                     | 2               | 2
        u2      | 0          | 0            | 2                     | 2               | 1
        u3      | 0          | 0            | 2                     | 2               | 0
        u4      | 0          | 0            | 0                     | 2               | 0
    """)


def test_without_a_cross_stage_nobody_is_expected_to_mark_another() -> None:
    found = made("unit_coverage", scored_unit=UNIT, rubric_stage="stage\nself")
    assert found.shows("""
        unit_id | marker_expected_count | criterion_count
        u1      | 0                     | 0
        u2      | 0                     | 0
        u3      | 0                     | 0
        u4      | 0                     | 0
    """)
