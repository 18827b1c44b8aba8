from tests.worlds.pipeline.steps import made


def test_a_path_goes_from_unit_to_unit_in_the_order_of_days() -> None:
    found = made(
        "model_path",
        unit="unit_id | short_name\nu2 | P. Hai\nu3 | P. Ba",
        roster="unit_id | cluster_id\nu2 | cum-2",
        model_state="model_id | unit_id | recognised_on\nA | u1 | 2026-03-01",
        known_spread="""
            model_id | replicated_to | replicated_on
            A        | u2            | 2026-06-01
            A        | u3            | 2026-03-11
            X        | u2            | 2026-06-01
        """,
    )
    assert found.shows("""
        model_id | step | replicated_to | place_name | place_cluster | days_after
        A        | 1    | u3            | P. Ba      |               | 10
        A        | 2    | u2            | P. Hai     | cum-2         | 92
    """)
