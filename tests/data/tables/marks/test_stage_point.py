from tests.worlds.pipeline.steps import made


def test_cross_marks_are_averaged_or_their_median_is_taken() -> None:
    marks = """
        unit_id | criterion_id | stage | marker_id | points | is_applicable | cross_rule | amount
        u1      | a            | cross | u2        | 1      | true          | {rule}     | 1
        u1      | a            | cross | u3        | 2      | true          | {rule}     | 2
        u1      | a            | cross | u4        | 9      | true          | {rule}     | 9
        u1      | a            | cross | u5        |        | true          | {rule}     |
    """
    found = made("stage_point", mark_point=marks.format(rule="mean"))
    assert found.shows("""
        unit_id | stage | points          | marker_count | amount | is_not_applicable
        u1      | cross | (1 + 2 + 9) / 3 | 3            |        | false
    """)
    found = made("stage_point", mark_point=marks.format(rule="median"))
    assert found.shows("""
        unit_id | stage | points | marker_count
        u1      | cross | 2      | 3
    """)


def test_what_one_person_marked_keeps_its_words_and_applies_to_nobody_only_if_all_say_so() -> None:
    found = made(
        "stage_point",
        mark_point="""
            unit_id | criterion_id | stage | points | is_applicable | amount | against | evidence
            u1      | a            | self  | 7      | true          | 70     | 100     | QĐ 1
            u1      | b            | self  |        | false         |        |         |
        """,
    )
    assert found.shows("""
        criterion_id | points | is_not_applicable | marker_count | amount | against | evidence
        a            | 7      | false             | 1            | 70     | 100     | QĐ 1
        b            |        | true              | 0            |        |         |
    """)
