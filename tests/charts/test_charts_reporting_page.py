import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest

from charts.reporting.arrivals import arrival_lines
from charts.reporting.group_bars import group_lollipops
from charts.reporting.plans import by_deadline, plan_bars, plans_message
from charts.reporting.squares import COLUMNS, grouped, squares_message, unit_squares
from pictures.calendar import calendar_lines, calendar_message, next_due, obligation_choice
from pictures.groups import group_picture
from pictures.reporting.arrivals import arrival_picture
from pictures.tokens import DIVERGING, STATUS, TOKENS, Mode
from tests.worlds.frames.chart_frames import EVIL
from tests.worlds.frames.obligation_frames import (
    AS_OF,
    curve,
    curve_rows,
    group,
    groups,
    obligation,
    obligations,
    plan_row,
    plans,
    states,
    unit,
)
from translations import Translator, translator

VI, EN = translator("vi"), translator("en")
TYPES = {"commune": "Xã", "office": "Sở, ban, ngành"}
YEAR_END, NOVEMBER = datetime(2025, 12, 31, 23, 59, 59), date(2026, 11, 14)
SQUARES = states(
    unit(EVIL, "on_time"),
    unit("Xã B", "on_time", is_complete=False, filled_count=3),
    unit("Xã C", "late", days_late=2),
    unit("Xã D", "rejected"),
    unit("Xã E", "overdue"),
    unit("Sở F", "waiting", unit_type="office"),
    unit("Sở G", "exempt", unit_type="office"),
)
CURVE = curve(
    curve_rows({-20: 0, -14: 40}), curve_rows({-30: 0, -14: 25, -7: 60, 0: 100}, year=2025)
)
GROUPS = groups(group(EVIL, 5, 10), group("Cụm 2", 7, 8), group("Cụm 3", 8, 8), group(None, 1, 2))
PLANS = plans(
    plan_row("2025-Q3", YEAR_END, on_time=20),
    plan_row("2026-Q1", YEAR_END, late=10),
    plan_row(None, YEAR_END, missing=18, exempt=2),
    plan_row("2025-Q3", undated=20),
)
Draw = Callable[[Any, Translator, Mode], go.Figure]
FIGURES: dict[str, tuple[pl.DataFrame, Draw]] = {
    "squares": (SQUARES, lambda f, t, m: unit_squares(f, TYPES, t, m)),
    "arrivals": (CURVE, lambda f, t, m: arrival_lines(f, AS_OF, t, m)),
    "group_bars": (GROUPS, group_lollipops),
    "plans": (PLANS, plan_bars),
}
EACH = pytest.mark.parametrize("name", list(FIGURES))
LANGUAGES = pytest.mark.parametrize("t", [VI, EN], ids=["vi", "en"])


def texts(figure: go.Figure) -> list[str]:
    def walk(node: Any) -> list[str]:
        if isinstance(node, dict):
            return [s for k, v in node.items() if k not in {"template", "meta"} for s in walk(v)]
        if isinstance(node, list):
            return [s for value in node for s in walk(value)]
        return [node] if isinstance(node, str) else []

    return walk(json.loads(figure.to_json()))


def words(drawn: go.Figure) -> str:
    return " | ".join(a.text for a in drawn.layout.annotations)


def drawn(name: str, t: Translator = VI, mode: Mode = "light") -> go.Figure:
    frame, draw = FIGURES[name]
    return draw(frame, t, mode)


@EACH
@LANGUAGES
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_figure_has_message_measure_and_text_equivalent_in_its_own_colours(
    name: str, t: Translator, mode: Mode
) -> None:
    figure = drawn(name, t, mode)
    layout, c = figure.layout, TOKENS[mode]
    message = re.sub("&(lt|gt|amp);", "&", layout.title.text)
    assert 10 < len(message) <= 90
    assert layout.title.subtitle.text
    assert len(layout.meta["alt"]) > len(message)
    allowed = {v for v in vars(c).values() if isinstance(v, str)} | {*DIVERGING, *c.sequential}
    allowed |= {x for s in STATUS.values() for x in (s.fill(mode), s.text(mode))}
    used = {h for s in texts(figure) for h in re.findall(r"#\w{6}\b", s)}
    assert used
    assert used <= allowed
    assert [
        tr
        for tr in figure.data
        if "markers" in (getattr(tr, "mode", "") or "") and tr.marker.opacity != 1
    ] == []


@EACH
@LANGUAGES
def test_an_empty_frame_gives_words_and_names_with_markup_stay_words(
    name: str, t: Translator
) -> None:
    frame, draw = FIGURES[name]
    nothing = draw(frame.clear(), t, "light")
    assert len(nothing.data) == 0
    assert t(f"charts.{name}.empty") in nothing.layout.meta["alt"]
    assert not [s for s in texts(drawn(name, t)) if "<a" in s]


def test_every_unit_that_owes_has_one_square_and_only_one() -> None:
    figure = drawn("squares")
    places = [(x, y) for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)]
    assert len(places) == len(set(places)) == SQUARES.height
    assert [t.marker.symbol for t in figure.data] == [
        "square",
        "diamond",
        "triangle-down",
        "x",
        "square-open",
        "square-open",
        "diamond-open",
    ]
    assert len({(t.marker.symbol, t.marker.color) for t in figure.data}) == 7


def test_a_row_of_squares_is_full_before_the_next_begins() -> None:
    many = states(*(unit(f"Xã {n}", "on_time") for n in range(COLUMNS + 3)))
    trace = unit_squares(many, TYPES, VI, "light").data[0]
    assert sorted(trace.x)[-1] == COLUMNS - 1
    assert {*trace.y} == {-1.0, -2.0}
    assert list(trace.y).count(-2.0) == 3


def test_heads_count_accepted_of_owed_without_the_exempt() -> None:
    said = words(drawn("squares"))
    assert "<b>Xã</b>  3/5" in said
    assert "<b>Sở, ban, ngành</b>  0/1" in said
    assert "□ chưa nộp" in drawn("squares").layout.title.subtitle.text


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([unit("A", "on_time"), unit("B", "waiting")], "1/2 đơn vị chưa có báo cáo được nhận"),
        (
            [unit("A", "on_time"), unit("B"), unit("C", unit_type="office")],
            "2/3 đơn vị chưa có báo cáo được nhận, nhiều nhất: Xã (1)",
        ),
        (
            [unit("A", "rejected"), unit("B", "overdue")],
            "Đã quá hạn: 2/2 đơn vị chưa có báo cáo được nhận",
        ),
        (
            [unit("A", "on_time"), unit("B", "exempt")],
            "Đơn vị duy nhất phải nộp đã có báo cáo được nhận",
        ),
        ([unit("A", "exempt")], "Mọi đơn vị được miễn báo cáo này"),
    ],
)
def test_the_squares_say_how_many_reports_are_missing(rows: list[Any], said: str) -> None:
    assert squares_message(grouped(rows, TYPES), VI) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ({-14: 40}, {-20: 10, -14: 25, 0: 90}, "nhanh hơn năm trước: 40/100 đơn vị, cùng lúc * 25"),
        ({-14: 20}, {-20: 10, -13: 25}, "nhanh hơn năm trước: 20/100 đơn vị, cùng lúc * 10"),
        ({-14: 20}, {-15: 25}, "chậm hơn năm trước: 20/100 đơn vị, cùng lúc * 25"),
        ({-14: 25}, {-15: 25}, "Nộp ngang năm trước"),
        ({-14: 0}, {-3: 25}, "Chưa nhận báo cáo nào (0/100 đơn vị); cùng lúc năm trước: 0"),
        ({-14: 25}, {}, "Đã nhận 25/100 đơn vị; chưa có năm trước để so"),
    ],
)
def test_arrivals_compare_with_last_year_on_the_same_day_before_the_deadline(
    now: dict[int, int], before: dict[int, int], said: str
) -> None:
    both = curve(curve_rows(now), curve_rows(before, year=2025))
    picture = arrival_picture(both, AS_OF, VI)
    assert picture
    assert said.replace("*", "năm trước") in picture.sentence


def test_last_year_is_shifted_so_that_both_deadlines_are_one_day() -> None:
    figure = drawn("arrivals")
    now, before = figure.data[0], figure.data[1]
    assert before.x[-1] == NOVEMBER
    assert now.x[-1] == date(2026, 10, 31)
    line = next(s for s in figure.layout.shapes if s.x0 == NOVEMBER)
    assert line.x1 == NOVEMBER
    assert "100 đơn vị ở cả hai năm" in figure.layout.title.subtitle.text


def test_what_arrives_after_the_as_of_date_is_not_drawn() -> None:
    later = curve(curve_rows({-20: 10, -14: 40, -13: 90}))
    assert max(arrival_lines(later, AS_OF, VI, "light").data[0].y) == 40


def test_groups_stand_worst_first_and_without_a_cluster_nobody_is_lost() -> None:
    marks = group_picture(GROUPS.to_dicts(), "cluster", 0.8, VI).marks
    assert [mark.code for mark in marks] == [EVIL, None, "Cụm 2", "Cụm 3"]
    said = words(drawn("group_bars"))
    assert "▼ <b>5/10</b>" in said
    assert "| <b>7/8</b>" in said
    assert "Chưa xếp cụm, khối" in said
    assert [list(t.x) for t in drawn("group_bars").data if t.mode == "markers"] == [
        [1.0, 0.875],
        [0.5, 0.5],
    ]


def test_exempt_units_leave_the_denominator_of_their_group() -> None:
    only = group_lollipops(groups(group("Cụm 1", 4, 4, exempt=6)), VI, "light")
    assert "<b>4/4</b>" in words(only)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([group("A", 5, 10), group("B", 9, 10)], "1/2 cụm, khối dưới 80%: A 5/10"),
        ([group("A", 5, 10), group("B", 6, 10)], "2/2 cụm, khối dưới 80%; ít nhất: A 5/10"),
        ([group("A", 8, 10), group("B", 10, 10)], "Mọi cụm, khối đạt 80% trở lên; ít nhất: A 8/10"),
        ([group("A", 8, 8), group("B", 9, 9)], "Cả 2 cụm, khối đã nộp đủ"),
    ],
)
def test_the_groups_under_the_limit_are_counted(rows: list[Any], said: str) -> None:
    assert group_picture(rows, "cluster", 0.8, VI).sentence == said


def test_no_group_is_behind_while_there_is_time() -> None:
    rows = [
        group("A", 0, 10, missing="waiting"),
        group("B", 1, 10, exempt=2, missing="waiting"),
        group("C", 0, 0, exempt=3),
    ]
    picture = group_picture(rows, "cluster", 0.8, VI)
    assert picture.sentence == "Còn trong hạn: 1/20 đơn vị đã nộp"
    assert [mark.is_low for mark in picture.marks] == [False, False]
    drawn = group_lollipops(groups(*rows), VI, "light")
    assert "▼" not in str(drawn)
    # one group whose day has passed is named, whatever time the others have
    late = group_picture([*rows, group("D", 1, 4)], "cluster", 0.8, VI)
    assert late.sentence.startswith("1/3 cụm, khối dưới 80%")
    assert [mark.code for mark in late.marks if mark.is_low] == ["D"]


def test_the_whole_name_of_a_group_is_written() -> None:
    name = "Các sở, ban, ngành và các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh"
    drawn = group_lollipops(groups(group(name, 1, 2), group("B", 2, 2)), VI, "light")
    assert name in str(drawn.layout.annotations[2].text).replace("<br>", " ")


def test_plans_stand_by_deadline_and_quarter_and_add_up_to_all_units() -> None:
    first = by_deadline(PLANS)[0]
    assert [row["issue_quarter"] for row in first] == ["2025-Q3", "2026-Q1", None]
    assert sum(row["unit_count"] for row in first) == 50
    assert (
        plans_message(by_deadline(PLANS), VI) == "30/48 đơn vị đã ban hành kế hoạch, 18 đơn vị chưa"
    )
    said = words(drawn("plans"))
    assert "So với hạn 31/12/2025" in said
    assert "Hạn chưa xác định được ngày" in said
    assert "<b>10</b>/50" in said
    late = next(t for t in drawn("plans").data if t.marker.color == STATUS["slow"].fill("light"))
    assert list(late.x) == [10 / 50]


PASSED = obligation(
    obligation_id="2026-Q3",
    kind="period",
    period_id="2026-Q3",
    due_at=datetime(2026, 10, 15, 23, 59, 59),
    days_left=-16,
    is_open=False,
)
UNDATED = obligation(obligation_id="plan-1", kind="plan", year=None, due_at=None, days_left=None)
NEXT = obligation(is_open=True)
LATER = obligation(
    obligation_id="final",
    kind="final",
    year=None,
    days_left=1500,
    due_at=datetime(2030, 12, 1, 23, 59, 59),
)


def test_the_next_obligation_is_the_open_one_due_first_else_the_last_due() -> None:
    assert (next_due(obligations(LATER, UNDATED, NEXT, PASSED)) or {})["obligation_id"] == (
        "yearly-2026"
    )
    assert (next_due(obligations(UNDATED, PASSED)) or {})["obligation_id"] == "2026-Q3"
    assert next_due(obligations(UNDATED)) is None


def test_the_calendar_is_in_order_of_time_with_the_next_one_marked() -> None:
    every = obligations(LATER, UNDATED, NEXT, PASSED)
    lines = calendar_lines(every, every, VI)
    assert [line.obligation_id for line in lines] == ["2026-Q3", "yearly-2026", "final", "plan-1"]
    assert [line.is_next for line in lines] == [False, True, False, False]
    assert lines[0].head == "**15/10/2026 23:59** · Báo cáo quý III/2026"
    assert "red-badge[:material/event: quá hạn 16 ngày]" in lines[0].chips
    assert "160/200 đơn vị" in lines[1].chips
    assert "□ Quá hạn 35" in lines[1].chips
    assert "còn 14 ngày" in lines[1].chips
    assert "Sở Nội vụ" in lines[1].detail
    assert calendar_message(every, VI) == "Hạn tiếp theo: Báo cáo năm 2026, còn 14 ngày"
    assert calendar_message(obligations(UNDATED), EN) == "No deadline has a date yet"


def test_an_obligation_is_chosen_by_name_and_last_day() -> None:
    assert obligation_choice(NEXT, VI) == "Báo cáo năm 2026 · hạn hết 14/11/2026"
    assert obligation_choice(UNDATED, VI) == "Kế hoạch của đơn vị, hạn chưa xác định"
