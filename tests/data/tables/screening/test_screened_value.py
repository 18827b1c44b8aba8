from tests.worlds.pipeline.steps import made


def test_values_of_three_periods_stand_side_by_side_where_the_last_has_one() -> None:
    found = made(
        "screened_value",
        screened_period="period_id | before_id | earlier_id\nQ3 | Q2 | Q1",
        known_result="""
            unit_id | indicator_id | period_id | value | note  | submission_id
            u1      | i            | Q3        | 103   | Mới   | s3
            u1      | i            | Q2        | 102   | Cũ    | s2
            u1      | i            | Q1        | 101   | Xưa   | s1
            u1      | j            | Q3        |       | Trống | s3
            u1      | j            | Q2        | 202   |       | s2
            u1      | k            | Q3        | 303   |       | s3
            u1      | k            | Q4        | 304   |       | s4
        """,
    )
    assert found.shows("""
        unit_id | indicator_id | value | before_value | earlier_value | note | submission_id
        u1      | i            | 103   | 102          | 101           | Mới  | s3
        u1      | k            | 303   |              |               |      | s3
    """)


def test_the_report_is_that_of_the_period_looked_at() -> None:
    found = made(
        "screened_value",
        screened_period="period_id | before_id\nQ3 | Q2",
        known_result="""
            unit_id=u1 | indicator_id=i
            period_id | value | submission_id
            Q2        | 999   | zz
            Q3        | 103   | aa
        """,
    )
    assert found.shows("value | before_value | submission_id\n103 | 999 | aa")
