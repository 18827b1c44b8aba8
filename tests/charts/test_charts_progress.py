from datetime import date
from typing import Any

import polars as pl
import pytest

from charts.progress.bullets import content_bullets
from charts.progress.heat import standing_heat
from charts.progress.heat_narrow import narrow_heat
from charts.progress.multiples import trend_multiples
from charts.progress.stage import share_of_time
from charts.progress.timeline import phase_timeline, timeline_lines
from charts.progress.trajectory import indicator_trajectory
from pictures.axes import nice_ticks, tick_text
from pictures.contents import worst_first
from pictures.messages import (
    bullets_message,
    heat_message,
    lead,
    multiples_message,
    span,
    timeline_message,
)
from pictures.order import most_behind_first
from pictures.trend import one_group
from tests.worlds.frames.chart_frames import (
    AS_OF,
    deadlines,
    indicator,
    path,
    phases,
    standing,
    standing_row,
    trend,
    trend_rows,
)
from translations import translator
from translations.phrases import two_lines

VI, EN = translator("vi"), translator("en")


def message(drawn: Any) -> str:
    return str(drawn.layout.title.text)


def words(drawn: Any) -> str:
    return " | ".join(a.text for a in drawn.layout.annotations)


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


def trajectory(values: list[float | None], item: Any = None, t: Any = VI, **more: Any) -> Any:
    way = more.get("path", path())
    frame = trend(trend_rows(values, more.get("due")))
    return indicator_trajectory(frame, way, phases(), item or indicator(), AS_OF, t, "light")


@pytest.mark.parametrize(
    ("value", "end"),
    [
        (68.4, "đạt 68,4%, hơn lộ trình 4,4 điểm"),
        (60.0, "đạt 60,0%, kém lộ trình 4,0 điểm"),
        (64.0, "đạt 64,0%, đúng lộ trình"),
        (63.96, "đạt 63,96%, kém lộ trình 0,04 điểm"),
    ],
)
def test_the_trajectory_compares_the_last_value_with_its_path(value: float, end: str) -> None:
    said = message(trajectory([41.0, 47.0, 53.0, 58.0, value]))
    assert said == f"Tỷ lệ hồ sơ trực tuyến toàn trình {end}"


def test_where_less_is_better_a_value_under_the_path_is_ahead() -> None:
    item = indicator(direction="lower", measure="ngày", label_vi="Thời gian giải quyết")
    drawn = trajectory([25.0, 22.0, 20.0, 16.0, 15.0], item, due=[25.0, 22.0, 20.0, 19.0, 18.0])
    assert message(drawn) == "Thời gian giải quyết còn 15,0 ngày, hơn lộ trình 3,0 ngày"


def test_a_trajectory_without_a_path_says_so() -> None:
    none: list[float | None] = [None] * 5
    drawn = trajectory([41.0, 47.0, 53.0, 58.0, 60.0], due=none, path=path().clear())
    assert message(drawn).endswith("đạt 60,0%, chưa có lộ trình để so")


def test_a_trajectory_without_values_tells_the_target() -> None:
    drawn = trajectory([None] * 5)
    assert message(drawn).endswith("chưa có số liệu; mục tiêu 80,0%")
    assert drawn.layout.meta["alt"] == message(drawn)


def test_a_missing_target_is_left_out_of_the_path() -> None:
    assert words(trajectory([41.0] * 5, path=path(second=None))).count("Mục tiêu") == 1


def test_a_long_label_gives_way_to_the_short_one() -> None:
    item = indicator(label_vi="Tỷ lệ " * 15)
    assert message(trajectory([41.0, 42.0, 43.0, 44.0, 45.0], item)).startswith(
        "DVC trực tuyến đạt"
    )


def test_the_trajectory_marks_both_targets_phases_hinge_and_the_as_of_date() -> None:
    said = words(trajectory([41.0, 47.5, 53.0, 60.2, 68.4]))
    for word in (
        "GIAI ĐOẠN 1",
        "GIAI ĐOẠN 2",
        "sơ kết",
        "31/10/2026",
        "<b>68,4%</b> · Q3/26",
        "Mục tiêu sơ kết<br><b>80,0%</b>",
        "Mục tiêu cuối<br><b>90,0%</b>",
    ):
        assert word in said


def test_the_trajectory_leaves_room_right_of_the_last_target() -> None:
    drawn = trajectory([41.0] * 5)
    assert (drawn.layout.xaxis.range[1] - date(2030, 12, 31)).days >= 60
    low, high = drawn.layout.yaxis.range
    assert low < 41
    assert high > 90


@pytest.mark.parametrize(("value", "gap"), [(28.0, "2,7"), (None, "1,6")])
def test_the_message_says_what_the_table_says_of_the_as_of_date(
    value: float | None, gap: str
) -> None:
    now = pl.DataFrame({"value": [value], "required_value": [30.7]}, schema_overrides=FLOATS)
    rows = trend(trend_rows([28.0], [29.6]))
    drawn = indicator_trajectory(
        rows, path(), phases(), indicator(), AS_OF, VI, "light", standing=now
    )
    assert f"kém lộ trình {gap} điểm" in drawn.layout.title.text


FLOATS = {"value": pl.Float64, "required_value": pl.Float64}


@pytest.mark.parametrize(("kind", "breaks"), [("flow", 1), ("stock", 0)])
def test_a_flow_starts_again_in_phase_2_and_a_stock_goes_on(kind: str, breaks: int) -> None:
    rows = trend_rows([10.0, 20.0, 30.0, 5.0, 8.0])
    rows = [r | {"phase_id": "phase-2" if i > 2 else "phase-1"} for i, r in enumerate(rows)]
    drawn = indicator_trajectory(
        trend(rows), path(), phases(), indicator(kind=kind), AS_OF, VI, "light"
    )
    line = next(d for d in drawn.data if d.line.width == 2.5)
    assert list(line.y).count(None) == breaks


def test_the_whole_selection_is_drawn_where_there_are_groups_too() -> None:
    frame = trend(trend_rows([1.0], group_id="a"), trend_rows([2.0]))
    assert one_group(frame)["value"].to_list() == [2.0]
    assert one_group(frame.filter(pl.col("group_id") == "a"))["value"].to_list() == [1.0]
    assert one_group(frame.clear()).is_empty()


def test_the_hover_tells_value_required_and_coverage() -> None:
    hover = next(d for d in trajectory([41.0, 68.4]).data if d.line.width == 2.5).hovertext[-1]
    assert hover == (
        "<b>Quý IV/2025: 68,4%</b><br>Phải đạt: 50,0%<br>Có số: 118/124 đơn vị"
        "<br>Báo cáo đúng kỳ này: 110 đơn vị"
    )


def test_ticks_are_round_and_inside_the_range() -> None:
    assert nice_ticks(41, 90) == [50, 60, 70, 80, 90]
    assert nice_ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert nice_ticks(5, 5) == [5]
    assert 3 <= len(nice_ticks(12_000, 98_000)) <= 6
    assert 3 <= len(nice_ticks(0.012, 0.093)) <= 6


def test_ticks_are_written_in_the_language_with_their_measure() -> None:
    assert tick_text(2.5, indicator(), VI) == "2,5%"
    assert tick_text(12_000, indicator(measure="tổ"), EN) == "12,000"


def test_the_lead_is_rounded_as_shown_and_0_only_on_the_path() -> None:
    assert lead(64.0, 64.0, indicator()) == 0
    assert lead(63.96, 64.0, indicator()) == -0.04
    assert lead(68.44, 64.0, indicator()) == 4.4
    assert lead(10.0, 12.0, indicator(direction="lower")) == 2


def test_time_without_phases_has_no_share() -> None:
    assert share_of_time([], AS_OF) == 0


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
    wide, narrow = (draw(frame, VI, "light") for draw in (standing_heat, narrow_heat))
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


def groups(*values: float | None, due: list[float | None] | None = None) -> pl.DataFrame:
    return trend(
        *[
            trend_rows(
                [None, None, None, 50.0 if v else None, v],
                due,
                group_id=f"g{i}",
                group_name_vi=f"Nhóm {i}",
                group_name_en=f"Group {i}",
            )
            for i, v in enumerate(values)
        ]
    )


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
