from tests.worlds.pipeline.steps import made

STANDING = """
    scope_id=unit:u1 | baseline_value=0 | target_value=100 | operator=ge | content_id=nd1
    basis | indicator_id | required_date | achieved_ratio | indicator_weight
    now   | year         | 2026-09-30    | 0.6            | 3
    now   | flow         | 2026-09-30    | 1.2            | 1
    now   | start        | 2025-03-31    | 0.2            | 1
    now   | silent       | 2026-09-30    | 0.4            | 1
    was   | year         | 2026-09-30    | 0.9            | 1
"""
KIND = "indicator_id | kind\nyear | stock\nflow | flow\nstart | stock\nsilent | stock"


def test_the_share_a_year_before_is_of_what_was_known_then_on_the_way_now_in_force() -> None:
    found = made(
        "unit_gain",
        roster="unit_id\nu1",
        group_standing=STANDING,
        indicator=KIND,
        gain_start="""
            required_date | start_date | is_phase_start
            2026-09-30    | 2025-09-30 | false
            2025-03-31    | 2025-01-01 | true
        """,
        counted_with="""
            unit_id | indicator_id | heir_id
            u1      | year         | u1
            u1      | flow         | u1
            old     | flow         | u1
            u1      | silent       | u1
        """,
        known_result="""
            unit_id | indicator_id | end_date   | value
            u1      | year         | 2025-06-30 | 50
            u1      | year         | 2025-09-30 | 40
            u1      | year         | 2025-12-31 | 55
            u1      | flow         | 2025-06-30 | 10
            u1      | flow         | 2025-09-30 | 20
            old     | flow         | 2025-09-30 | 7
            u1      | silent       | 2025-09-30 |
            u1      | silent       | 2026-09-30 | 40
        """,
    )
    assert found.shows("""
        unit_id | indicator_id | weight | level_ratio | start_ratio         | start_date
        u1      | year         | 3      | 0.6         | 0.4                 | 2025-09-30
        u1      | flow         | 1      | 1           | (10 + 20 + 7) / 100 | 2025-09-30
        u1      | start        | 1      | 0.2         | 0                   | 2025-01-01
        u1      | silent       | 1      | 0.4         |                     | 2025-09-30
    """)
