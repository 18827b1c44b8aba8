import re
import tomllib
from itertools import combinations
from math import dist
from pathlib import Path

import plotly.graph_objects as go
import pytest

from charts.parts.theme import card_parts, empty_figure, figure, note
from pictures.status import status_badge, status_text
from pictures.tokens import (
    DARK,
    DIVERGING,
    LIGHT,
    RATED,
    REPORT_GLYPHS,
    STATUS,
    TOKENS,
    Mode,
    Tokens,
    mark_color,
)
from schemas.frames.progress import STATUSES
from translations import translator
from translations.phrases import first_fitting, joined, markdown, plain, shorten

ROOT = Path(__file__).parents[2]
HEX = re.compile(r"#[0-9A-Fa-f]{3,8}\b")
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
MODES: list[Mode] = ["light", "dark"]
VI, EN = translator("vi"), translator("en")


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


# What an eye without red or green cones sees of linear red, green, blue: Machado et al. 2009.
EYES = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}
XYZ = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))


def seen_as(color: str, eye: str) -> list[float]:
    """L*, a*, b* of a colour as an eye sees it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    for matrix in (EYES[eye], XYZ):
        light = [max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0) for row in matrix]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in light)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("mode", MODES)
def test_rated_statuses_differ_for_every_eye(mode: Mode, eye: str) -> None:
    fills = [seen_as(STATUS[name].fill(mode), eye) for name in RATED]
    assert min(dist(one, two) for one, two in combinations(fills, 2)) >= 20


def contrast(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_no_module_of_figures_but_tokens_names_a_colour() -> None:
    rooms = ((ROOT / room).rglob("*.py") for room in ("charts", "pictures"))
    guilty = {p.name for found in rooms for p in found if HEX.search(p.read_text("utf-8"))}
    assert guilty == {"tokens.py"}


def test_no_page_names_a_colour() -> None:
    assert [
        p.name for p in (ROOT / "pages").rglob("*.py") if HEX.search(p.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize(("mode", "c"), [("light", LIGHT), ("dark", DARK)])
def test_the_streamlit_theme_and_the_figures_share_their_colours(mode: str, c: Tokens) -> None:
    theme = CONFIG["theme"][mode]
    assert theme["primaryColor"] == c.primary
    assert theme["backgroundColor"] == c.surface
    assert theme["secondaryBackgroundColor"] == c.surface_2
    assert theme["textColor"] == c.ink
    assert theme["borderColor"] == c.border
    assert theme["chartSequentialColors"] == list(c.sequential)
    assert theme["chartCategoricalColors"] == list(c.categorical)
    assert CONFIG["theme"]["chartDivergingColors"] == list(DIVERGING)


def test_sequential_and_diverging_palettes_have_exactly_ten_colours() -> None:
    assert {len(LIGHT.sequential), len(DARK.sequential), len(DIVERGING)} == {10}


@pytest.mark.parametrize("mode", MODES)
def test_text_on_surface_and_on_status_fills_is_readable(mode: Mode) -> None:
    c = TOKENS[mode]
    assert min(contrast(ink, c.surface) for ink in (c.ink, c.ink_2, c.ink_3, c.red)) >= 4.5
    assert min(contrast(s.fill(mode), s.text(mode)) for s in STATUS.values()) >= 4.4


@pytest.mark.parametrize("mode", MODES)
def test_status_glyphs_stand_out_from_the_surface(mode: Mode) -> None:
    assert min(contrast(mark_color(s, mode), TOKENS[mode].surface) for s in STATUS) >= 3.0


@pytest.mark.parametrize("mode", MODES)
def test_badge_words_stand_out_from_their_ground(mode: Mode) -> None:
    theme = CONFIG["theme"][mode]
    for name in {s.badge for s in STATUS.values()}:
        assert contrast(theme[f"{name}TextColor"], theme[f"{name}BackgroundColor"]) >= 4.5


def test_every_status_has_its_own_glyph_and_a_word_in_both_languages() -> None:
    assert list(STATUS) == STATUSES
    assert "".join(s.glyph for s in STATUS.values()) == "▲★●■▼✕◆○·◇"
    assert status_text("at_risk", VI) == "✕ Nguy cơ"
    assert len({status_text(s, EN) for s in STATUS}) == len(STATUS)


def test_report_states_have_a_glyph_each() -> None:
    assert len(set(REPORT_GLYPHS.values())) == len(REPORT_GLYPHS) == 4


def test_a_status_badge_is_streamlit_markdown() -> None:
    assert status_badge("slow", VI) == ":orange-badge[▼ Chậm]"


def test_every_font_face_is_a_file_of_ours_with_its_licence_beside_it() -> None:
    faces = CONFIG["theme"]["fontFaces"]
    files = [ROOT / f["url"].removeprefix("app/") for f in faces]
    assert len(files) == 12
    assert all(f.read_bytes()[:4] == b"wOF2" for f in files)
    assert all(f["unicodeRange"].startswith("U+") for f in faces)
    assert "SIL Open Font License" in (files[0].parent / "OFL.txt").read_text("utf-8")


def test_the_server_stays_on_this_machine_and_tells_nobody() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["server"]["maxUploadSize"] == 25
    assert CONFIG["server"]["enableStaticServing"] is True
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"


def test_the_style_sheet_gives_each_dark_colour_a_light_one_before_it() -> None:
    css = (ROOT / "static" / "style.css").read_text("utf-8")
    assert css.count("{") == css.count("}")
    for light in re.findall(r"light-dark\((#\w+),", css):
        assert re.search(rf"{light}[;\s]", css.replace("light-dark", "")), light
    assert "http" not in css


def test_no_rule_asks_what_a_whole_page_holds() -> None:
    # at each change of the page a browser would look the whole page through for it again
    for sheet in sorted((ROOT / "static").glob("*.css")):
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        assert re.findall(r"\.stMain\w*[^{},>]*:has\(", rules) == [], sheet.name


def test_the_icon_is_a_png() -> None:
    assert (ROOT / "static" / "icon.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_separators_follow_the_language() -> None:
    assert figure(VI, "light", "a", "b", "c", 100).layout.separators == ",."
    assert figure(EN, "light", "a", "b", "c", 100).layout.separators == ".,"


@pytest.mark.parametrize("mode", MODES)
def test_the_template_is_see_through_and_still(mode: Mode) -> None:
    layout = figure(VI, mode, "a", "b", "c", 100).layout.template.layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("rgba(0,0,0,0)",) * 2
    assert layout.dragmode is False
    assert layout.showlegend is False
    assert layout.font.color == TOKENS[mode].ink_2


def test_a_card_takes_over_message_and_measure_and_keeps_the_plot_height() -> None:
    drawn = figure(VI, "light", "A < B: 3 [x](y)", "đo *thế*", "alt", 200)
    title, subtitle, rest = card_parts(drawn)
    assert title == r"A \< B\: 3 \[x\](y)"
    assert subtitle == r"đo \*thế\*"
    assert rest.layout.title.text is None
    assert rest.layout.height == 200
    assert rest.layout.meta["alt"] == "alt"
    assert drawn.layout.title.text == "A &lt; B: 3 [x](y)"


def test_an_empty_figure_says_what_why_and_what_to_do_without_an_axis() -> None:
    drawn = empty_figure(VI, "light", "bullets")
    words = drawn.layout.annotations[0].text
    assert "Chưa có nội dung nào" in words
    assert "Nhận báo cáo" in words
    assert drawn.layout.xaxis.visible is False
    assert drawn.layout.meta["alt"].startswith("Chưa có nội dung nào")


def test_a_note_is_placed_as_asked() -> None:
    drawn = note(go.Figure(), 0.5, 1, "chữ", color=LIGHT.ink, x="right", shift=(3, -4))
    made = drawn.layout.annotations[0]
    assert (made.text, made.xanchor, made.xshift, made.yshift) == ("chữ", "right", 3, -4)


def test_names_are_harmless_in_plotly_and_in_markdown() -> None:
    assert plain('<a href="x">&</a>') == '&lt;a href="x"&gt;&amp;&lt;/a&gt;'
    assert markdown("![i](http://h/x.png) $a$ :red[b]") == (
        r"!\[i\](http\://h/x.png) \$a\$ \:red\[b\]"
    )


def test_lists_of_names_read_as_a_sentence() -> None:
    assert joined(VI, []) == ""
    assert joined(VI, ["A"]) == "A"
    assert joined(VI, ["A", "B", "C"]) == "A, B và C"
    assert joined(EN, ["A", "B"]) == "A and B"


def test_a_headline_never_passes_ninety_characters() -> None:
    assert first_fitting("x" * 91, "ngắn") == "ngắn"
    assert len(first_fitting("x" * 200)) == 90


def test_no_word_is_cut_in_its_middle_but_one_too_long_alone() -> None:
    assert shorten("một hai ba", 10) == "một hai ba"
    assert shorten("một hai ba", 8) == "một hai…"
    assert shorten("một hai ba", 7) == "một…"
    assert shorten("một, hai", 6) == "một…"
    assert shorten("Nguyễnvănmộthai", 7) == "Nguyễn…"
