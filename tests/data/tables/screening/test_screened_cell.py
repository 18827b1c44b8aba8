from tests.worlds.pipeline.steps import made

INDICATOR = """
    indicator_id | kind  | measure | operator | decimals | maximum
    share        | stock | %       | ge       | 1        | 100
    open         | stock | %       | ge       | 1        |
    count        | stock | cái     | ge       | 0        |
    place        | stock | hạng    | rank_le  | 0        |
    flow         | flow  | cái     | ge       | 0        |
"""
ASSIGNED = """
    unit_id=u1
    indicator_id | phase_id | baseline_value | target_value
    share        | phase-1  | 10             | 80
    share        | phase-2  | 20             | 90
    open         | phase-1  | 0              | 1.9
    count        | phase-1  | 0              | 20
    flow         | phase-1  | 0              | 80
"""


def test_a_cell_has_its_type_its_step_and_the_target_that_can_be_hit_exactly() -> None:
    values = [f"u1 | {name} | 7" for name in ("share", "open", "count", "place", "flow")]
    found = made(
        "screened_cell",
        screened_value="\n".join(["unit_id | indicator_id | value", *values]),
        screened_period="period_id\n2026-Q3",
        unit="unit_id | unit_type\nu1 | ward",
        indicator=INDICATOR,
        assigned=ASSIGNED,
    )
    assert found.shows("""
        indicator_id | unit_type | period_id | step | is_count | target_value | exact_target
        share        | ward      | 2026-Q3   | 0.1  | false    | 80           | 80
        open         | ward      | 2026-Q3   | 0.1  | false    | 1.9          |
        count        | ward      | 2026-Q3   | 1    | true     | 20           | 20
        place        | ward      | 2026-Q3   | 1    | false    |              |
        flow         | ward      | 2026-Q3   | 1    | true     | 80           |
    """)


def test_a_target_at_the_maximum_is_hit_rightly() -> None:
    found = made(
        "screened_cell",
        screened_value="unit_id | indicator_id | value\nu1 | i | 7",
        screened_period="period_id\n2026-Q3",
        unit="unit_id\nu1",
        assigned="unit_id | indicator_id | target_value\nu1 | i | 100",
    )
    assert found.shows("target_value | exact_target | maximum\n100 | | 100")
