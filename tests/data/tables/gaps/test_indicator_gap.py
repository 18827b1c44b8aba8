from tests.worlds.pipeline.steps import made


def test_an_indicator_adds_its_weight_of_achieved_less_required() -> None:
    found = made(
        "indicator_gap",
        group_standing="""
            scope_id=s | content_id=nd1
            basis  | indicator_id | achieved_ratio | required_ratio | indicator_weight
            now    | i            | 1.5            | 0.4            | 3
            now    | j            | 0.2            |                | 1
            now    | k            |                | 0.9            | 9
            before | l            | 0.2            | 0.4            | 5
        """,
    )
    assert found.shows("""
        content_id | indicator_id | contribution_points
        nd1        | i            | 100 * (1 - 0.4) * 3 / 4
        nd1        | j            | 100 * 0.2 * 1 / 4
        nd1        | k            |
    """)
