"""Slides as PPTX: the figures inside are those of the deck, and the file renders as it should."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.oxml.ns import qn
from pptx.util import Inches

from briefing.deck.forms import Axis, BarChart, Lines, Scatter, Table
from briefing.deck.more_forms import Area, AreaClass, Areas
from briefing.deck.slide import Deck, Part, Slide
from briefing.drawing.measure import wrapped
from briefing.powerpoint.chart import BarData, PointData, scale_format
from briefing.powerpoint.file import pptx_deck
from briefing.powerpoint.marks import pieces
from schemas.problems import StoreError
from tests.worlds.page_store import page_store
from tests.worlds.papers import deck_of, pdf_of
from tests.worlds.slides.rendered import faults_of

KEPT = ("val", "xVal", "yVal")
SQUARE = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    return deck_of(page_store(tmp_path_factory.mktemp("pptx")))


@pytest.fixture(scope="module")
def content(deck: Deck) -> bytes:
    return pptx_deck(deck)


@pytest.fixture(scope="module")
def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def charts(native: Any) -> Iterator[Any]:
    yield from (shape.chart for shape in native.shapes if shape.has_chart)


def rounded(value: Any) -> float:
    """To more digits than anyone prints, to fewer than a workbook keeps."""
    return float(f"{float(value):.12g}")


def book_of(chart: Any) -> Any:
    """The sheet of the workbook inside."""
    return load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]


def kept(chart: Any) -> Iterator[tuple[str, str, float]]:
    """Cell, number format and value of every number as the file keeps it for drawing."""
    for series in chart._chartSpace.iter(qn("c:ser")):
        for numbers in (n for kind in KEPT for n in series.findall(qn(f"c:{kind}"))):
            column, first = re.findall(r"([A-Z]+).(\d+)", next(numbers.iter(qn("c:f"))).text)[0]
            code = next(numbers.iter(qn("c:formatCode"))).text
            for point in numbers.iter(qn("c:pt")):
                at = f"{column}{int(first) + int(point.get('idx'))}"
                yield at, code, float(point.find(qn("c:v")).text)


def embedded(chart: Any) -> Counter[float]:
    """Every number of the workbook inside."""
    return Counter(
        rounded(cell.value)
        for row in book_of(chart).iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    )


def as_formatted(value: float, code: str) -> float:
    """The value as a number format shows it; to more digits than anyone prints without one."""
    if code == "General":
        return rounded(value)
    decimals = len(code.partition(";")[0].partition(".")[2].strip('"%'))
    return float(Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def shown(slide: Slide) -> Counter[float]:
    """Every number a form of the slide places a mark at."""
    found: Counter[float] = Counter()
    for part in slide.parts:
        form = part.form
        if isinstance(form, Table):
            for row in form.rows:
                if row.marks:
                    marks = (*row.marks.dots, row.marks.tick, row.marks.bar)
                    found.update(rounded(m.value) for m in marks if m)
        elif isinstance(form, Lines | BarChart):
            series = form.lines if isinstance(form, Lines) else form.series
            found.update(rounded(v) for one in series for v in one.values if v is not None)
        elif isinstance(form, Scatter):
            found.update(rounded(v) for dot in form.dots for v in (dot.x, dot.y))
    return found


def test_every_number_in_a_chart_is_the_decks_as_printed_and_the_workbook_inside_is_exact(
    deck: Deck, opened: Any
) -> None:
    count, formats = 0, set[str]()
    for native, slide in zip(opened.slides, deck.slides, strict=True):
        inside: Counter[float] = Counter()
        for chart in charts(native):
            count += 1
            sheet, numbers = book_of(chart), [*kept(chart)]
            assert len(numbers) == embedded(chart).total(), slide.key
            for at, code, value in numbers:
                assert rounded(value) == as_formatted(sheet[at].value, code), (slide.key, at)
            formats |= {code for _, code, _ in numbers}
            inside += embedded(chart)
        assert not shown(slide) - inside, slide.key
    assert count >= 3
    assert len(formats) >= 2


def test_every_slide_has_its_title_notes_number_and_distinct_shapes(
    deck: Deck, opened: Any
) -> None:
    for native, slide in zip(opened.slides, deck.slides, strict=True):
        said = native.shapes.title.text_frame.text.replace("\v", " ").replace("\u00a0", " ")
        assert said == slide.title.replace("\u00a0", " ")
        assert slide.notes.reading in native.notes_slide.notes_text_frame.text
        assert slide.notes.method in native.notes_slide.notes_text_frame.text
        assert [f.get("type") for f in native._element.iter(qn("a:fld"))] == ["slidenum"]
        numbers = [e.get("id") for e in native._element.iter(qn("p:cNvPr"))]
        assert len(numbers) == len(set(numbers))
        assert any(s.has_text_frame and slide.source in s.text_frame.text for s in native.shapes)


def test_no_shape_leaves_its_slide(opened: Any) -> None:
    for native in opened.slides:
        for shape in native.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= opened.slide_width + Inches(0.01), shape.name
            assert shape.top + shape.height <= opened.slide_height + Inches(0.01), shape.name


def test_words_stay_inside_their_box(opened: Any) -> None:
    count = 0
    for native in opened.slides:
        for _, piece, shape in pieces(native):
            if piece.startswith("text") and shape.has_text_frame:
                count += 1
                high = 0.0
                for said in shape.text_frame.paragraphs:
                    size = max(run.font.size.pt if run.font.size else 18 for run in said.runs)
                    lines = wrapped(said.text, shape.width / Inches(1), size)
                    high += len(lines) * size * 1.2 / 72
                assert high <= shape.height / Inches(1) + 0.05, (piece, shape.text_frame.text)
    assert count > 5


def test_a_map_is_one_group_of_named_areas_and_nothing_lies_over_an_island(deck: Deck) -> None:
    near = Area("1", "Gần", 0, "3", SQUARE)
    far = Area("2", "Đảo xa", 0, "5", (tuple((x + 40, y) for x, y in SQUARE[0]),), is_far=True)
    form = Areas((near, far), (AreaClass("1–5", "2", "subject"),), "Số", "lược đồ")
    whole = replace(deck, slides=(replace(deck.slides[1], parts=(Part(form),)),))
    native = Presentation(io.BytesIO(pptx_deck(whole))).slides[0]
    (group,) = (s for _, piece, s in pieces(native) if piece == "map-1")
    names = {shape.name.partition(" {")[0]: shape for shape in group.shapes}
    assert names.keys() == {"1 Gần", "2 Đảo xa"}
    said = group._element.find(f".//{qn('p:cNvPr')}").get("descr")
    assert said == f"{whole.slides[0].title}. Số. 1–5: 2."
    above = [*native.shapes][[*native.shapes].index(group) + 1 :]
    island = names["2 Đảo xa"]
    for shape in [one for s in above for one in (s.shapes if hasattr(s, "shapes") else [s])]:
        is_filled = hasattr(shape, "fill") and shape.fill.type == MSO_FILL.SOLID
        is_over = (
            shape.left < island.left + island.width
            and shape.left + shape.width > island.left
            and shape.top < island.top + island.height
            and shape.top + shape.height > island.top
        )
        assert not (is_filled and is_over), shape.name


def test_colours_and_fonts_are_the_themes_so_that_one_change_dresses_the_deck(
    content: bytes,
) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            if name.startswith(("ppt/slides/slide", "ppt/charts/chart")):
                text = file.read(name).decode()
                assert "srgbClr" not in text, name
                assert "a:latin" not in text, name


def test_the_same_deck_is_the_same_bytes_and_small(deck: Deck, content: bytes) -> None:
    assert pptx_deck(deck) == content
    assert len(content) < 1_000_000


def test_a_template_that_cannot_be_used_is_refused_in_words(deck: Deck, tmp_path: Path) -> None:
    text = tmp_path / "mau.pptx"
    text.write_text("no file")
    with pytest.raises(StoreError, match=r"không phải tệp PPTX.* / .*not a PPTX"):
        pptx_deck(deck, text)


@pytest.mark.slow
def test_libreoffice_prints_every_word_whole_and_none_over_another(
    content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(content)
    assert faults_of(file, pdf_of(file)) == []


@pytest.mark.parametrize(
    ("scale", "shown"),
    [
        (Axis(0, 100, 20, ("0%", "20%")), '#,##0"%";"\u2212"#,##0"%"'),
        (Axis(0, 4000, 1000, ("0", "1.000")), '[>=1000000]0"."000"."000;[>=1000]0"."000;0'),
        (Axis(0, 4000, 1000, ("0", "1,000")), '[>=1000000]0","000","000;[>=1000]0","000;0'),
        (Axis(9, 1, -1, ("9", "8")), '#,##0;"\u2212"#,##0'),
        (Axis(0, 1, 0.25, ("0,00", "0,25")), '#,##0.00;"\u2212"#,##0.00'),
    ],
)
def test_a_scale_writes_thousands_as_its_labels_do(scale: Axis, shown: str) -> None:
    assert scale_format(scale) == shown


def test_a_name_that_looks_like_a_formula_is_text_in_the_workbook_of_a_chart() -> None:
    names = ["=2+2", "+1", "-cmd", "@sum", "http://127.0.0.1/", "=HYPERLINK(1)"]
    bars = BarData("=1+1", names)
    bars.add_series("=SUM(A1)", [1.0] * len(names))
    points = PointData("=1+1")
    points.add("=A1", [(1.0, 2.0)] * len(names), names)
    for data in (bars, points):
        sheet = load_workbook(io.BytesIO(data._workbook_writer.xlsx_blob)).worksheets[0]
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s", "n"}
        assert set(names) <= {cell.value for cell in cells}
        assert not any(cell.hyperlink for cell in cells)
