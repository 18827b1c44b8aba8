from tests.worlds.pipeline.steps import made


def test_what_is_required_lies_on_the_way_at_the_later_day() -> None:
    found = made(
        "nation_member",
        nation_way="""
            kind=stock | valid_from=2020-01-01 | path_id=p | baseline_value=10 | target_value=110
            unit_id | heir_id | indicator_id
            u1      | u1      | i
        """,
        nation_value="unit_id | indicator_id | value | latest_date\nu1 | i | 101 | 2026-06-30",
        nation_due="unit_id | due_date\nu1 | 2026-09-30",
        nation_share="""
            indicator_id | path_id | required_date | required_ratio
            i            | p       | 2026-06-30    | 0.4
            i            | p       | 2026-09-30    | 0.5
        """,
    )
    assert found.shows("""
        unit_id | member_id | value | required_date | required_value
        u1      | u1        | 101   | 2026-09-30    | 10 + 0.5 * 100
    """)
