from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_a_flow_starts_from_zero_and_a_merged_unit_counts_with_its_heir() -> None:
    found = made(
        "nation_way",
        nation_day=DAY,
        assignment="""
            unit_id | indicator_id | baseline_value | target_value
            u1      | i            | 10             | 101
            u1      | j            | 10             | 102
        """,
        indicator="indicator_id | kind | adds_up\ni | stock | mean\nj | flow | sum",
        nation_heir="unit_id | heir_id\nu1 | u2",
    )
    assert found.shows("""
        unit_id | indicator_id | heir_id | baseline_value | target_value
        u1      | i            | u1      | 10             | 101
        u1      | j            | u2      | 0              | 102
    """)
