from tests.worlds.pipeline.steps import made


def test_every_unit_is_a_scope_of_its_own() -> None:
    found = made("own_scope", roster="unit_id\nu1\nu2")
    assert found.shows("""
        scope_id | unit_id
        unit:u1  | u1
        unit:u2  | u2
    """)
