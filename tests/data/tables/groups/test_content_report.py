from tests.worlds.pipeline.steps import made


def test_a_unit_reports_on_a_content_with_any_value_and_is_as_late_as_its_latest_counted() -> None:
    found = made(
        "content_report",
        indicator="""
            campaign_id | indicator_id | content_id
            c           | i            | nd1
            c           | j            | nd1
            c           | k            | nd2
            other       | i            | nd9
        """,
        rated_row="""
            unit_id | indicator_id | value | is_counted | latest_date
            u1      | i            | 101   | true       | 2026-06-30
            u1      | j            | 102   | false      | 2026-09-30
            u1      | k            |       | false      |
        """,
    )
    assert found.shows("""
        content_id | unit_id | has_value | latest_date
        nd1        | u1      | true      | 2026-06-30
        nd2        | u1      | false     |
    """)
