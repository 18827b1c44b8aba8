import polars as pl
import pytest

from charts.progress.bullets import content_bullets
from charts.progress.heat import standing_heat
from charts.progress.multiples import trend_multiples
from pictures.messages import (
    bullets_message,
    multiples_message,
)
from tests.worlds.frames.chart_frames import (
    indicator,
    standing,
    standing_row,
)
from tests.worlds.frames.drawn import VI, groups, message, words


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (groups(70.0, 65.0), "Cả 2 nhóm theo kịp lộ trình; cao nhất: Nhóm 0 70,0%"),
        (groups(70.0), "Nhóm 0 theo kịp lộ trình: 70,0%"),
        (groups(50.0, 55.0), "Cả 2 nhóm dưới lộ trình; thấp nhất: Nhóm 0 50,0%"),
        (groups(50.0, 70.0), "Nhóm 0 dưới lộ trình; nhóm còn lại theo kịp"),
        (groups(50.0, 49.0, 70.0, 80.0), "Nhóm 1 và Nhóm 0 dưới lộ trình; 2 nhóm còn lại theo kịp"),
        (
            groups(50.0, 49.0, 48.0, 80.0),
            "3 trong 4 nhóm dưới lộ trình; kém nhất: Nhóm 2 48,0%",
        ),
        (
            groups(50.0, 80.0, due=[None] * 5),
            "Nhóm 1 cao nhất với 80,0%; chưa có lộ trình để so",
        ),
    ],
)
def test_small_multiples_say_which_groups_are_behind(frame: pl.DataFrame, said: str) -> None:
    assert message(trend_multiples(frame, indicator(), VI, "light")) == said


def test_a_group_behind_is_red_and_has_a_glyph_by_its_value() -> None:
    drawn = trend_multiples(groups(50.0, 70.0), indicator(), VI, "light")
    labels = [a.text for a in drawn.layout.annotations]
    assert labels[0].startswith("<b>Nhóm 0</b> 50,0% <span")
    assert "▼" in labels[0]
    assert labels[1] == "<b>Nhóm 1</b> 70,0%"
    assert drawn.data[1].line.color != drawn.data[3].line.color


def test_small_multiples_share_one_scale_and_break_into_rows() -> None:
    drawn = trend_multiples(groups(*[60.0 + i for i in range(13)]), indicator(), VI, "light")
    ranges = {tuple(axis.range) for axis in drawn.select_yaxes()}
    assert len(ranges) == 1
    heights = {round(y.domain[1] - y.domain[0], 6) for y in drawn.select_yaxes()}
    assert len(heights) == 1
    assert len({tuple(axis.domain) for axis in drawn.select_xaxes()}) == 4
    assert len({tuple(axis.domain) for axis in drawn.select_yaxes()}) == 4
    assert drawn.layout.meta["min_width"] == 800


def test_a_group_without_values_is_not_drawn() -> None:
    drawn = trend_multiples(groups(60.0, None), indicator(), VI, "light")
    assert "Nhóm 1" not in words(drawn)


def test_without_any_value_the_alt_is_the_message_alone() -> None:
    frame = standing(standing_row(0, None))
    for drawn in (content_bullets(frame, VI, "light"), standing_heat(frame, VI, "light")):
        assert drawn.layout.meta["alt"] == message(drawn)


def test_a_content_without_a_path_shows_its_value_alone() -> None:
    frame = standing(standing_row(0, 50.0, required_pct=None, pace_ratio=None, status="no_target"))
    assert "<b>50,0%</b>" in words(content_bullets(frame, VI, "light")).split(" | ")
    assert "◇</span> Chưa giao chỉ tiêu" in words(content_bullets(frame, VI, "light"))


def test_small_multiples_without_rows_say_so() -> None:
    assert multiples_message([], indicator(), VI) == "Chưa nhóm nào có số liệu của chỉ tiêu này"


def test_of_a_closed_phase_nothing_keeps_to_a_path() -> None:
    rows = [
        {
            "status": "not_met",
            "short_vi": "Đào tạo",
            "short_en": "Training",
            "achieved_pct": 50.5,
            "required_pct": 100.0,
        },
        {
            "status": "reached",
            "short_vi": "Hạ tầng",
            "short_en": "Infrastructure",
            "achieved_pct": 100.0,
            "required_pct": 100.0,
        },
    ]
    said = bullets_message(rows, VI)
    assert said == "1 trong 2 nội dung đạt mục tiêu giai đoạn; Đào tạo không đạt"
    assert "lộ trình" not in said
