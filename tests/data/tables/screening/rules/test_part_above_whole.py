from tests.worlds.pipeline.steps import made


def test_a_part_larger_than_its_whole_in_the_same_report_is_asked() -> None:
    found = made(
        "part_above_whole",
        indicator="indicator_id | part_of\nall |\npart | all",
        screened_value="""
            unit_id | indicator_id | value
            u1      | all          | 100
            u1      | part         | 103
            u2      | all          | 100
            u2      | part         | 100
            u3      | part         | 103
        """,
    )
    assert found.shows("""
        unit_id | indicator_id | value | compared_value | score     | matched_indicator_id
        u1      | part         | 103   | 100            | 103 - 100 | all
    """)
