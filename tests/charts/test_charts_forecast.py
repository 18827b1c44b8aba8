from datetime import date
from typing import Any

import polars as pl
import pytest

from charts.parts.annotations import chart_notes, note_lines
from charts.parts.theme import HEADER, card_parts
from charts.progress.comparison import phase_dumbbells
from charts.progress.fan import Outlook, verdict
from charts.progress.multiples import trend_multiples
from charts.progress.quadrants import level_quadrants
from charts.progress.trajectory import indicator_trajectory
from pictures.levels import change_at, level_picture, quadrants_message
from tests.worlds.frames.chart_frames import (
    AS_OF,
    comparison,
    comparison_row,
    event,
    events,
    indicator,
    path,
    phases,
    trend,
    trend_rows,
    unit_level,
    unit_levels,
)
from translations import translator

VI, EN = translator("vi"), translator("en")
END = date(2027, 12, 31)
MERGER, RULE = date(2025, 7, 1), date(2026, 3, 1)


def outlook(low: float, expected: float, high: float) -> Outlook:
    names = ("at_date", "expected_value", "low_value", "high_value", "point_count")
    middle = (date(2026, 12, 31), 70.0, 69.0, 71.0, 5)
    rows = [middle, (END, expected, low, high, 5)]
    return Outlook(pl.DataFrame(rows, schema=names, orient="row"), 5)


def drawn(t: Any = VI, **more: Any) -> Any:
    frame = trend(trend_rows([41.0, 47.0, 53.0, 58.0, 68.4]))
    item = indicator(label_vi="DVC", label_en="Online")
    return indicator_trajectory(frame, path(), phases(), item, AS_OF, t, "light", **more)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((81.0, 84.0, 87.0), "dự báo kịp mục tiêu 80,0%"),
        ((75.0, 79.6, 84.0), "dự báo chưa chắc kịp 80,0%"),
        ((70.0, 74.0, 79.9), "dự báo không kịp 80,0%"),
    ],
)
def test_the_message_says_whether_the_interval_reaches_the_target(
    ends: tuple[float, float, float], said: str
) -> None:
    title = drawn(outlook=outlook(*ends)).layout.title
    assert title.text == f"DVC đạt 68,4%, hơn lộ trình 4,4 điểm, {said}"


def test_the_caption_says_the_expected_value_its_interval_and_the_target() -> None:
    subtitle = drawn(outlook=outlook(75.1, 79.6, 84.0)).layout.title.subtitle.text
    assert subtitle.endswith(
        "Nền xanh nhạt: dự báo đến 31/12/2027: 79,6%, khoảng 80% từ 75,1% đến 84,0%, mục tiêu 80,0%"
    )


def test_where_less_is_better_the_interval_is_read_from_above() -> None:
    end = {"low_value": 4.0, "high_value": 6.0}
    lower = indicator(direction="lower")
    assert [verdict(end, target, lower) for target in (6.0, 5.0, 3.9)] == ["kept", "open", "missed"]


def test_too_few_periods_leave_words_in_the_place_of_the_fan() -> None:
    none = Outlook(outlook(1, 2, 3).points.clear(), 3, "too_few")
    figure = drawn(outlook=none)
    assert figure.layout.title.subtitle.text.endswith("Chưa đủ 4 kỳ để dự báo (mới có 3)")
    assert len(figure.data) == len(drawn().data)


def test_the_fan_runs_from_the_last_point_to_the_end_of_the_phase() -> None:
    fan = next(d for d in drawn(outlook=outlook(75.1, 79.6, 84.0)).data if d.fill == "toself")
    assert (min(fan.x), max(fan.x)) == (date(2026, 9, 30), END)
    assert list(fan.y) == [68.4, 71.0, 84.0, 75.1, 69.0, 68.4]


def test_at_most_three_events_nearest_to_the_as_of_date_are_shown() -> None:
    days = [date(2025, month, 1) for month in (1, 3, 5, 7, 9)]
    frame = events(*(event(f"n{i}", day) for i, day in enumerate(days)), event("x", END))
    shown = chart_notes(frame, date(2025, 8, 1), [days[0], days[-1]])
    assert [row["at_date"] for row in shown] == days[2:]


def test_an_event_of_the_whole_campaign_is_dotted_any_other_a_thin_line() -> None:
    one = event("n2", RULE, indicator_id="online-services", text="Một cửa phi địa giới")
    figure = drawn(annotations=events(event("n1", MERGER), one))
    lines = {s.x0: s.line.dash for s in figure.layout.shapes if s.x0 in (MERGER, RULE)}
    assert lines == {MERGER: "dot", RULE: None}
    said = [a.text for a in figure.layout.annotations]
    assert "① 01/07/2025: Sắp xếp đơn vị" in said
    assert "② 01/03/2026: Một cửa phi địa giới" in said
    assert said.count("①") == 1


def test_events_make_room_for_themselves_and_stay_when_the_title_leaves() -> None:
    bare, noted = drawn(), drawn(annotations=events(event("n1", MERGER), event("n2", RULE)))
    assert noted.layout.height - bare.layout.height == 36
    assert card_parts(noted)[2].layout.height == noted.layout.height - HEADER
    assert noted.layout.meta["notes"][0].endswith("(nguồn: Nghị quyết)")


def test_events_speak_the_language_and_name_their_unit() -> None:
    row = event("n1", MERGER, unit_id="u1", short_name="Xã A", source=None)
    assert note_lines([row], EN) == ["① 01/07/2025: Xã A: Units merged"]
    assert note_lines([row | {"text_en": None}], EN) == ["① 01/07/2025: Xã A: Sắp xếp đơn vị"]


def test_every_panel_of_the_small_multiples_carries_the_event() -> None:
    frame = trend(
        trend_rows([41.0, 45.0], group_id="a"),
        trend_rows([21.0, 25.0], group_id="b"),
    )
    figure = trend_multiples(
        frame, indicator(), VI, "light", annotations=events(event("n1", MERGER))
    )
    assert [s.xref for s in figure.layout.shapes] == ["x", "x2"]
    assert figure.layout.meta["min_width"] == 400


def levels() -> Any:
    return unit_levels(
        unit_level("A", 80.0, 12.0),
        unit_level("B", 30.0, 2.0, "low_slow"),
        unit_level("C", 35.0, 15.0, "low_fast"),
        unit_level("D", 70.0, 1.0, "high_slow"),
        unit_level("E", 60.0, 2.0, "high_slow"),
        unit_level("F", 99.0, 0.5, "near_ceiling", corrected_pct=None, corrected_rank=None),
    )


def test_the_quadrants_name_units_in_the_last_quarter_of_both_and_no_half() -> None:
    rows = levels().to_dicts()
    last = "thuộc một phần tư thấp nhất cả về mức và tiến bộ: nên hỗ trợ trước"
    assert quadrants_message(rows, VI) == f"B {last}"
    more = [rows[0] | {"unit_id": f"A{n}"} for n in range(3)]
    two = [*rows, *more, rows[1] | {"unit_id": "G"}]
    assert quadrants_message(two, VI) == f"2 đơn vị {last}"
    rest = [r for r in rows if r["quadrant"] != "low_slow"]
    said = "None of 5 units is in the last quarter both by level and by progress"
    assert quadrants_message(rest, EN) == said


def test_at_most_one_unit_a_corner_is_named_the_furthest_from_the_cross() -> None:
    picture = level_picture(levels().to_dicts(), VI)
    assert picture is not None
    assert picture.middle == (65.0, 2.0)
    assert {m.name for m in picture.marks if m.turn == 1} == {"A", "B", "C", "D"}
    assert {m.name: m.turn for m in picture.marks if m.turn != 1} == {"E": 2, "F": None}


def test_a_point_near_the_top_is_worth_as_much_as_ten_far_from_it() -> None:
    # From 98 to 99: 1 of 2 points left, 50 %. From 20 to 60: 40 of 80, 50 %.
    assert change_at(99, 50) == pytest.approx(1)
    assert change_at(60, 50) == pytest.approx(40)
    # From 50 to 40: 10 of 50 lost, −20 %.
    assert change_at(40, -20) == pytest.approx(-10)


def test_low_and_slow_units_are_red_diamonds_and_those_near_the_ceiling_hollow() -> None:
    looks = {d.customdata[0][0]: d.marker for d in level_quadrants(levels(), VI, "light").data}
    assert (looks["B"].symbol, looks["B"].color) == ("diamond", "#B42318")
    assert looks["F"].color == "#FFFFFF"
    assert looks["A"].symbol == "circle"


def test_in_phase_2_the_result_of_phase_1_has_its_own_mark() -> None:
    row = comparison_row("A", phase_2_value=85.0, phase_1_value=78.0, phase_2_start=78.0)
    hover = phase_dumbbells(comparison(row), VI, "light").data[-1].hovertext
    assert "<b>A</b><br>Kết quả giai đoạn 1: 78,0%" in hover
    assert not any("Đầu giai đoạn 2" in h for h in hover)
    revised = comparison(row | {"phase_2_start": 75.0})
    marks = phase_dumbbells(revised, VI, "light").data[-1].hovertext
    assert "<b>A</b><br>Đầu giai đoạn 2: 75,0%" in marks
