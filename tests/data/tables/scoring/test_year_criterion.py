from tests.worlds.pipeline.steps import made


def test_a_criterion_has_the_settings_of_its_section_and_of_the_version_in_force() -> None:
    found = made(
        "year_criterion",
        rubric_year="""
            version | not_applicable | rounding | step_points | cross_rule | decimals
            2       | drop           | total    | 0.25        | median     | 2
        """,
        rubric_criterion="""
            rubric_id | version | criterion_id | section_id | kind   | max_points
            r         | 1       | a            | s          | direct | 101
            r         | 2       | a            | s          | count  | 102
            r         | 2       | b            | t          | direct | 103
            other     | 2       | x            | s          | direct | 104
        """,
        rubric_section="""
            version | section_id | section_position | section_max | section_bonus_cap
            1       | s          | 9                | 201         | 9
            2       | s          | 1                | 202         | 3
            2       | t          | 2                | 203         |
        """,
    )
    assert found.shows("""
        version | criterion_id | kind   | max_points | section_max | section_bonus_cap | cross_rule
        2       | a            | count  | 102        | 202         | 3                 | median
        2       | b            | direct | 103        | 203         |                   | median
    """)
