from tests.worlds.pipeline.steps import made


def test_groups_and_single_units_are_scopes_alike() -> None:
    found = made(
        "scope_unit",
        group_scope="scope_id | unit_id\nall:*:* | u1",
        own_scope="scope_id | unit_id\nunit:u1 | u1",
    )
    assert found.shows("""
        scope_id | unit_id
        all:*:*  | u1
        unit:u1  | u1
    """)
