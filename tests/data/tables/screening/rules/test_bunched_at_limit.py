from tests.worlds.pipeline.steps import made

HEAD = "unit_type=ward | indicator_id=i | step=1 | exact_target={target} | maximum={most}\n"


def bunched(cells: str, target: str = "100", most: str = "") -> dict[str, float]:
    head = HEAD.format(target=target, most=most) + "unit_id | value | before_value\n"
    found = made("bunched_at_limit", screened_cell=head + cells)
    return {row["unit_id"]: row["score"] for row in found.rows}


CELLS = """
    u1 | 100 | 71
    u2 | 100 | 72
    u3 | 100 | 100
    u4 | 100 | 74
    u5 | 96  | 75
    u6 | 60  | 59
    u7 | 61  | 60
"""


def test_units_newly_at_one_point_are_asked_where_few_stand_around_it() -> None:
    assert bunched(CELLS) == {"u1": 4 / 7, "u2": 4 / 7, "u4": 4 / 7}
    assert bunched(CELLS, target="", most="100") == {"u1": 4 / 7, "u2": 4 / 7, "u4": 4 / 7}


def test_many_near_the_point_or_at_it_before_are_no_question() -> None:
    near = CELLS + "u8 | 104 | 75\nu9 | 105 | 75"
    assert bunched(near) == {}  # 4 at the point, 3 within 5 % of it
    assert bunched(CELLS.replace("| 72", "| 100")) == {}  # 2 of 7 before, 4 of 7 now


def test_the_question_tells_the_point_and_the_others() -> None:
    found = made(
        "bunched_at_limit",
        screened_cell=HEAD.format(target="100", most="")
        + ("unit_id | value | before_value\n" + CELLS),
    )
    assert found.shows("""
        unit_id | indicator_id | value | compared_value | peer_median | peer_count | basis_count
        u1      | i            | 100   | 100            | 100         | 6          | 6
        u2      | i            | 100   | 100            | 100         | 6          | 6
        u4      | i            | 100   | 100            | 100         | 6          | 6
    """)


def test_what_was_told_of_the_period_before_is_a_share_of_those_that_had_a_value() -> None:
    # 1 of 6 was there before, 3 of 6 are now: three times as many is enough
    assert bunched("""
        u1 | 100 | 71
        u2 | 100 | 72
        u3 | 100 | 100
        u4 | 60  | 59
        u5 | 61  | 60
        u6 | 62  | 61
    """) == {"u1": 0.5, "u2": 0.5}
