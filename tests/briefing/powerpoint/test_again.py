"""An edited deck takes the new figures and loses no word: held against a deck put afresh."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches, Pt

from briefing.deck.slide import Deck
from briefing.office.properties import properties_blob, properties_of
from briefing.powerpoint.again.file import deck_again
from briefing.powerpoint.again.memory import (
    as_put,
    notes_text,
    remember,
    remembered,
    words_of,
)
from briefing.powerpoint.again.tables import _key_column
from briefing.powerpoint.again.words import merged_text, plain
from briefing.powerpoint.file import pptx_deck
from briefing.powerpoint.marks import pieces
from schemas.problems import StoreError
from tests.worlds.page_store import page_store
from tests.worlds.papers import deck_of, saved_by_office

EARLIER = date(2026, 6, 30)
Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Deck, Deck]:
    """The same storyline on two days."""
    store = page_store(tmp_path_factory.mktemp("again"))
    return deck_of(store, as_of=EARLIER), deck_of(store)


@pytest.fixture(scope="module")
def put(decks: tuple[Deck, Deck]) -> tuple[bytes, bytes]:
    """Both as files."""
    return pptx_deck(decks[0]), pptx_deck(decks[1])


def edited(content: bytes, *edits: Edit) -> bytes:
    opened = Presentation(io.BytesIO(content))
    for edit in edits:
        edit(opened)
    buffer = io.BytesIO()
    opened.save(buffer)
    return buffer.getvalue()


def keys(opened: Any) -> list[str]:
    return [next((key for key, *_ in pieces(native)), "") for native in opened.slides]


def slide(opened: Any, key: str) -> Any:
    return opened.slides[keys(opened).index(key)]


def piece(opened: Any, key: str, name: str) -> Any:
    return next(s for of, at, s in pieces(slide(opened, key)) if (of, at) == (key, name))


def numbers(shape: Any) -> list[tuple[str, list[float | None]]]:
    return [(one.name, list(one.values)) for one in shape.chart.plots[0].series]


def look(content: bytes) -> dict[str, Any]:
    """Every word, place and charted number of every slide, by key."""
    opened = Presentation(io.BytesIO(content))
    found = {}
    for key, native in zip(keys(opened), opened.slides, strict=True):
        said = as_put(native, key)
        found[key] = (
            plain(said.title),
            plain(said.notes),
            {p: [[plain(t) for t in row] for row in one.words] for p, one in said.pieces.items()},
            {p: [round(v / 36_576) for v in one.box] for p, one in said.pieces.items()},
            {p: numbers(s) for _, p, s in pieces(native) if s.has_chart},
        )
    return found


def test_a_deck_nobody_edited_becomes_the_deck_of_the_new_day(
    decks: tuple[Deck, Deck], put: tuple[bytes, bytes]
) -> None:
    content, told = deck_again(put[0], "a.pptx", decks[1])
    assert put[0] != put[1]
    assert look(content) == look(put[1])
    assert told[0].startswith(tuple("123456789"))
    again, _ = deck_again(content, "a.pptx", decks[1])
    assert look(again) == look(put[1])


@pytest.mark.slow
def test_marks_and_figures_come_through_libreoffice(
    decks: tuple[Deck, Deck], put: tuple[bytes, bytes], tmp_path: Path
) -> None:
    back = saved_by_office({"deck.pptx": put[0]}, tmp_path)["deck.pptx"]
    content, _ = deck_again(back, "a.pptx", decks[1])
    assert look(content) == look(put[1])


def test_words_written_by_hand_stay_with_ours_in_the_notes(
    decks: tuple[Deck, Deck], put: tuple[bytes, bytes]
) -> None:
    def rewrite(opened: Any) -> None:
        slide(opened, "contents").shapes.title.text_frame.text = "Câu của Chánh Văn phòng"
        notes = slide(opened, "contents").notes_slide.notes_text_frame
        notes.text = notes.text + "\nNhắc Sở Y tế."

    content, told = deck_again(edited(put[0], rewrite), "a.pptx", decks[1])
    opened = Presentation(io.BytesIO(content))
    native = slide(opened, "contents")
    ours = plain(look(put[1])["contents"][0])
    assert native.shapes.title.text_frame.text == "Câu của Chánh Văn phòng"
    assert "Nhắc Sở Y tế." in notes_text(native)
    assert ours in plain(notes_text(native))
    assert any("Câu của Chánh Văn phòng" in line and ours in plain(line) for line in told)
    once_more, _ = deck_again(content, "a.pptx", decks[1])
    again = notes_text(slide(Presentation(io.BytesIO(once_more)), "contents"))
    assert again == notes_text(native)


def test_a_sentence_edited_around_a_figure_takes_the_new_figure() -> None:
    made, fresh = (
        "6/8 nội dung theo kịp; 27 đơn vị chưa báo",
        "7/8 nội dung theo kịp; 3 đơn vị chưa báo",
    )
    assert (
        merged_text(made, "Đến nay 6/8 nội dung theo kịp; 27 đơn vị chưa báo", fresh)
        == "Đến nay 7/8 nội dung theo kịp; 3 đơn vị chưa báo"
    )
    assert merged_text(made, "6/8 nội dung (75%) theo kịp; 27 đơn vị chưa báo", fresh) is None
    assert merged_text(made, "hầu hết theo kịp; 27 đơn vị chưa báo", fresh) is None


def test_a_cell_and_a_row_of_the_editors_own_stay_in_their_row(
    decks: tuple[Deck, Deck], put: tuple[bytes, bytes]
) -> None:
    names = [row[0] for row in words_of(table_of(put[0]))]

    def write(opened: Any) -> None:
        table = piece(opened, "contents", "table-1").table
        table.cell(2, 0).text_frame.paragraphs[0].runs[0].font.size = Pt(31)
        table.cell(1, 1).text_frame.text = "lời của tôi"
        table._tbl.tr_lst[1].addnext(deepcopy(table._tbl.tr_lst[1]))
        table.cell(2, 0).text_frame.text = "Hàng thêm tay"

    content, told = deck_again(edited(put[0], write), "a.pptx", decks[1])
    shape, before = table_of(content), words_of(table_of(put[1]))
    rows = words_of(shape)
    at = [row[0] for row in rows].index(names[1])
    assert rows[at][1] == "lời của tôi"
    assert rows[at + 1][0] == "Hàng thêm tay"
    others = [row for n, row in enumerate(rows) if n not in (at, at + 1)]
    assert others == [row for row in before if row[0] != names[1]]
    cell = shape.table.cell([row[0] for row in rows].index(names[2]), 0)
    assert Pt(31) in [run.font.size for p in cell.text_frame.paragraphs for run in p.runs]
    assert any("lời của tôi" in line for line in told)


def table_of(content: bytes) -> Any:
    return piece(Presentation(io.BytesIO(content)), "contents", "table-1")


def test_rows_are_known_by_the_first_column_of_names_some_of_which_are_figures() -> None:
    bands = [["Mức", "Nơi"], ["chưa có", "14"], ["1", "23"], ["từ 3", "17"], ["Tất cả", "54"]]
    assert _key_column(bands) == 0
    assert _key_column([["Hạng", "Đơn vị"], ["1", "Xã A"], ["2", "Xã B"]]) == 1
    assert _key_column([["Hạng", "Điểm"], ["1", "9"], ["1", "9"]]) is None


def test_what_was_moved_copied_taken_out_or_added_by_hand_stays_so(
    decks: tuple[Deck, Deck], put: tuple[bytes, bytes]
) -> None:
    def rework(opened: Any) -> None:
        chart = piece(opened, "contents", "chart-1")
        chart.left += Inches(1)
        chart.width = chart.width // 2
        own = opened.slides.add_slide(opened.slide_layouts[0])
        own.shapes.title.text_frame.text = "Trang của tỉnh, 27 việc"
        identifiers = opened.slides._sldIdLst
        identifiers.insert(0, identifiers[-1])
        gone = keys(opened).index("timeline")
        opened.part.drop_rel(identifiers[gone].rId)
        identifiers.remove(identifiers[gone])
        footer = piece(opened, "contents", "footer-1")
        footer._element.getparent().remove(footer._element)

    content, told = deck_again(edited(put[0], rework), "a.pptx", decks[1])
    opened = Presentation(io.BytesIO(content))
    fresh = piece(Presentation(io.BytesIO(put[1])), "contents", "chart-1")
    chart = piece(opened, "contents", "chart-1")
    assert opened.slides[0].shapes.title.text_frame.text == "Trang của tỉnh, 27 việc"
    assert "timeline" not in keys(opened)
    assert any("Không đặt lại" in line for line in told)
    assert numbers(chart) == numbers(fresh)
    assert chart.left == fresh.left + Inches(1)
    assert abs(chart.width - fresh.width // 2) < 10
    assert "footer-1" not in {at for _, at, _ in pieces(slide(opened, "contents"))}


def test_a_slide_taken_off_the_list_alone_leaves_no_second_part_of_a_name(
    decks: tuple[Deck, Deck], put: tuple[bytes, bytes]
) -> None:
    """As some programs delete; new slides come into the deck, under names of their own."""

    def unlist(opened: Any) -> None:
        identifiers = opened.slides._sldIdLst
        identifiers.remove(identifiers[keys(opened).index("timeline")])

    fewer = replace(decks[0], slides=tuple(s for s in decks[0].slides if s.key != "contents"))
    content, _ = deck_again(edited(pptx_deck(fewer), unlist), "a.pptx", decks[1])
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert len({*names}) == len(names)
    assert keys(Presentation(io.BytesIO(content))) == [
        s.key for s in decks[1].slides if s.key != "timeline"
    ]


def test_a_drawing_taken_apart_is_drawn_anew_once(
    decks: tuple[Deck, Deck], put: tuple[bytes, bytes]
) -> None:
    def ungroup(opened: Any) -> None:
        group = piece(opened, "timeline", "timeline-1")
        for one in list(group._element.iterchildren()):
            if one.tag.endswith(("}sp", "}cxnSp")):
                group._element.addprevious(one)
        group._element.getparent().remove(group._element)

    content, _ = deck_again(edited(put[0], ungroup), "a.pptx", decks[1])
    found = [at for _, at, _ in pieces(slide(Presentation(io.BytesIO(content)), "timeline"))]
    assert found.count("timeline-1") == 1
    assert look(content)["timeline"][2] == look(put[1])["timeline"][2]


def test_a_slide_there_are_no_figures_for_any_more_is_hidden_and_a_new_one_comes_in_its_place(
    decks: tuple[Deck, Deck], put: tuple[bytes, bytes]
) -> None:
    fewer = replace(decks[1], slides=tuple(s for s in decks[1].slides if s.key != "contents"))
    content, told = deck_again(put[0], "a.pptx", fewer)
    gone = slide(Presentation(io.BytesIO(content)), "contents")
    assert gone._element.get("show") == "0"
    assert any("đã ẩn" in line for line in told)
    old = replace(decks[0], slides=tuple(s for s in decks[0].slides if s.key != "contents"))
    back, told = deck_again(pptx_deck(old), "a.pptx", decks[1])
    assert keys(Presentation(io.BytesIO(back))) == [s.key for s in decks[1].slides]
    assert any(line.startswith("  Trang 4: thêm") for line in told)


def picture(opened: Any) -> None:
    chart = piece(opened, "contents", "chart-1")
    box = chart.left, chart.top, chart.width, chart.height
    image = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(image, "PNG")
    chart._element.getparent().remove(chart._element)
    slide(opened, "contents").shapes.add_picture(image, *box)


def newer(opened: Any) -> None:
    memory = remembered(opened)
    assert memory
    remember(opened, replace(memory, origin=replace(memory.origin, release="99.1")))


def test_a_deck_that_cannot_be_renewed_is_refused_in_words(
    decks: tuple[Deck, Deck], put: tuple[bytes, bytes]
) -> None:
    plain_deck = io.BytesIO()
    Presentation().save(plain_deck)
    elsewhere = replace(decks[1], stamp=replace(decks[1].stamp, campaign_id="other"))
    for old, deck, words in (
        (b"no file", decks[1], "không phải tệp PPTX lành"),
        (plain_deck.getvalue(), decks[1], "mất dấu"),
        (edited(put[0], newer), decks[1], "99.1"),
        (edited(put[0], picture), decks[1], "trang 4 đã dán thành ảnh"),
        (put[0], elsewhere, "không phải other"),
        (put[0], replace(decks[1], storyline="final"), "kịch bản yearly"),
        (put[0], replace(decks[1], language="en"), "ngôn ngữ vi"),
    ):
        with pytest.raises(StoreError, match=words):
            deck_again(old, "a.pptx", deck)


def test_properties_of_the_editors_own_stay(put: tuple[bytes, bytes]) -> None:
    opened = Presentation(io.BytesIO(put[0]))
    package = opened.part.package
    relation = next(r for r in package._rels.values() if r.reltype.endswith("/custom-properties"))
    own = {**properties_of(relation.target_part.blob), "Số văn bản": "12/VP"}
    relation.target_part.blob = properties_blob(own)
    memory = remembered(opened)
    assert memory
    remember(opened, memory)
    relation = next(r for r in package._rels.values() if r.reltype.endswith("/custom-properties"))
    assert properties_of(relation.target_part.blob) == own
