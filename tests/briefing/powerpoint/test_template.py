"""A province's template is really used: layouts, colours, foot; its pictures are left free."""

import colorsys
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as PLACE
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from briefing.deck.slide import Deck
from briefing.powerpoint.again.file import deck_again
from briefing.powerpoint.file import pptx_deck
from briefing.powerpoint.marks import pieces
from briefing.powerpoint.template.layouts import kind_of
from briefing.powerpoint.template.roles import contrast, roles_of
from schemas.problems import StoreError
from tests.worlds.page_store import page_store
from tests.worlds.papers import deck_of, pdf_of
from tests.worlds.slides.rendered import faults_of
from tests.worlds.slides.templates import BAND, LOGO, TEMPLATES

SHOWN = ("cover", "summary", "timeline", "contents", "cluster", "reporting", "self_scores")
Spoil = Callable[[dict[str, bytes]], None]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    whole = deck_of(page_store(tmp_path_factory.mktemp("template")))
    return replace(whole, slides=tuple(slide for slide in whole.slides if slide.key in SHOWN))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("templates")
    for name, made in TEMPLATES.items():
        made().save(str(folder / f"{name}.pptx"))
    return {name: folder / f"{name}.pptx" for name in TEMPLATES}


@pytest.fixture(scope="module")
def decks(deck: Deck, files: dict[str, Path]) -> dict[str, Any]:
    return {name: Presentation(io.BytesIO(pptx_deck(deck, file))) for name, file in files.items()}


@pytest.mark.parametrize("name", TEMPLATES)
def test_slides_take_layouts_by_type_and_fill_their_places(
    name: str, deck: Deck, decks: dict[str, Any]
) -> None:
    opened, own = decks[name], TEMPLATES[name]()
    assert [one.name for one in opened.slide_layouts] == [one.name for one in own.slide_layouts]
    assert (opened.slide_width, opened.slide_height) == (own.slide_width, own.slide_height)
    names = {"title": own.slide_layouts[0].name, "content": own.slide_layouts[1].name}
    names["two"] = "Two Content" if name != "sparse" else names["content"]
    for native, slide in zip(opened.slides, deck.slides, strict=True):
        assert native.slide_layout.name == names[kind_of(slide)], slide.key
        assert native.shapes[0].shape_id == native.shapes.title.shape_id
        assert native.shapes.title.text_frame.text.replace("\u00a0", " ") == slide.title
        kinds = [p.placeholder_format.type for p in native.placeholders]
        assert kinds.count(PLACE.SLIDE_NUMBER) == 1
        assert all(p.has_text_frame and p.text_frame.text for p in native.placeholders), slide.key
    lines = [p.text_frame.text for p in opened.slides[0].placeholders][1]
    assert deck.stamp.campaign in lines


@pytest.mark.parametrize("name", TEMPLATES)
def test_everything_stands_on_the_page_and_off_the_pictures(
    name: str, decks: dict[str, Any]
) -> None:
    opened = decks[name]
    drawn = [s for s in opened.slide_master.shapes if s.name in (LOGO, BAND)]
    for native in opened.slides:
        for shape in native.shapes:
            assert shape.left >= 0, shape.name
            assert shape.top >= 0, shape.name
            assert shape.left + shape.width <= opened.slide_width + Inches(0.02), shape.name
            assert shape.top + shape.height <= opened.slide_height + Inches(0.02), shape.name
            for picture in drawn:
                is_foot = picture.name == BAND and shape.top >= picture.top
                assert is_foot or not _over(shape, picture), (shape.name, picture.name)


def _over(a: Any, b: Any) -> bool:
    return bool(
        a.left < b.left + b.width
        and b.left < a.left + a.width
        and a.top < b.top + b.height
        and b.top < a.top + a.height
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_colours_do_in_the_theme_what_they_do_in_ours(name: str) -> None:
    made = TEMPLATES[name]()
    roles = roles_of(made)
    assert roles is not None
    colors = shown_colors(made)
    ground = colors["dk2" if name == "dark" else "lt1"]
    slots = {"tx1": "lt1", "tx2": "dk1", "bg1": "dk2"} if name == "dark" else {}
    usual = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}

    def seen(slot: str) -> tuple[float, float, float]:
        role = roles.of[slot]
        if role.literal:
            return rgb(role.literal)
        hue, light, full = colorsys.rgb_to_hls(
            *colors[slots.get(role.slot, usual.get(role.slot, role.slot))]
        )
        return colorsys.hls_to_rgb(hue, min(max(light * role.part + role.more, 0), 1), full)

    for words in ("tx1", "tx2", "accent1", "accent2", "accent5"):
        assert contrast(seen(words), ground) >= 4.4, words
    red, grid, doubt = seen("accent2"), seen("accent6"), seen("accent5")
    assert min(colorsys.rgb_to_hls(*red)[0], 1 - colorsys.rgb_to_hls(*red)[0]) < 0.1
    assert 0.02 < colorsys.rgb_to_hls(*doubt)[0] < 0.2
    assert contrast(grid, ground) < 1.6
    assert max(grid) - min(grid) < 0.35, "a line of a grid is a step between words and ground"


def shown_colors(made: Any) -> dict[str, tuple[float, float, float]]:
    """The theme's colours, by its own slots."""
    theme = parse_xml(made.slide_master.part.part_related_by(KIND.THEME).blob)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    said = {slot.tag.rpartition("}")[2]: slot[0] for slot in scheme}
    return {name: rgb(one.get("lastClr") or one.get("val")) for name, one in said.items()}


def rgb(said: str) -> tuple[float, float, float]:
    text = said.lstrip("#")
    red, green, blue = (int(text[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return red, green, blue


def test_an_edited_deck_on_a_template_takes_new_figures_in_the_same_places(
    deck: Deck, files: dict[str, Path]
) -> None:
    content = pptx_deck(deck, files["logo"])
    again, _ = deck_again(content, "a.pptx", deck)
    for old, new in zip(*map(slides_of, (content, again)), strict=True):
        assert old.slide_layout.name == new.slide_layout.name
        was, now = ({p: places(s) for _, p, s in pieces(one)} for one in (old, new))
        assert was == now


def slides_of(content: bytes) -> Any:
    return Presentation(io.BytesIO(content)).slides


def places(shape: Any) -> tuple[int, ...]:
    return tuple(round(v / 1000) for v in (shape.left, shape.top, shape.width, shape.height))


def without_layout(parts: dict[str, bytes]) -> None:
    del parts["ppt/slideLayouts/slideLayout2.xml"]


def with_macro(parts: dict[str, bytes]) -> None:
    parts["ppt/vbaProject.bin"] = b"-"


def with_broken_xml(parts: dict[str, bytes]) -> None:
    parts["ppt/theme/theme1.xml"] = b"<a:theme"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (without_layout, "lacks a part|is missing"),
        (with_macro, "macros"),
        (with_broken_xml, "damaged"),
    ],
)
def test_a_spoiled_file_is_refused_in_both_languages(
    spoil: Spoil, words: str, deck: Deck, files: dict[str, Path], tmp_path: Path
) -> None:
    """As a template and as an edited deck, by the same reading."""
    for content in (files["office"].read_bytes(), pptx_deck(deck)):
        file = tmp_path / "mau.pptx"
        file.write_bytes(spoiled(content, spoil))
        with pytest.raises(StoreError, match=rf"mau\.pptx: .* / mau\.pptx: .*({words})"):
            pptx_deck(deck, file)
        with pytest.raises(StoreError, match=rf"mau\.pptx: .* / mau\.pptx: .*({words})"):
            deck_again(file.read_bytes(), "mau.pptx", deck)


def spoiled(content: bytes, spoil: Spoil) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    spoil(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, inner in parts.items():
            new.writestr(name, inner)
    return buffer.getvalue()


def test_a_file_larger_inside_than_the_limit_is_refused(
    deck: Deck, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = pptx_deck(deck)
    monkeypatch.setenv("THI_DUA_SO_MAX_XML_MB", "0.01")
    with pytest.raises(StoreError, match=r"quá lớn.* / .*too big"):
        pptx_deck(deck, files["office"])
    with pytest.raises(StoreError, match=r"quá lớn.* / .*too (big|large)"):
        deck_again(content, "a.pptx", deck)


def test_a_template_without_room_is_refused(deck: Deck, tmp_path: Path) -> None:
    own = TEMPLATES["sparse"]()
    for layout in own.slide_layouts:
        for place in layout.placeholders:
            if place.placeholder_format.idx == 1:
                place.left, place.top, place.width, place.height = (Inches(3),) * 4
    own.save(str(tmp_path / "hep.pptx"))
    with pytest.raises(StoreError, match=r"quá ít chỗ.* / .*too little room"):
        pptx_deck(deck, tmp_path / "hep.pptx")


@pytest.mark.slow
def test_libreoffice_prints_a_page_of_4_to_3_with_every_word_whole(
    deck: Deck, files: dict[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(pptx_deck(deck, files["four-to-three"]))
    assert faults_of(file, pdf_of(file)) == []
