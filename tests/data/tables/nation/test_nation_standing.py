from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_units_there_are_counted_and_what_was_merged_adds_up() -> None:
    found = made(
        "nation_standing",
        nation_day=DAY,
        nation_way="unit_id | heir_id | indicator_id\ngone | u1 | i",
        nation_member="""
            unit_id | member_id | indicator_id | value | weight | is_in
            u1      | u1        | i            | 101   | 1      | true
            u1      | gone      | i            | 102   | 1      | true
            left    | left      | i            | 201   | 1      | true
        """,
        unit="unit_id | valid_to\nu1 |\nleft | 2026-01-31",
    )
    assert found.shows("unit_id | value | is_counted\nu1 | 101 + 102 | true")
