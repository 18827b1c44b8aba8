from tests.worlds.pipeline.steps import made


def test_every_change_is_told_beside_what_its_peers_would_make_usual() -> None:
    found = made(
        "jump_against_peers",
        screened_change="""
            unit_id | indicator_id | value | before_value | usual_value | peer_count | score
            u1      | i            | 91    | 70           | 72          | 6          | 4.5
        """,
    )
    assert found.shows("""
        rule_id            | unit_id | value | compared_value | peer_median | score | basis_count
        jump_against_peers | u1      | 91    | 70             | 72          | 4.5   | 6
    """)
