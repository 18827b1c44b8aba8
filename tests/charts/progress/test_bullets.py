from typing import Any

import pytest

from charts.progress.bullets import content_bullets
from pictures.contents import worst_first
from pictures.messages import (
    bullets_message,
)
from tests.worlds.frames.chart_frames import (
    AS_OF,
    standing,
    standing_row,
)
from tests.worlds.frames.drawn import EN, VI, words


def bullets(*pairs: tuple[int, float | None], t: Any = VI) -> str:
    rows = standing(*[standing_row(content, achieved) for content, achieved in pairs]).to_dicts()
    return bullets_message(worst_first(rows), t)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([(0, 61.0), (1, 70.0)], "Cả 2 nội dung theo kịp lộ trình"),
        ([(0, 61.0)], "Nội dung được chọn theo kịp lộ trình"),
        (
            [(0, 61.0), (1, None)],
            "1 trong 2 nội dung theo kịp lộ trình; 1 nội dung chưa đủ số để so",
        ),
        ([(0, 61.0), (7, 20.0)], "1 trong 2 nội dung theo kịp lộ trình; Đào tạo tụt lại"),
        (
            [(0, 61.0), (7, 20.0), (3, 50.0)],
            "1 trong 3 nội dung theo kịp lộ trình; Đào tạo và Kinh tế số tụt lại",
        ),
        (
            [(0, 61.0), (7, 20.0), (3, 50.0), (1, 51.0)],
            "1 trong 4 nội dung theo kịp lộ trình; thấp nhất: Đào tạo 20,0%, cần 60,0%",
        ),
        (
            [(7, 20.0)],
            "Chưa nội dung nào theo kịp lộ trình; thấp nhất: Đào tạo 20,0%, cần 60,0%",
        ),
        ([(0, None), (1, None)], "Chưa nội dung nào đủ số để so với lộ trình"),
    ],
)
def test_the_bullets_say_who_keeps_up_and_who_lags(
    pairs: list[tuple[int, float | None]], said: str
) -> None:
    assert bullets(*pairs) == said


def test_one_content_on_its_path_is_singular_in_english() -> None:
    assert bullets((0, 61.0), (7, 20.0), t=EN) == "1 of 2 areas keeps to its path; Training lags"


def test_a_message_with_names_too_long_falls_back_to_a_shorter_one() -> None:
    long = {"short_vi": "Một nội dung có tên rất dài để không vừa một dòng tiêu đề"}
    rows = standing(standing_row(0, 61.0), standing_row(7, 20.0, **long)).to_dicts()
    said = bullets_message(worst_first(rows), VI)
    assert said == "1 trong 2 nội dung theo kịp lộ trình"


def test_bullets_stand_worst_first_with_unknown_ones_last() -> None:
    frame = standing(standing_row(0, 61.0), standing_row(1, None), standing_row(7, 20.0))
    assert [r["content_id"] for r in worst_first(frame.to_dicts())] == [
        "training",
        "awareness",
        "infrastructure",
    ]


def test_a_bullet_shows_name_glyph_word_value_and_required() -> None:
    said = words(content_bullets(standing(standing_row(7, 29.7)), VI, "light", as_of=AS_OF))
    assert "<b>Đào tạo</b>" in said
    assert "✕</span> <b>Nguy cơ</b>" in said
    assert "<b>29,7</b> / cần 60,0%" in said


def test_a_content_that_arrived_early_needs_no_required_value() -> None:
    said = words(content_bullets(standing(standing_row(0, 100.0)), VI, "light")).split(" | ")
    assert "<b>100,0%</b>" in said


def test_a_bullet_over_the_whole_way_ends_at_the_end_of_the_track() -> None:
    drawn = content_bullets(standing(standing_row(0, 131.0), standing_row(1, -4.0)), VI, "light")
    assert sorted(drawn.data[0].x) == [0, 100]
    assert "<b>131,0%</b>" in words(drawn)


def test_a_content_not_reported_is_a_dashed_empty_track_with_its_word() -> None:
    drawn = content_bullets(standing(standing_row(0, None)), VI, "light")
    assert drawn.layout.shapes[0].line.dash == "dot"
    assert "○</span> Chưa báo cáo" in words(drawn)


def test_bullets_alt_names_the_extremes() -> None:
    frame = standing(standing_row(0, 78.4), standing_row(7, 29.7), standing_row(3, 50.0))
    alt = content_bullets(frame, VI, "light").layout.meta["alt"]
    assert alt.endswith("Thấp nhất: Đào tạo 29,7%. Cao nhất: Nhận thức 78,4%.")


def test_bullets_of_several_groups_show_the_first_group() -> None:
    frame = standing(standing_row(0), standing_row(0, group_id="g2"))
    assert len(content_bullets(frame, VI, "light").data[0].y) == 1
