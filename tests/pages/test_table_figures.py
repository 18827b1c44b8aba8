"""Nothing of a table is cut: figures stand bare in a column as wide as the longest of them,
long words are folded."""

import polars as pl
import pytest

from answers.tables import text_table
from briefing.drawing.measure import POINTS_PER_INCH, width
from pages.parts.fit import EDGES, HALF, WHOLE, fitted, room
from translations import translator

PIXELS = 14  # of a table's text; a cell leaves 8 empty on either side
ROWS = pl.DataFrame(
    {
        "value": [505.0, 44.06, 1_234_567.25, None, -1_116.0],
        "required_value": [549.0, 44.1, 3_224.0, 10.0, 0.0],
        "measure": ["lượt người", "%", "đồng", "đợt", "điểm"],
        "decimals": [0, 1, 2, 0, 1],
    }
)
NAMES = ["value", "required_value", "measure"]


def drawn(text: str) -> float:
    """Pixels of a text as a table draws it."""
    return width(text, PIXELS) * POINTS_PER_INCH


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_column_has_room_for_its_longest_figure_and_heading(language: str) -> None:
    shown = text_table(ROWS, NAMES, translator(language), is_bare=True)
    for heading in shown.columns[:2]:
        longest = max(drawn(text) for text in [*shown[heading], heading])
        assert longest + 16 <= room(shown, heading) <= longest + EDGES + 60


def test_a_figure_stands_bare_and_its_measure_beside_it() -> None:
    t = translator("vi")
    shown = text_table(ROWS, NAMES, t, is_bare=True)
    assert shown[:, 0].to_list() == ["505", "44,06", "1.234.567,25", "–", "−1.116,0"]
    assert shown[:, 2].to_list() == [t.measure(name) for name in ROWS["measure"]]
    with_measure = text_table(ROWS, NAMES[:2], t)
    assert with_measure[:, 0].to_list()[:2] == ["505 lượt người", "44,06%"]


LONG = "Tập thể bị kỷ luật; không ban hành kế hoạch thực hiện phong trào trong năm"
WIDE = pl.DataFrame(
    {f"Cột {n}": [LONG, "Cờ thi đua của UBND tỉnh"] for n in range(5)} | {"Điểm": ["956", "–"]}
)


def test_long_words_are_folded_where_one_line_is_wider_than_the_page() -> None:
    told = fitted(WIDE)
    widths = [column["width"] for column in told["column_config"].values()]
    assert sum(widths) <= WHOLE
    lines = (told["row_height"] - 28) // 20
    assert lines in (2, 3)
    assert told["row_height"] > 64  # else Streamlit folds nothing
    assert all(drawn(LONG) <= lines * (width - 16) for width in widths[:5])
    assert fitted(WIDE, HALF).keys() == {"column_config"}


def test_a_narrow_card_folds_columns_down_to_their_longest_word_and_no_figure() -> None:
    rows = {f"Cột {n}": ["Đã nhận bản thay thế", "Bị trả lại"] for n in range(5)}
    shown = pl.DataFrame({**rows, "Lúc": ["10:32 15/10/2026", "–"], "Điểm": ["1.234,56", "–"]})
    columns = fitted(shown, HALF)["column_config"]
    assert sum(column["width"] for column in columns.values()) <= HALF
    assert all(drawn("nhận") + 16 <= column["width"] < 130 for column in columns.values())
    assert columns["Điểm"]["width"] == room(shown, "Điểm")
    assert columns["Lúc"]["width"] >= drawn("15/10/2026") + 16


def test_figures_stand_to_the_right_and_words_to_the_left() -> None:
    rows = {"a": ["956", "–"], "b": ["44,1%", "−1,5"], "c": ["ô E9", "12"], "d": ["–", "–"]}
    sides = {
        name: c["alignment"] for name, c in fitted(pl.DataFrame(rows))["column_config"].items()
    }
    assert sides == {"a": "right", "b": "right", "c": "left", "d": "left"}
