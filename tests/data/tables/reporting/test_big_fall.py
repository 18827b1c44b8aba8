from tests.worlds.pipeline.steps import made

KNOWN = """
    unit_id | indicator_id | end_date   | value
    u1      | i            | 2026-03-31 | 99
    u1      | i            | 2026-06-30 | 60
    u1      | i            | 2026-09-30 | 50
    u1      | i            | 2026-12-31 |
    u2      | i            | 2026-06-30 | 60
    u2      | i            | 2026-09-30 | 49.9
    u3      | i            | 2026-06-30 | 60
    u3      | i            | 2026-09-30 | 70.1
    u4      | i            | 2026-06-30 | 60
    u4      | i            | 2026-09-30 | 10
    u1      | j            | 2026-06-30 | 60
    u1      | j            | 2026-09-30 | 10
    gone    | i            | 2026-09-30 | 10
"""


def test_a_stock_fell_when_it_lost_more_than_a_tenth_of_its_way_since_the_report_before() -> None:
    found = made(
        "big_fall",
        indicator="""
            indicator_id | kind
            i            | stock
            j            | flow
        """,
        roster="cluster_id=k\nunit_id\nu1\nu2\nu3\nu4",
        assigned="""
            unit_id | indicator_id | phase_id | baseline_value | target_value
            u1      | i            | phase-1  | 20             | 120
            u2      | i            | phase-1  | 20             | 120
            u3      | i            | phase-1  | 120            | 20
            u4      | i            | phase-1  | 20             | 20
            u1      | j            | phase-1  | 20             | 120
            u1      | i            | phase-2  | 0              | 1
        """,
        known_result=KNOWN,
    )
    assert found.shows("""
        unit_id | cluster_id | indicator_id | is_big_fall
        u1      | k          | i            | false
        u2      | k          | i            | true
        u3      | k          | i            | true
        u4      | k          | i            | false
    """)
