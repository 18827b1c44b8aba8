from tests.worlds.pipeline.steps import made

CONTENT = """
    basis  | scope_id | content_id | status   | achieved_ratio | required_ratio
    now    | s        | nd1        | slow     | 0.3            | 0.5
    now    | s        | nd2        | on_track | 0.3            | 0.5
    before | s        | nd1        | slow     | 0.0            | 0.5
"""
GAP = """
    scope_id=s
    content_id | indicator_id | contribution_points
    nd1        | i            | -4
    nd1        | j            | -9
    nd1        | k            | -6
    nd1        | l            | 5
    nd2        | i            | -9
"""


def lifts(closed: str, content: str = CONTENT) -> dict[str, int | None]:
    state = f"is_closed | on_track_ratio\n{closed} | 0.9"
    found = made("indicator_lift", group_content=content, indicator_gap=GAP, phase_state=state)
    return {row["content_id"]: row["indicators_to_green"] for row in found.rows}


def test_the_fewest_largest_lifts_that_together_bring_a_content_to_green() -> None:
    # 0.9 of 0.5 is 15 points above 0.3: 9 and 6 together reach it
    assert lifts("false") == {"nd1": 2}


def test_of_a_closed_phase_the_whole_is_needed_and_what_is_out_of_reach_is_null() -> None:
    assert lifts("true", CONTENT.replace("| 0.3 ", "| 0.32")) == {"nd1": 3}  # 18 points: 9, 6, 4
    assert lifts("true") == {"nd1": None}  # 20 points are more than 19
