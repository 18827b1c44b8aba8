"""What the unit page draws: strips beside peers, score, comparison."""

from typing import Any

import plotly.graph_objects as go
import pytest

from charts.units.compare import compare_message, unit_dots
from charts.units.peers import peer_strips, peers_message, shown_rows
from charts.units.score import score_message, score_trend
from pictures.tokens import STATUS, TOKENS
from schemas.frames import UnitPeers, UnitProgress
from tests.worlds.frames.chart_frames import EVIL, frame, standing, standing_row
from tests.worlds.frames.unit_frames import peer, scores
from translations import translator

VI, EN = translator("vi"), translator("en")


def strips(*rows: dict[str, Any], language: Any = VI) -> go.Figure:
    others = [
        row
        | {"unit_id": f"p{n}", "short_name": f"Xã {n}", "is_own": False, "achieved_pct": n * 30.0}
        for row in rows
        for n in range(1, 5)
    ]
    return peer_strips(frame(UnitPeers, [*rows, *others]), language, "light")


def test_the_message_names_what_is_strong_and_what_is_weak() -> None:
    rows = [peer(1, 70.0), peer(2, 40.0), peer(3, 55.0)]
    assert peers_message(rows, VI) == "Mạnh ở Chỉ tiêu 1; yếu ở Chỉ tiêu 2"
    assert peers_message([peer(2, 10.0)], EN) == "1 of 1 indicators slow or at risk: Indicator 2"
    assert "Chỉ tiêu 3" in peers_message([peer(3, 58.0)], VI)
    assert peers_message([peer(1, None)], VI) == VI("charts.peers.none_rated")


def test_what_is_fast_but_behind_its_peers_is_no_strength() -> None:
    rows = [peer(1, 70.0, achieved_median_pct=80.0), peer(2, 40.0), peer(3, 66.0)]
    assert peers_message(rows, VI) == "Mạnh ở Chỉ tiêu 3; yếu ở Chỉ tiêu 2"


def test_at_most_eight_rows_are_drawn_the_slowest_and_the_fastest() -> None:
    rows = [peer(n, 5.0 * n) for n in range(1, 18)] + [peer(20 + n, None) for n in range(4)]
    shown = [row["position"] for row in shown_rows(rows)]
    assert shown == [1, 2, 3, 15, 16, 17, 20, 21]
    assert len(shown_rows(rows[:3])) == 3
    assert "8 trong 21" in strips(*rows).layout.title.subtitle.text


def test_a_strip_prints_values_and_its_axis_places_never_two_percentages() -> None:
    drawn = strips(peer(1, 30.0), peer(2, 70.0))
    assert list(drawn.layout.xaxis.ticktext) == ["lúc đầu", "nửa đường", "mục tiêu"]
    assert "Chỉ tiêu 1 đi được 30,0% đường" in drawn.layout.meta["alt"]


def test_peers_are_grey_and_the_unit_has_the_colour_of_its_status() -> None:
    drawn = strips(peer(1, 30.0))
    peers, median, required, own = drawn.data
    assert set(peers.x) == {30.0, 60.0, 90.0, 100.0}
    assert peers.marker.color == TOKENS["light"].mute
    assert list(own.marker.color) == [STATUS["at_risk"].fill("light")]
    assert (list(median.x), list(required.x)) == ([55.0], [60.0])
    assert required.marker.line.width > median.marker.line.width


def test_shares_beyond_the_way_stay_on_the_track() -> None:
    own = strips(peer(1, 180.0), peer(2, -5.0)).data[3]
    assert sorted(own.x) == [0.0, 100.0]


def test_a_silent_indicator_keeps_its_row_without_a_dot() -> None:
    drawn = strips(peer(1, None))
    assert len(drawn.data[3].x) == 0
    words = " ".join(a.text for a in drawn.layout.annotations)
    assert "Chưa báo cáo" in words
    assert "trung vị cụm 55,0%" in words


def test_coverage_of_the_peers_stands_in_the_measure_line() -> None:
    drawn = strips(peer(1, unit_count=7), peer(2, unit_count=9))
    assert "7–9/10 đơn vị cùng cụm" in drawn.layout.title.subtitle.text


@pytest.mark.parametrize("t", [VI, EN], ids=["vi", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_new_figure_has_message_measure_and_text_equivalent(t: Any, mode: Any) -> None:
    rows = [standing_row(k, 40.0 + k, group_id=u) for k in range(3) for u in ("a", "b")]
    for drawn in (
        peer_strips(frame(UnitPeers, [peer(1)]), t, mode),
        score_trend(scores(10.0, 20.0), "Xã Một", t, mode),
        unit_dots(standing(*rows), ["a", "b"], t, mode),
    ):
        message = drawn.layout.title.text
        assert 10 < len(message) <= 90
        assert drawn.layout.title.subtitle.text
        assert drawn.layout.meta["alt"].startswith(message)
        assert len(drawn.layout.meta["alt"]) > len(message)
        marked = [d for d in drawn.data if "markers" in d.mode]
        assert all(d.marker.opacity == 1 for d in marked)


@pytest.mark.parametrize("t", [VI, EN], ids=["vi", "en"])
def test_without_rows_words_stand_in_the_place_of_an_axis(t: Any) -> None:
    empty = {
        "peers": peer_strips(frame(UnitPeers, []), t, "light"),
        "score": score_trend(frame(UnitProgress, []), "x", t, "light"),
        "compare": unit_dots(standing(), ["a"], t, "light"),
    }
    for name, drawn in empty.items():
        assert len(drawn.data) == 0
        assert t(f"charts.{name}.empty") in drawn.layout.meta["alt"]


def test_names_with_markup_stay_words_in_the_new_figures() -> None:
    evil = {"short_vi": EVIL, "short_name": EVIL}
    drawn = [
        peer_strips(frame(UnitPeers, [peer(1, **evil)]), VI, "light"),
        score_trend(scores(10.0, 20.0), EVIL, VI, "light"),
        unit_dots(standing(standing_row(0, group_id="a", group_name_vi=EVIL)), ["a"], VI, "light"),
    ]
    for figure in drawn:
        figure.update_layout(meta=None, template=None)
        assert "<a" not in figure.to_json().replace("\\u003c", "<")


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ((10.0, 30.0), "Điểm tiến độ 30,0, tăng 20,0 điểm từ quý II/2025; trung vị cụm 15,0"),
        ((20.0, 10.0), "Điểm tiến độ 10,0, giảm 10,0 điểm từ quý II/2025; trung vị cụm 15,0"),
        ((15.0, 15.9), "Điểm tiến độ 15,9, gần như không đổi từ quý II/2025; trung vị cụm 15,0"),
        ((15.0,), "Điểm tiến độ 15,0; trung vị cụm 15,0"),
        ((None, None), "Xã Một chưa có điểm tiến độ để so"),
    ],
)
def test_the_score_says_its_change_and_does_not_accuse_the_half_under_the_median(
    own: Any, message: str
) -> None:
    assert score_message(scores(*own).to_dicts(), "Xã Một", VI) == message


def test_a_period_without_a_report_has_a_hollow_dot() -> None:
    own = score_trend(scores(10.0, 20.0, fresh=False), "x", VI, "light").data[1]
    assert set(own.marker.color) == {TOKENS["light"].surface}


def test_who_is_highest_is_counted_only_where_two_have_a_figure() -> None:
    rows = [
        standing_row(0, 50.0, group_id="a", group_name_vi="Xã A"),
        standing_row(0, 60.0, group_id="b", group_name_vi="Xã B"),
        standing_row(1, 70.0, group_id="a", group_name_vi="Xã A"),
        standing_row(1, None, group_id="b", group_name_vi="Xã B"),
    ]
    assert compare_message(rows, VI) == "Xã B cao nhất ở 1 trong 1 nội dung"
    assert compare_message(rows[2:], VI) == VI("charts.compare.none")
    tied = [*rows[:1], rows[1] | {"achieved_pct": 50.0}]
    assert compare_message(tied, VI) == "Xã A và Xã B cùng cao nhất ở 1 trong 1 nội dung"


def test_five_units_have_five_colours_and_five_shapes() -> None:
    units = [f"u{n}" for n in range(5)]
    rows = [standing_row(k, 10.0 * n, group_id=u) for k in range(8) for n, u in enumerate(units)]
    drawn = unit_dots(standing(*rows), units, VI, "light")
    assert len({d.marker.symbol for d in drawn.data}) == 5
    assert [d.marker.color for d in drawn.data] == list(TOKENS["light"].categorical[:5])
    legend = [a.text for a in drawn.layout.annotations if "40/48 chỉ tiêu" in a.text]
    assert len(legend) == 5
