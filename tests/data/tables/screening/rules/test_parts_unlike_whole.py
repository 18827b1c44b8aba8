from tests.worlds.pipeline.steps import made

INDICATOR = "indicator_id | part_of\nall |\nsmall | all\nlarge | all"
OWED = """
    indicator_id | unit_id
    all          | office
    small        | u1
    small        | u2
    large        | u1
    large        | u2
"""
CELL = """
    adds_up=sum
    unit_id | indicator_id | value
    u1      | small        | 40
    u2      | small        | 50
    u1      | large        | 70
    u2      | large        | 80
"""


def unlike(cells: str = CELL, owed: str = OWED, whole: str = "100") -> list[tuple[object, ...]]:
    found = made(
        "parts_unlike_whole",
        indicator=INDICATOR,
        screened_period="phase_id\nphase-1",
        assigned=owed,
        screened_cell=cells,
        screened_value=f"unit_id | indicator_id | value\noffice | all | {whole}",
    )
    names = ("unit_id", "compared_value", "score", "peer_count", "matched_indicator_id")
    return [tuple(row[name] for name in names) for row in found.rows]


def test_a_whole_is_held_against_the_sum_of_the_part_that_differs_most() -> None:
    assert unlike() == [("office", 70 + 80, 0.5, 2, "large")]


def test_only_once_all_have_reported_the_part_and_one_alone_the_whole() -> None:
    assert unlike(CELL.replace("    u2      | large        | 80\n", "")) == [
        ("office", 40 + 50, 0.1, 2, "small")
    ]
    assert unlike(owed=OWED + "    all | u1\n") == []
    assert unlike(CELL.replace("adds_up=sum", "adds_up=mean")) == []
    assert unlike(whole="0") == []
