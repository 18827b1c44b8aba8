from tests.worlds.pipeline.steps import made

GAP = """
    scope_id=s | indicator_id=i
    unit_id | contribution_value
    u1      | -4
    u2      | -9
    u3      | -6
    u4      | 5
"""


def lifts(figures: str, direction: str = "higher", closed: str = "false") -> list[int | None]:
    head = "scope_id | indicator_id | status | operator | value | baseline_value | required_value"
    found = made(
        "unit_lift",
        indicator=f"indicator_id | direction\ni | {direction}",
        group_standing=f"{head} | target_value\ns | i | {figures}",
        unit_gap=GAP,
        phase_state=f"is_closed | on_track_ratio\n{closed} | 0.9",
    )
    return [row["units_to_green"] for row in found.rows]


def test_the_fewest_largest_lifts_that_together_bring_an_indicator_to_green() -> None:
    # green is 0.9 of the 50 required: 45, 15 above 30
    assert lifts("slow | ge | 30 | 0 | 50 | 100") == [2]
    assert lifts("slow | le | 70 | 100 | 50 | 0", direction="lower") == [2]


def test_of_a_closed_phase_the_whole_is_needed() -> None:
    assert lifts("not_met | ge | 32 | 0 | 50 | 100", closed="true") == [3]
    assert lifts("not_met | ge | 30 | 0 | 50 | 100", closed="true") == [None]
    assert lifts("not_met | gt | 49 | 0 | 50 | 100", closed="true") == [None]


def test_what_is_on_its_path_or_has_no_way_or_goes_the_wrong_way_is_not_asked() -> None:
    assert lifts("on_track | ge | 30 | 0 | 50 | 100") == []
    assert lifts("slow | ge | 30 | 100 | 100 | 100") == []
    assert lifts("slow | ge | 30 | 100 | 50 | 0") == []
