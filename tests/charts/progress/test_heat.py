from typing import Any

import polars as pl
import pytest

from charts.progress.heat import standing_heat
from charts.progress.heat_narrow import LINE
from pictures.messages import (
    heat_message,
)
from pictures.order import most_behind_first
from tests.worlds.frames.chart_frames import (
    standing,
    standing_row,
)
from tests.worlds.frames.drawn import EN, VI
from translations.phrases import two_lines


def heat(*cells: tuple[str, int, float | None], level: str = "cluster", t: Any = VI) -> str:
    rows = [
        standing_row(content, achieved, group_id=g, group_name_vi=g, group_name_en=g)
        for g, content, achieved in cells
    ]
    return heat_message(standing(*rows).to_dicts(), level, t)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            [("a", 7, 20.0), ("b", 7, 45.0), ("a", 0, 61.0), ("b", 0, 20.0)],
            "Đào tạo chậm hoặc nguy cơ ở 2 trong 2 cụm, khối",
        ),
        (
            [("a", 7, 20.0), ("b", 3, 45.0), ("b", 0, 61.0)],
            "Kinh tế số và Đào tạo cùng chậm hoặc nguy cơ ở 1 trong 2 cụm, khối",
        ),
        (
            [("a", 7, 20.0), ("b", 3, 45.0), ("b", 0, 21.0)],
            "3 nội dung cùng chậm hoặc nguy cơ ở 1 trong 2 cụm, khối",
        ),
        (
            [("a", 0, 61.0), ("a", 1, 62.0), ("b", 1, None)],
            "Không cụm, khối nào chậm hoặc nguy cơ ở 2 nội dung có số liệu",
        ),
        ([("a", 0, None)], "Chưa cụm, khối nào đủ số để so với lộ trình"),
    ],
)
def test_the_heat_table_names_the_content_behind_in_most_groups(
    cells: list[tuple[str, int, float | None]], said: str
) -> None:
    assert heat(*cells) == said


def test_the_heat_table_names_its_groups_by_level() -> None:
    assert heat(("a", 7, 20.0), level="unit", t=EN) == (
        "Training is slow or at risk in 1 of 1 units"
    )


def heat_frame(groups: int) -> pl.DataFrame:
    return standing(
        *[
            standing_row(
                c,
                None if c == g % 8 else 30.0 + 9 * c,
                group_id=f"g{g:02}",
                group_name_vi=f"Cụm {g}",
                group_name_en=f"Cluster {g}",
            )
            for g in range(groups)
            for c in range(8)
        ]
    )


def test_each_cell_has_glyph_and_value_and_not_reported_is_dashed() -> None:
    drawn = standing_heat(heat_frame(3), VI, "light")
    scatters = [d for d in drawn.data if d.type == "scatter"]
    cells = [d for d in scatters if d.mode == "markers+text"]
    assert sum(len(d.x) for d in cells) == 24
    assert {d.marker.symbol for d in cells} >= {"x", "triangle-down", "circle-open"}
    assert " –" in {text for d in cells for text in d.text}
    assert [d.line.dash for d in scatters if d.mode == "lines"] == ["3px,3px"]


def test_each_cell_carries_its_codes_for_a_click() -> None:
    drawn = standing_heat(heat_frame(2), VI, "light")
    codes = {tuple(c) for d in drawn.data if d.customdata is not None for c in d.customdata}
    assert len(codes) == 16
    assert ("g00", "training") in codes


def test_a_phone_shows_every_cell_of_the_heat_table_with_its_sign_and_value() -> None:
    frame = heat_frame(3)
    wide, narrow = (
        standing_heat(frame, VI, "light", is_narrow=is_narrow) for is_narrow in (False, True)
    )
    cells = [d for d in narrow.data if d.type == "scatter"]
    assert sum(len(d.x) for d in cells) == frame.height
    values = sorted(text.replace(" ", "") for d in wide.data[1:] if d.text for text in d.text)
    assert sorted(text.partition("<br>")[2] for d in cells for text in d.text) == values
    assert all(text.partition("<br>")[0] for d in cells for text in d.text)
    assert narrow.layout.title.text == wide.layout.title.text
    assert "min_width" not in narrow.layout.meta


def test_a_heat_table_says_its_signs_and_what_a_blank_is() -> None:
    whole = heat_frame(3)
    said = [
        standing_heat(f, VI, "light").layout.title.subtitle.text for f in (whole, whole.slice(1))
    ]
    assert "✕ Nguy cơ" in said[0]
    assert [VI("charts.heat.blank") in words for words in said] == [False, True]


def test_a_heat_table_grows_by_the_row_and_asks_for_width() -> None:
    few, many = (standing_heat(heat_frame(n), VI, "light") for n in (3, 60))
    assert many.layout.height - few.layout.height == 57 * 28
    assert few.layout.meta["min_width"] == 854
    assert len(many.layout.yaxis.ticktext) == 60


def test_groups_with_most_slow_cells_stand_on_top() -> None:
    rows = [
        standing_row(0, 61.0, group_id="good"),
        standing_row(0, None, group_id="silent"),
        standing_row(0, 20.0, group_id="bad"),
    ]
    assert most_behind_first(standing(*rows).to_dicts()) == ["bad", "good", "silent"]


def test_heads_of_columns_break_into_two_even_lines() -> None:
    assert two_lines("Chính quyền số") == "Chính<br>quyền số"
    assert two_lines("Đào tạo") == "Đào tạo"


def test_a_phone_leaves_room_over_the_cells_for_the_lines_of_the_longest_name() -> None:
    def height(name: str) -> float:
        named = heat_frame(2).with_columns(short_vi=pl.lit(name))
        return float(standing_heat(named, VI, "light", is_narrow=True).layout.height)

    assert height("Hợp tác quốc tế") - height("Hợp tác") == 2 * LINE
