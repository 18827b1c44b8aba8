from tests.worlds.pipeline.steps import made

STATE = """
    is_closed | exceeded_ratio | reached_ratio | on_track_ratio | slow_ratio
    {closed}  | 1.1            | 1.0           | 0.9            | 0.7
"""
HEAD = "operator | value | baseline_value | required_value | target_value | is_due"


def rated(row: str, closed: str = "false", earlier: str = "") -> tuple[object, ...]:
    found = made(
        "group_standing",
        group_figure=f"scope_id=s | indicator_id=i | earlier_value={earlier}\n{HEAD}\n{row} | true",
        indicator="indicator_id | content_id | weight\ni | nd1 | 3",
        phase_state=STATE.format(closed=closed),
    ).rows[0]
    assert (found["content_id"], found["indicator_weight"]) == ("nd1", 3)
    return tuple(found[n] for n in ("achieved_ratio", "required_ratio", "pace_ratio", "status"))


def test_shares_are_of_the_way_from_the_start_to_the_target_up_or_down() -> None:
    assert rated("ge | 40 | 20 | 60 | 100") == (20 / 80, 40 / 80, 0.25 / 0.5, "at_risk")
    assert rated("le | 80 | 100 | 60 | 20") == (20 / 80, 40 / 80, 0.25 / 0.5, "at_risk")


def test_the_status_follows_the_pace() -> None:
    said = {value: rated(f"ge | {value} | 0 | 50 | 100")[3] for value in (55, 50, 45, 35, 34)}
    assert said == {55: "exceeded", 50: "reached", 45: "on_track", 35: "slow", 34: "at_risk"}


def test_a_target_met_before_the_last_period_is_early_and_one_missed_at_the_end_not_met() -> None:
    assert rated("ge | 100 | 0 | 50 | 100", earlier="100")[3] == "early"
    assert rated("ge | 99 | 0 | 100 | 100", closed="true", earlier="100")[3] == "not_met"
    assert rated("ge | 100 | 0 | 100 | 100", closed="true", earlier="99")[3] == "reached"


def test_without_a_way_all_is_required_and_without_a_requirement_nothing() -> None:
    assert rated("ge | 7 | 5 | 5 | 5") == (1, 1, 1, "reached")
    assert rated("ge | 7 | 5 | | 9") == (0.5, None, None, "on_track")
    assert rated("ge | | 5 | 6 | 9")[3] == "not_reported"
    assert rated("ge | 7 | | | ")[3] == "no_target"
