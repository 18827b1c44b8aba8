from tests.worlds.pipeline.steps import made


def test_members_with_a_value_by_then_are_added_up_or_all_of_them() -> None:
    found = made(
        "unit_trend",
        counted_with="indicator_id=i\nunit_id | heir_id\nu1 | u1\nnew | new\nold | new",
        member_trend="""
            indicator_id=i | weight=1
            unit_id | period_id | value | target_value | required_value | has_value | is_fresh
            u1      | 2026-Q3   | 101   | 201          | 151            | true      | true
            new     | 2026-Q2   |       | 50           | 20             | false     | false
            new     | 2026-Q2   |       | 80           | 30             | false     | false
            new     | 2026-Q3   | 40    | 50           | 25             | true      | false
            new     | 2026-Q3   |       | 80           | 35             | false     | false
            new     | 2026-Q4   | 40    | 50           | 30             | true      | false
            new     | 2026-Q4   | 60    | 80           | 40             | true      | true
        """,
    )
    assert found.shows("""
        unit_id | period_id | value   | target_value | required_value | is_fresh | is_counted
        u1      | 2026-Q3   | 101     | 201          | 151            | true     | true
        new     | 2026-Q2   |         | 50 + 80      | 20 + 30        | false    | false
        new     | 2026-Q3   | 40      | 50           | 25             | false    | true
        new     | 2026-Q4   | 40 + 60 | 50 + 80      | 30 + 40        | true     | true
    """)


def test_a_value_without_a_weight_is_not_counted() -> None:
    member = "unit_id | indicator_id | period_id | value | weight\nu1 | i | 2026-Q3 | 1 | {}"
    weights = {"": False, "0": False, "0.5": True}
    said = {w: made("unit_trend", member_trend=member.format(w)).rows[0] for w in weights}
    assert {weight: row["is_counted"] for weight, row in said.items()} == weights
