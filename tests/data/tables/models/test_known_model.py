from tests.worlds.pipeline.steps import made


def test_of_several_reports_that_of_the_latest_period_counts_then_the_latest_to_come() -> None:
    found = made(
        "known_model",
        period="period_id | end_date\n2026-Q2 | 2026-06-30\n2026-Q3 | 2026-09-30",
        model_report="""
            model_id | unit_id | period_id  | model_name | known_from | known_until
            A        | u1      | 2026-Q3    | mới        | 2026-10-01 | 9999-12-31
            A        | u1      | 2026-Q2    | sửa muộn   | 2026-12-01 | 9999-12-31
            B        | u1      | model-2026 | trước      | 2026-10-05 | 9999-12-31
            B        | u1      | model-2026 | sau        | 2026-10-06 | 9999-12-31
            C        | u1      | 2026-Q3    | đã thay    | 2026-10-01 | 2026-12-31
            D        | u1      | 2026-Q3    | chưa biết  | 2027-01-01 | 9999-12-31
        """,
    )
    assert found.shows("""
        model_id | model_name
        A        | mới
        B        | sau
    """)
