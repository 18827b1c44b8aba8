from datetime import date

import pytest

from charts.progress.timeline import phase_timeline, timeline_lines
from pictures.messages import (
    span,
    timeline_message,
)
from tests.worlds.frames.chart_frames import (
    AS_OF,
    deadlines,
    phases,
)
from tests.worlds.frames.drawn import EN, VI, words


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (date(2025, 5, 1), "Phong trào bắt đầu sau 13 ngày"),
        (AS_OF, "Giai đoạn 1 đã qua 55,6% thời gian; sơ kết sau 13 tháng"),
        (date(2027, 12, 15), "Giai đoạn 1 đã qua 55,6% thời gian; hôm nay sơ kết"),
        (date(2027, 12, 20), "Giai đoạn 1 đã qua 55,6% thời gian; hết giai đoạn sau 11 ngày"),
        (date(2027, 12, 31), "Giai đoạn 1 kết thúc hôm nay"),
        (date(2028, 1, 1), "Giai đoạn 2 đã qua 0,0% thời gian; tổng kết sau 35 tháng"),
        (date(2031, 1, 1), "Phong trào đã kết thúc ngày 31/12/2030"),
    ],
)
def test_the_time_line_says_where_the_campaign_is(as_of: date, said: str) -> None:
    assert timeline_message(phases().to_dicts(), as_of, VI) == said


def test_a_span_is_days_under_two_months_else_whole_months() -> None:
    assert span(VI, date(2026, 1, 1), date(2026, 3, 2)) == "60 ngày"
    assert span(VI, date(2026, 1, 15), date(2026, 4, 14)) == "2 tháng"
    assert span(EN, date(2026, 1, 1), date(2026, 1, 2)) == "1 day"


def test_the_time_line_shows_reviews_launch_and_the_next_deadline() -> None:
    said = words(phase_timeline(phases(), deadlines(), AS_OF, VI, "light"))
    assert "Phát động 14/05/2025" in said
    assert "Sơ kết 15/12/2027" in said
    assert "Tổng kết 15/12/2030" in said
    assert "<b>31/10/2026</b> · hạn báo cáo năm: còn 14 ngày" in said


def test_the_time_line_stands_without_deadlines_and_outside_the_campaign() -> None:
    late = date(2031, 6, 1)
    drawn = phase_timeline(phases(), deadlines().clear(), late, VI, "light")
    assert "<b>01/06/2031</b>" in words(drawn)
    assert drawn.layout.xaxis.range[1] > late


def test_the_phone_time_line_is_in_order_of_time() -> None:
    lines = timeline_lines(phases(), deadlines(), AS_OF, VI)
    assert lines == [
        "● **14/05/2025** Phát động",
        "■ **Giai đoạn 1** · 2025–2027: đã qua 55,6% thời gian",
        ":red[┃] **Tính đến 31/10/2026**: hạn báo cáo năm còn 14 ngày",
        "◆ **15/12/2027** Sơ kết, sau 13 tháng",
        "■ **Giai đoạn 2** · 2027–2030",
        "◆ **15/12/2030** Tổng kết, sau 49 tháng",
    ]


def test_the_phone_time_line_says_when_there_is_nothing_to_say() -> None:
    assert timeline_lines(phases().clear(), deadlines(), AS_OF, VI) == [
        "Chưa có mốc thời gian của phong trào"
    ]
    lines = timeline_lines(phases(), deadlines().clear(), AS_OF, EN)
    assert ":red[┃] **As of 31/10/2026**" in lines
