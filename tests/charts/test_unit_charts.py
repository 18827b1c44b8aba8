"""What the unit page says and draws: strips beside peers, score, comparison, heat table."""

from datetime import date, datetime
from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest

from answers.progress.heat_table import heat_cell, heat_table
from answers.units.figures import identity_line, unit_figures
from answers.units.story import (
    change_line,
    change_reason,
    change_title,
    milestone_rows,
    remark_source,
    state_of,
)
from charts.units.compare import compare_message, unit_dots
from charts.units.peers import peer_strips, peers_message, shown_rows
from charts.units.score import score_message, score_trend
from pictures.tokens import STATUS, TOKENS
from schemas.frames import UnitPeers, UnitProgress
from tests.worlds.frames.chart_frames import EVIL, frame, pace_status, standing, standing_row
from translations import translator

VI, EN = translator("vi"), translator("en")


def peer(
    place: int = 1, share: float | None = 50.0, required: float = 60.0, **changed: Any
) -> dict[str, Any]:
    return {
        "indicator_id": f"i{place:02}",
        "content_id": "nd1",
        "position": place,
        "short_vi": f"Chỉ tiêu {place}",
        "short_en": f"Indicator {place}",
        "measure": "%",
        "decimals": 1,
        "unit_id": "u1",
        "short_name": "Xã Một",
        "is_own": True,
        "peer_kind": "cluster",
        "value": share,
        "required_value": required,
        "achieved_pct": share,
        "required_pct": required,
        "pace_ratio": None if share is None else share / required,
        "status": pace_status(share, required),
        "value_median": 55.0,
        "achieved_median_pct": 55.0,
        "unit_count": 10,
        "expected_count": 10,
    } | changed


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


def scores(*own: float | None, median: float = 15.0, fresh: bool = True) -> pl.DataFrame:
    ends = [date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31)]
    rows = [
        {
            "period_id": f"{end.year}-Q{end.month // 3}",
            "end_date": end,
            "peer_kind": "cluster",
            "progress_pct": value,
            "progress_median_pct": median,
            "is_fresh": fresh,
            "indicator_count": 27,
            "expected_indicator_count": 28,
            "unit_count": 9,
            "expected_count": 10,
        }
        for end, value in zip(ends, own, strict=False)
    ]
    return frame(UnitProgress, rows)


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


UNIT = {
    "unit_id": "29266",
    "unit_name": "Xã Càng Long",
    "short_name": "Xã Càng Long",
    "type_vi": "Xã",
    "type_en": "Commune",
    "valid_from": date(2025, 7, 1),
    "valid_to": None,
    "successor_id": None,
    "successor_name": None,
    "contact": None,
    "former_names": "Thị trấn Càng Long, Xã Mỹ Cẩm",
}


def cluster(name: str, first: int, last: int) -> dict[str, Any]:
    return {
        "cluster_id": name,
        "cluster_name_vi": name,
        "cluster_name_en": name,
        "first_date": date(first, 1, 1),
        "last_date": date(last, 12, 31),
    }


def test_the_identity_tells_clusters_over_the_years_and_former_names() -> None:
    years = [cluster("Cụm 6", 2026, 2026), cluster("Cụm 5", 2024, 2025)]
    assert identity_line(UNIT, years, [], VI) == (
        "Mã 29266 · Xã · Cụm 6 (2026), trước là Cụm 5 (2024–2025) · từ 01/07/2025"
        " · gồm Thị trấn Càng Long, Xã Mỹ Cẩm"
    )
    assert "Cụm" not in identity_line(UNIT | {"former_names": None}, [], [], EN)
    moved = cluster("Cụm 6", 2026, 2026) | {"first_date": date(2026, 5, 1)}
    assert "Cụm 6 (01/05/2026–31/12/2026)" in identity_line(UNIT, [moved], [], VI)


def owed(kind: str = "period", **counts: int) -> dict[str, Any]:
    names = (
        *("expected", "exempt", "received", "accepted", "complete", "on_time", "late"),
        *("rejected", "waiting", "overdue", "undated"),
    )
    return {
        "obligation_id": "2026-Q3",
        "kind": kind,
        "period_id": "2026-Q3",
        "year": 2026,
        "due_at": datetime(2026, 10, 15, 23, 59, 59),
        "is_open": False,
    } | {f"{n}_count": counts.get(n, 1 if n == "expected" else 0) for n in names}


def change(kind: str, before: str | None, now: str, note: str | None = None) -> dict[str, Any]:
    return {
        "indicator_id": "i",
        "short_vi": "Chữ ký số",
        "short_en": "Signatures",
        "measure": "%",
        "decimals": 1,
        "value": 20.0,
        "value_before": 12.0,
        "status": now,
        "status_before": before,
        "change_kind": kind,
        "note": note,
    }


def test_headline_figures_count_what_is_on_path_and_above_the_median() -> None:
    own = [peer(1, 70.0), peer(2, 40.0), peer(3, None, status="not_reported")]
    turned = [change("better", "slow", "exceeded"), change("new", None, "slow")]
    plan = {
        "plan_date": date(2025, 10, 28),
        "plan_number": "1/KH",
        "due_at": datetime(2025, 12, 31),
        "state": "on_time",
    }
    figures = unit_figures(own, scores(10.0, 20.0).to_dicts(), turned, owed(rejected=1), plan, VI)
    assert [(f.value, f.change) for f in figures] == [
        ("1/3", "+1"),
        ("20,0", "+10,0"),
        ("1/2", None),
        ("Bị trả lại", None),
        ("Đã ban hành", None),
    ]
    assert "2/3 chỉ tiêu có số" in figures[0].chip
    assert "9/10 đơn vị" in figures[1].chip
    assert "10/10 đơn vị cùng cụm" in figures[2].chip
    assert "28/10/2025, đúng hạn" in figures[4].chip


def test_a_unit_that_owes_nothing_gets_dashes_and_no_fault() -> None:
    figures = unit_figures([], [], [], None, None, EN)
    assert [f.value for f in figures] == ["–"] * 5


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({"on_time": 1, "complete": 1}, "received"),
        ({"on_time": 1}, "incomplete"),
        ({"late": 1}, "late"),
        ({"rejected": 1}, "rejected"),
        ({"overdue": 1}, "overdue"),
        ({"waiting": 1}, "waiting"),
        ({"exempt": 1}, "exempt"),
    ],
)
def test_the_one_state_is_read_from_the_counts(counts: dict[str, int], state: str) -> None:
    assert state_of(owed(**counts)) == state


def test_a_change_keeps_the_old_status_and_its_reason_in_sight() -> None:
    row = change("worse", "reached", "slow")
    assert "12,0%" in change_line(row, VI)
    assert "20,0%" in change_line(row, VI)
    assert VI("status.reached") in change_line(row, VI)
    assert change_reason(row, VI) == VI("unit.change_unexplained")
    assert "mở điểm" in change_reason(row | {"note": "mở điểm"}, VI)
    assert change_reason(change("rise", "slow", "slow"), VI) == ""
    assert "12,0%" not in change_line(change("new", None, "slow"), VI)


def test_the_title_counts_what_turned() -> None:
    rows = [change(kind, None, "slow") for kind in ("better", "worse", "worse", "rise")]
    assert change_title(rows, VI) == "1 chỉ tiêu chuyển tốt hơn, 2 chỉ tiêu chuyển xấu đi"
    assert change_title([], VI) == VI("unit.changes_none")
    assert change_title(rows[3:], VI) == VI("unit.changes_values", count="1")


def test_milestones_are_the_past_ones_and_the_next_two() -> None:
    rows = [
        owed("plan", overdue=1) | {"obligation_id": "plan-1"},
        *(
            owed("yearly", waiting=1) | {"obligation_id": f"y{n}", "is_open": True}
            for n in range(4)
        ),
        owed(),
    ]
    shown = [row["obligation_id"] for row in milestone_rows(pl.DataFrame(rows))]
    assert shown == ["plan-1", "y0", "y1"]


def test_words_lead_to_report_sheet_cell_and_version() -> None:
    row = {"period_id": "2026-Q2", "sheet": "Khó khăn", "cell": "B4", "version": 2}
    assert remark_source(row, VI) == "Báo cáo quý II/2026, trang «Khó khăn», ô B4, bản 2"
    assert "dòng 115" in remark_source(row | {"cell": "115"}, VI)
    bare = {"period_id": "yearly-2026", "sheet": None, "cell": None, "version": None}
    assert remark_source(bare, VI) == VI.period("yearly-2026").capitalize()


def test_the_heat_table_sorts_as_numbers_and_keeps_the_sign() -> None:
    shares = [9.0, 45.2, 100.0, None]
    rows = [
        standing_row(0, share, group_id=f"g{n}", group_name_vi=f"Xã {n}")
        for n, share in enumerate(shares)
    ]
    groups, shown = heat_table(standing(*rows), VI)
    assert groups[0] == "g0"
    assert shown.columns == ["Nhóm", "Nhận thức"]
    cells = [heat_cell(row, VI) for row in rows[:3]]
    assert cells == sorted(cells)
    assert cells[0].split() == ["9,0", "✕"]
    assert heat_cell(rows[3], VI).split() == ["–", "○"]
    assert shown.height == 4
