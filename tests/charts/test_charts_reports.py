from typing import Any

import pytest

from charts.parts.news import comparison_message, reporting_message
from charts.progress.comparison import now_value, phase_dumbbells, way_pct
from charts.progress.movers import mover_arrows
from charts.reporting.bars import reporting_bars
from pictures.progress.moves import move_picture
from pictures.progress.speed import must_speed_up
from tests.worlds.frames.chart_frames import comparison, comparison_row, count_row, counts, movers
from translations import translator

VI, EN = translator("vi"), translator("en")


def words(drawn: Any) -> str:
    return " | ".join(a.text for a in drawn.layout.annotations)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((98, 8, 4, 14), "106/124 đơn vị đã có báo cáo được nhận, 8 báo cáo trễ"),
        ((98, 0, 4, 14), "98/116 đơn vị đã có báo cáo được nhận"),
        ((10, 2, 0, 0), "Cả 12 đơn vị đã có báo cáo được nhận"),
        ((0, 0, 1, 1233), "Chưa có báo cáo nào của 1.234 đơn vị được nhận"),
        ((1, 0, 0, 0), "Đơn vị duy nhất đã có báo cáo được nhận"),
    ],
)
def test_the_reporting_message_counts_received_reports(
    numbers: tuple[int, int, int, int], said: str
) -> None:
    assert reporting_message(counts(count_row("Xã", *numbers)).to_dicts(), VI) == said


def test_reporting_bars_tell_received_of_expected_and_what_is_left() -> None:
    drawn = reporting_bars(counts(count_row(), count_row("Sở", 9, 1, 0, 0)), "2026-Q3", VI, "light")
    said = words(drawn)
    assert "106/124 · còn <b>18</b>" in said
    assert "10/10 · đủ" in said
    assert "quý III/2026" in drawn.layout.title.subtitle.text


def test_the_states_of_a_unit_type_fill_its_bar() -> None:
    drawn = reporting_bars(counts(count_row()), "2026-Q3", VI, "light")
    assert sum(trace.x[0] for trace in drawn.data) == pytest.approx(1)
    assert [trace.text[0][0] for trace in drawn.data] == ["■", "▼", "✕", "□"]


def test_reporting_alt_names_most_and_least_left() -> None:
    frame = counts(count_row("Sở", 9, 0, 0, 1), count_row())
    alt = reporting_bars(frame, "2026-Q3", VI, "light").layout.meta["alt"]
    assert alt.endswith("Còn nhiều nhất: Xã, phường, còn 18. Còn ít nhất: Sở, còn 1.")


def test_a_type_that_owes_nothing_is_left_out() -> None:
    frame = counts(count_row("Sở", 0, 0, 0, 0))
    assert "Chưa có đơn vị nào phải báo cáo" in words(reporting_bars(frame, "2026", VI, "light"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"A": 9.4, "B": 7.8, "C": -3.2}, "A và B tiến nhanh nhất: +9,4 và +7,8 điểm"),
        ({"A": 9.4, "C": -13.2}, "A tiến nhanh nhất: +9,4 điểm"),
        ({"A": -1.4, "C": -3.2}, "C giảm nhiều nhất: −3,2 điểm"),
        ({"A": 0.04, "C": 0.0}, "Không đơn vị nào thay đổi từ 0,1 điểm trở lên"),
    ],
)
def test_the_movers_message_names_who_moved_most(changes: dict[str, float], said: str) -> None:
    assert move_picture(movers(changes).to_dicts(), VI).sentence == said


def test_two_long_names_give_way_to_one() -> None:
    picture = move_picture(movers({"X" * 40: 9.0, "Y" * 40: 8.0}).to_dicts(), VI)
    assert picture.sentence == "X" * 40 + " tiến nhanh nhất: +9,0 điểm"


def test_at_most_five_units_are_drawn_from_the_largest_gain_to_the_largest_fall() -> None:
    frame = movers({"a": 1.0, "b": -2.0, "c": 3.0, "d": -4.0, "e": 5.0, "f": 6.0, "g": 0.0})
    marks = move_picture(frame.to_dicts(), VI).marks
    assert [mark.change for mark in marks] == [6.0, 5.0, 3.0, -2.0, -4.0]


def test_arrows_point_the_way_of_the_change_and_carry_signed_values() -> None:
    drawn = mover_arrows(movers({"A": 9.4, "C": -3.2}), VI, "light")
    assert [trace.marker.symbol[1] for trace in drawn.data] == ["triangle-left", "triangle-right"]
    assert "<b>+9,4 điểm</b>" in words(drawn)
    assert "<b>−3,2 điểm</b>" in words(drawn)
    assert drawn.layout.meta["alt"].endswith("Thấp nhất: C −3,2 điểm. Cao nhất: A +9,4 điểm.")


def test_when_nothing_moved_the_sentence_stands_in_the_place_of_the_arrows() -> None:
    drawn = mover_arrows(movers({"A": 0.0}), EN, "light")
    assert len(drawn.data) == 0
    assert words(drawn) == "No unit changed by 0.1 points or more"


def slow(name: str = "B", **changed: Any) -> dict[str, Any]:
    return comparison_row(name, needed_per_year=25.0, **changed)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [comparison_row("A"), slow()],
            "Chỉ B phải đi nhanh hơn hiện nay để đạt mục tiêu giai đoạn 2",
        ),
        ([slow("A"), slow()], "2 trong 2 chỉ tiêu phải đi nhanh hơn để đạt mục tiêu giai đoạn 2"),
        ([slow()], "B phải đi nhanh hơn hiện nay để đạt mục tiêu giai đoạn 2"),
        (
            [comparison_row("A"), comparison_row("C")],
            "Cả 2 chỉ tiêu giữ nhịp hiện nay là đạt mục tiêu giai đoạn 2",
        ),
        (
            [comparison_row("A", phase_2_target=None)],
            "Chưa chỉ tiêu nào có đủ mốc để so hai giai đoạn",
        ),
    ],
)
def test_the_comparison_counts_indicators_that_must_speed_up(
    rows: list[dict[str, Any]], said: str
) -> None:
    assert comparison_message(comparison(*rows).to_dicts(), VI) == said


def test_where_less_is_better_falling_too_slowly_is_too_slow() -> None:
    row = comparison_row(
        baseline_value=25.0, phase_2_target=8.0, gained_per_year=-2.0, needed_per_year=-3.0
    )
    assert must_speed_up(row) is True
    assert must_speed_up(row | {"gained_per_year": -4.0}) is False
    assert must_speed_up(row | {"needed_per_year": 1.0, "gained_per_year": 2.0}) is False


def test_the_way_runs_from_the_start_to_the_phase_2_target() -> None:
    row = comparison_row(baseline_value=40.0, phase_2_target=90.0)
    assert way_pct(row, 65.0) == 50.0
    assert way_pct(row | {"baseline_value": None}, 65.0) is None
    assert way_pct(row | {"baseline_value": None, "kind": "flow"}, 45.0) == 50.0
    assert way_pct(row | {"phase_2_target": 40.0}, 45.0) is None


def test_a_count_of_phase_1_is_drawn_on_the_way_of_phase_1() -> None:
    counted = {"kind": "flow", "measure": "cuộc", "decimals": 0, "baseline_value": None}
    goals = {"phase_1_value": 498.0, "phase_1_target": 1116.0, "phase_2_target": 3224.0}
    row = comparison_row("A", **counted, **goals)
    drawn = phase_dumbbells(comparison(row), VI, "light")
    goal, now = drawn.data[-1].x
    assert (goal, round(now, 1)) == (100.0, 44.6)
    assert "<b>498</b> → 1.116 cuộc" in words(drawn)
    assert VI("charts.comparison.anew", target="3.224") in words(drawn)
    later = phase_dumbbells(comparison(row | {"phase_2_value": 549.0}), VI, "light")
    assert round(max(x for x in later.data[-1].x if x < 100), 1) in {34.6, 17.0}
    assert "<b>549</b> → 3.224 cuộc" in words(later)
    assert VI("charts.comparison.anew", target="3.224") not in words(later)


def test_what_must_speed_up_most_stands_on_top() -> None:
    rows = comparison(
        comparison_row("xa", phase_1_value=45.0, needed_per_year=5.0, gained_per_year=4.0),
        comparison_row("gấp", phase_1_value=60.0, needed_per_year=9.0, gained_per_year=3.0),
    )
    names = {a.text: a.y for a in phase_dumbbells(rows, VI, "light").layout.annotations}
    assert names["<b>gấp</b>"] > names["<b>xa</b>"]


def test_now_is_the_value_of_phase_2_once_there_is_one() -> None:
    assert now_value(comparison_row()) == 68.4
    assert now_value(comparison_row(phase_2_value=0.0)) == 0.0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "cần +5,2, đang +20,7 điểm/năm"),
        ({"needed_per_year": 25.0}, "<b>▼ cần +25,0, đang +20,7 điểm/năm</b>"),
        ({"gained_per_year": None}, "cần +5,2 điểm/năm"),
        ({"needed_per_year": None, "phase_1_value": 70.0}, "70,0%</b> → 90,0%"),
        ({"phase_2_target": None}, "chưa có mục tiêu giai đoạn 2"),
        ({"phase_1_value": None}, "chưa báo cáo"),
        ({"phase_1_value": 91.0}, "đã đạt mục tiêu giai đoạn 2"),
        ({"measure": "tổ"}, "cần +5,2, đang +20,7 tổ/năm"),
    ],
)
def test_each_row_says_the_gain_needed_and_the_gain_made(
    changed: dict[str, Any], said: str
) -> None:
    assert said in words(phase_dumbbells(comparison(comparison_row("A", **changed)), VI, "light"))


def test_a_missing_phase_2_target_leaves_a_dotted_way_without_marks() -> None:
    drawn = phase_dumbbells(comparison(comparison_row("A", phase_2_target=None)), VI, "light")
    assert len(drawn.data) == 0
    assert len(drawn.layout.shapes) == 1
    assert drawn.layout.meta["alt"] == drawn.layout.title.text


def test_the_one_furthest_from_the_target_stands_on_top() -> None:
    rows = comparison(comparison_row("gần", phase_1_value=80.0), comparison_row("xa"))
    drawn = phase_dumbbells(rows, VI, "light")
    names = {a.text: a.y for a in drawn.layout.annotations}
    assert names["<b>xa</b>"] > names["<b>gần</b>"]
    assert drawn.layout.meta["alt"].endswith("Thấp nhất: xa 55,9%. Cao nhất: gần 79,6%.")
