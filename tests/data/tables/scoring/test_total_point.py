from tests.worlds.pipeline.steps import made

SECTION = """
    stage=self
    unit_id | section_id | base_points | bonus_points | penalty_points | is_whole | typed_count
    u1      | s          | 60.1        | 3            | 1              | true     | 3
    u1      | t          | 30          | 4            |                | true     | 2
    u2      | s          | 5           |              | 9              | true     | 1
    u2      | t          |             |              |                | false    | 0
"""
RUBRIC = "total_cap | bonus_cap | rounding | step_points\n{cap} | 5 | {rounding} | 0.25"


def total(cap: str = "", rounding: str = "none") -> dict[str, tuple[float, bool]]:
    found = made(
        "total_point",
        section_point=SECTION,
        scored_unit="unit_id | cluster_id\nu1 | k\nu2 | k",
        rubric_year=RUBRIC.format(cap=cap, rounding=rounding),
    )
    return {row["unit_id"]: (row["known_points"], row["is_whole"]) for row in found.rows}


def test_a_total_is_base_and_capped_bonus_less_penalties_and_never_below_zero() -> None:
    assert total() == {"u1": (60.1 + 30 + 5 - 1, True), "u2": (0, False)}


def test_a_total_is_capped_then_rounded() -> None:
    assert total(cap="94.05", rounding="total")["u1"] == (94.0, True)
    assert total(rounding="criterion")["u1"] == (94.1, True)


def test_a_total_says_how_much_of_it_is_there() -> None:
    found = made(
        "total_point",
        section_point=SECTION,
        scored_unit="unit_id | cluster_id\nu1 | k\nu2 | k",
        rubric_year=RUBRIC.format(cap="", rounding="none"),
    )
    assert found.shows("""
        unit_id | cluster_id | bonus_points | penalty_points | typed_count
        u1      | k          | 5            | 1              | 5
        u2      | k          | 0            | 9              | 1
    """)
