from tests.worlds.pipeline.steps import made


def test_a_place_counts_as_the_latest_report_tells_it() -> None:
    found = made(
        "known_spread",
        period="period_id | end_date\n2026-Q2 | 2026-06-30\n2026-Q3 | 2026-09-30",
        model_spread="""
            model_id | replicated_to | period_id | replicated_on | known_from | known_until
            A        | u2            | 2026-Q3   | 2026-05-02    | 2026-10-01 | 9999-12-31
            A        | u2            | 2026-Q2   | 2026-05-01    | 2026-12-01 | 9999-12-31
            A        | u3            | 2026-Q3   | 2026-06-01    | 2026-10-01 | 2026-12-31
            B        | u2            | 2026-Q3   | 2026-07-01    | 2027-01-01 | 9999-12-31
        """,
    )
    assert found.shows("""
        model_id | replicated_to | replicated_on
        A        | u2            | 2026-05-02
    """)
