from tests.worlds.pipeline.steps import made


def test_changes_are_measured_from_one_reporting_period_earlier() -> None:
    found = made("earlier_day", asked_day="previous_date\n2026-09-30")
    assert found.shows("""
        as_of
        2026-09-30
    """)
