from datetime import date
from typing import Any

import polars as pl
import pytest

from charts.progress.stage import share_of_time
from charts.progress.trajectory import indicator_trajectory
from pictures.axes import nice_ticks, tick_text
from pictures.messages import (
    lead,
)
from pictures.trend import one_group
from tests.worlds.frames.chart_frames import (
    AS_OF,
    indicator,
    path,
    phases,
    trend,
    trend_rows,
)
from tests.worlds.frames.drawn import EN, VI, message, words


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


@pytest.mark.parametrize("kind", ["flow", "stock"])
def test_the_second_phase_says_where_its_count_starts_again(kind: str) -> None:
    said = words(trajectory([41.0, 47.5, 53.0], indicator(kind=kind)))
    assert (VI("charts.trajectory.anew") in said) is (kind == "flow")


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


@pytest.mark.parametrize(("last", "side"), [(60.0, "right"), (68.4, "left")])
def test_the_words_of_the_interim_target_leave_room_for_those_of_a_value_behind(
    last: float, side: str
) -> None:
    drawn = trajectory([41.0, 47.0, 53.0, 58.0, last])
    [interim] = [a for a in drawn.layout.annotations if "sơ kết" in a.text and "<b>" in a.text]
    [value] = [a for a in drawn.layout.annotations if a.text.startswith("<b>") and "·" in a.text]
    assert interim.xanchor == side
    assert value.xanchor != side
