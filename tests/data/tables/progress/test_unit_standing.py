from tests.worlds.pipeline.steps import made

MEMBER = """
    indicator_id=i | latest_date=2026-09-30 | adds_up=sum
    unit_id | member_id | value | target_value | required_value | weight | is_in | is_illustrative
    u1      | u1        | 101   | 201          | 151            | 1      | true  | false
    new     | new       | 50    | 110          | 60             | 1      | true  | false
    new     | old       | 20    | 80           | 40             | 1      | true  | true
    new     | older     |       | 9            | 9              | 1      | false | false
    u2      | u2        |       | 201          | 151            | 1      | false | false
    u3      | u3        | 7     | 9            | 8              |        | true  | false
    u4      | u4        | 7     | 9            | 8              | 0      | true  | false
"""
WITH = "indicator_id=i\nunit_id | heir_id\nu1 | u1\nold | new\nolder | new"


def test_members_that_are_in_are_added_up_and_one_alone_stands_as_it_is() -> None:
    found = made(
        "unit_standing",
        counted_with=WITH,
        member_standing=MEMBER,
        unit="unit_id | unit_type\nu1 | ward\nnew | ward\nu2 | agency\nu3 | ward\nu4 | ward",
    )
    assert found.shows("""
        unit_id | unit_type | value   | target_value | required_value | is_counted
        u1      | ward      | 101     | 201          | 151            | true
        new     | ward      | 50 + 20 | 110 + 80     | 60 + 40        | true
        u2      | agency    |         | 201          | 151            | false
        u3      | ward      | 7       | 9            | 8              | false
        u4      | ward      | 7       | 9            | 8              | false
    """)
    illustrative = {row["unit_id"] for row in found.rows if row["is_illustrative"]}
    assert illustrative == {"new"}


def test_a_sum_is_unknown_where_a_member_that_is_in_lacks_it() -> None:
    member = "unit_id | member_id | indicator_id | value | earlier_value | is_in\n{}"
    rows = "new | new | i | 50 | 40 | true\nnew | old | i | 20 | | true"
    found = made(
        "unit_standing",
        counted_with="unit_id | indicator_id | heir_id\nold | i | new",
        member_standing=member.format(rows),
        unit="unit_id\nnew",
    )
    assert found.shows("unit_id | value | earlier_value\nnew | 50 + 20 |")
