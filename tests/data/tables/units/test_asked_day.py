from tests.worlds.pipeline.steps import made

CAMPAIGN = """
    campaign_id | level  | cadence | opened_on
    c           | {level} | {cadence} | 2025-11-01
    other       | province | month |
"""


def test_the_day_is_that_of_the_campaign_asked_about_one_period_after_the_one_before() -> None:
    campaign = CAMPAIGN.format(level="province", cadence="half")
    found = made("asked_day", as_of="2026-12-31", campaign=campaign)
    assert found.shows("""
        campaign_id | as_of      | day_after  | previous_date | level    | cadence | opened_on
        c           | 2026-12-31 | 2027-01-01 | 2026-06-30    | province | half    | 2025-11-01
    """)


def test_units_are_counted_on_the_day_but_never_after_the_campaigns_last_one() -> None:
    phase = """
        campaign_id | phase_id | end_date
        c           | phase-1  | 2026-12-31
        c           | phase-2  | 2030-12-30
        other       | phase-1  | 2040-12-31
    """
    said = {day: made("asked_day", as_of=day, phase=phase).rows[0]["roster_date"] for day in DAYS}
    assert {day: str(found) for day, found in said.items()} == DAYS


DAYS = {"2026-05-01": "2026-05-01", "2030-12-30": "2030-12-30", "2031-05-01": "2030-12-30"}
