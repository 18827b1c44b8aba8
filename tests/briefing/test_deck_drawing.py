"""How slides are drawn: lists go on, names keep apart, far areas stand in frames."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from briefing.deck.awards.areas import _covers
from briefing.deck.forms import (
    Axis,
    BarChart,
    Bars,
    Column,
    Dot,
    Line,
    Lines,
    Row,
    Scatter,
    Table,
    Text,
)
from briefing.deck.more_forms import Area, AreaClass, Areas, Words
from briefing.deck.pages import paged
from briefing.deck.slide import Notes, Slide, fitting
from briefing.drawing.draw_areas import far_frames, fitted
from briefing.drawing.draw_bars import draw_bars
from briefing.drawing.draw_lines import apart, field_of
from briefing.drawing.draw_scatter import draw_scatter, inside_of
from briefing.drawing.draw_table import draw_table
from briefing.drawing.draw_words import draw_words
from briefing.drawing.shapes import FILL, Box, Path, Rect, Say, shaded, status_mark
from briefing.drawing.style import ROOM
from translations import translator

BOX = Box(1, 1, 8, 5)
SQUARE = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),)


def a_slide(rows: object) -> Slide:
    return Slide("cluster_leaders", f"Câu {rows}", (), "Nguồn", "", Notes("đọc", "tính"))


def test_a_long_list_goes_on_over_slides_of_about_the_same_length() -> None:
    slides = paged([*range(13)], 12, a_slide, translator("vi"), "form")
    assert [s.key for s in slides] == ["cluster_leaders-form", "cluster_leaders-form-2"]
    assert slides[0].generated == f"Câu {[*range(7)]}"
    assert slides[1].generated == f"Câu {[*range(7, 13)]}"
    of = translator("en")
    named = paged([*range(5)], 3, lambda _: a_slide([0]), of, what="certificates")
    assert named[1].generated == "Certificates: clusters 4–5 of 5"
    same = paged([1, 2], 1, lambda _: a_slide([0]), translator("vi"))
    assert [s.generated for s in same] == [
        "Câu [0]",
        "Đơn vị dẫn đầu qua các năm: cụm, khối 2–2/2",
    ]
    assert [s.key for s in paged([1], 12, a_slide, translator("vi"))] == ["cluster_leaders"]


def test_the_first_message_short_enough_is_taken() -> None:
    assert fitting("a" * 106, "b") == "b"
    assert fitting("a" * 105, "b") == "a" * 105


def test_names_at_the_ends_of_lines_are_pushed_apart_inside_the_chart() -> None:
    places = apart([1.0, 1.01, 1.02, 4.99], 0.3, 1.0, 5.0)
    assert all(b - a >= 0.3 - 1e-9 for a, b in pairwise(places))
    assert places[0] == 1.0
    assert places[-1] == pytest.approx(4.99)
    assert max(apart([5.0, 5.0], 0.3, 1.0, 5.0)) == 5.0


@pytest.mark.parametrize("left", [0.1, 1.0, 7.1, 8.3])
def test_the_widest_name_of_lying_bars_stands_on_one_line_wherever_the_bars_are(
    left: float,
) -> None:
    names = ("Sở, ban, ngành (16)", "Đơn vị sự nghiệp (2)", "Đặc khu (1)")
    form = BarChart(names, (Bars("x", (1, 2, 3), ("1", "2", "3")),), kind="whole", is_lying=True)
    said = [s.text for s in draw_bars(form, Box(left, 1, 4.9, 2.4), ROOM) if isinstance(s, Say)]
    assert {*names} <= {*said}


def test_every_figure_of_lying_bars_is_printed_whatever_its_length() -> None:
    one = BarChart(("a", "b"), (Bars("", (90, 0), ("90", "dưới 5")),), is_lying=True)
    assert {"90", "dưới 5"} <= {s.text for s in draw_bars(one, BOX, ROOM) if isinstance(s, Say)}
    parts = tuple(Bars(n, (v,), (t,)) for n, v, t in (("a", 999, "999"), ("b", 1, "1")))
    whole = BarChart(("x",), parts, kind="whole", is_lying=True)
    assert {"999", "1"} <= {s.text for s in draw_bars(whole, BOX, ROOM) if isinstance(s, Say)}


def test_no_dot_lies_under_the_words_of_a_corner() -> None:
    ends = [(x, y) for x in (0.0, 10.0) for y in (0.0, 10.0)]
    scale = Axis(0, 10, 5, ("0", "5", "10"))
    corners = ("High, fast", "Low, fast", "Low, slow", "High, slow")
    dots = tuple(Dot(x, y, "Unit", "context") for x, y in ends)
    form = Scatter(dots, scale, scale, "gain", "level", corners=corners)
    field = inside_of(form, BOX, ROOM)
    said = {s.text: s for s in draw_scatter(form, BOX, ROOM) if isinstance(s, Say)}
    reach = ROOM.dot * 0.5
    assert all(said[c].y <= field.y - reach for c in corners[:2])
    assert all(said[c].y - ROOM.head / 72 * 0.75 >= field.bottom + reach for c in corners[2:])
    assert all(said[c].y <= BOX.bottom for c in corners[2:])
    assert said["gain"].anchor == "middle"


def test_a_scale_of_ranks_has_the_first_on_top() -> None:
    axis = Axis(4, 1, -1, ("4", "3", "2", "1"))
    assert axis.steps == (4, 3, 2, 1)
    field = field_of(Lines(("a", "b"), (Line("x", (1, 4)),), axis), BOX, ROOM)
    assert field.y(1) == pytest.approx(field.box.y)
    assert field.y(4) == pytest.approx(field.box.bottom)


def test_an_area_far_off_stands_in_a_frame_and_the_rest_keeps_its_scale() -> None:
    near = Area("1", "Gần", 0, "1", SQUARE)
    far = Area("2", "Xa", 0, "1", (tuple((x + 40, y) for x, y in SQUARE[0]),), is_far=True)
    rings = fitted((near, far), BOX)
    frame = far_frames((near, far), BOX)["2"]
    assert all(frame.x <= x <= frame.right for x, _ in rings["2"][0])
    assert max(x for x, _ in rings["1"][0]) < frame.x
    tall = [max(y for _, y in r[0]) - min(y for _, y in r[0]) for r in rings.values()]
    assert tall[0] > 3 * tall[1]
    assert fitted((near,), BOX).keys() == {"1"}
    names = [*Areas((near, far), (AreaClass("1", "2", "subject"),), "", "").areas]
    assert len(names) == 2


@pytest.mark.parametrize("verdict", ["firm", "sensitive", "even"])
def test_a_verdict_has_a_sign_no_font_must_have(verdict: str) -> None:
    mark = status_mark(verdict, 1, 1, 0.2, FILL["ink"])
    assert isinstance(mark, Say if verdict == "even" else Path)
    shapes = [*draw_words(Words("Vững", (), status=verdict), BOX, ROOM)]
    assert len(shapes) == 2


def test_the_cells_of_a_heat_table_are_as_dark_as_they_are_large() -> None:
    cells = tuple(Text(str(n), shade=n / 4) for n in range(5))
    table = Table(tuple(Column("", 1) for _ in cells), (Row(cells),))
    fills = [s.fill for s in draw_table(table, BOX, ROOM) if isinstance(s, Rect)]
    assert fills == [shaded(n / 4) for n in range(1, 5)]
    assert len({*fills}) == 4


def test_a_map_of_a_part_is_not_shown_for_the_whole() -> None:
    rows: list[Any] = [SimpleNamespace(unit_id=str(n)) for n in range(100)]
    assert _covers({str(n): () for n in range(95)}, rows)
    assert not _covers({str(n): () for n in range(40)}, rows)
