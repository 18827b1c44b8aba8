"""What slides count, at the limits of their rules: bands, halves, quarters, ties, quotas."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from briefing.deck.awards.table import award_table
from briefing.deck.awards.years import award_equity
from briefing.deck.forms import BarChart, Table
from briefing.deck.progress.path_slides import quarter_gap
from briefing.deck.progress.target_asks import target_asks
from briefing.deck.room import Room
from briefing.deck.scoring.closing import cluster_ties
from briefing.deck.scoring.scoring_slide import self_scores
from data.profiles.catalog import load_catalog
from queries.awards.questions import award_cells, award_places, award_proposals, award_rules
from queries.progress.questions import phase_comparison, trend_ends
from queries.question import Question
from queries.reference.questions import indicator_list
from queries.scoring.questions import cluster_ranking, score_vetoes, tie_steps
from schemas.selection import Selection
from tests.worlds.page_store import TODAY, a_campaign
from tests.worlds.reports.altered import Altered, Change
from translations import translator


def rows(*said: dict[str, Any]) -> Change:
    """An answer of these rows; columns not named are blank."""

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        blank = dict.fromkeys(frame.columns)
        return pl.DataFrame([blank | row for row in said], schema=frame.schema)

    return change


def room(store: StoreAnswers, changes: dict[Question, Change]) -> Room:
    """A room of a final review with some of its answers altered; its figures may be concluded
    from."""
    chosen = Selection(a_campaign(load_catalog()), TODAY)
    made = Room(Altered(store, changes), chosen, translator("vi"), story="final")
    vars(made)["too_few"] = None
    return made


def test_a_score_on_a_limit_belongs_to_the_band_above_it(store: StoreAnswers) -> None:
    pairs = [(95.0, 90.0), (94.9, 85.0), (90.0, 84.9), (100.0, 95.0)]
    said = [
        {
            "unit_id": str(n),
            "short_name": f"Xã {n}",
            "self_points": 2 * own,
            "appraised_points": 2 * given,
            "total_points": 200.0,
        }
        for n, (own, given) in enumerate(pairs)
    ]
    here = room(store, {cluster_ranking: rows(*said)})
    vars(here)["year"] = 2026
    vars(here)["clusters"] = pl.DataFrame({"expected_count": [9]})
    slide = self_scores(here)
    [bars] = [part.form for part in slide.parts if isinstance(part.form, BarChart)]
    assert [series.values for series in bars.series] == [(0, 0, 2, 2), (1, 1, 1, 1)]
    assert slide.generated == "2/4 đơn vị tự chấm từ 95 trên 100; sau thẩm định còn 1"


@pytest.mark.parametrize(("gained", "is_hard"), [(4.9, True), (5.0, False), (-1.0, True)])
def test_a_target_is_looked_at_again_below_half_of_the_rate_it_needs(
    store: StoreAnswers, gained: float, is_hard: bool
) -> None:
    row = {
        "indicator_id": "i",
        "position": 1,
        "short_vi": "Chỉ tiêu A",
        "short_en": "A",
        "measure": "%",
        "decimals": 1,
        "kind": "stock",
        "phase_2_target": 80.0,
        "gained_per_year": gained,
        "required_per_year": 10.0,
        "unit_count": 3,
        "expected_count": 3,
        "content_id": "c",
    }
    asks = {one.key: one.ask for one in target_asks(room(store, {phase_comparison: rows(row)}))}
    assert (asks.get("revise") == "Xem lại mục tiêu giai đoạn 2 của Chỉ tiêu A") == is_hard
    assert ("revise" in asks) == is_hard


def ends(indicator: str, first: list[float], last: list[float]) -> list[dict[str, Any]]:
    days = {"first_date": date(2025, 12, 31), "last_date": date(2030, 12, 31)}
    return [
        {"indicator_id": indicator, "unit_id": str(n), "short_name": f"Xã {n}", **days}
        | {"first_value": a, "last_value": b}
        for n, (a, b) in enumerate(zip(first, last, strict=True))
    ]


def test_a_gap_that_stays_as_printed_neither_widens_nor_narrows(store: StoreAnswers) -> None:
    known = room(store, {}).ask(indicator_list).filter(measure="%", kind="stock")
    wide, narrow, same, *_ = known.filter(pl.col("adds_up") != "none")["indicator_id"]
    start = [10.0, 20.0, 30.0, 40.0]
    said = [
        *ends(wide, start, [10.0, 20.0, 30.0, 45.0]),
        *ends(narrow, start, [15.0, 20.0, 30.0, 40.0]),
        *ends(same, start, [10.0, 20.0, 30.0, 40.04]),
    ]
    slide = quarter_gap(room(store, {trend_ends: rows(*said)}))
    assert slide.generated == (
        "Khoảng cách giữa các đơn vị rộng ra ở 1/3 chỉ tiêu, hẹp lại ở 1, từ 2025 đến 2030"
    )
    [table] = [part.form for part in slide.parts if isinstance(part.form, Table)]
    shown = [tuple(cell.text for cell in row.cells)[2:4] for row in table.rows]
    assert shown == [("30,0", "35,0"), ("30,0", "30,0"), ("30,0", "25,0")]


def test_a_year_with_as_many_awards_as_units_is_drawn_one_with_fewer_is_not(
    store: StoreAnswers,
) -> None:
    def decided(count: int) -> dict[Question, Change]:
        claims = [
            {"unit_id": str(n), "year": 2026, "state": "decided", "decided_on": date(2026, 10, 1)}
            for n in range(count)
        ]
        places = [{"unit_id": str(n), "decided_count": 1} for n in range(10)]
        return {award_proposals: rows(*claims), award_places: rows(*places)}

    assert not award_equity(room(store, decided(10))).is_empty
    assert award_equity(room(store, decided(9))).is_empty


CLUSTER = {"cluster_id": "c1", "unit_id": "a", "short_name": "Xã A", "decimals": 1}


def test_a_unit_equal_over_two_steps_is_one_unit(
    store: StoreAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    glance = CLUSTER | {"stage": "appraised", "unit_count": 2, "expected_count": 2}
    glance |= {"cluster_name_vi": "Cụm 1", "cluster_name_en": "Cluster 1"}
    monkeypatch.setattr("briefing.deck.scoring.closing.one_cluster", lambda _: (glance, []))
    tie = CLUSTER | {"score_points": 90.0, "tie_by": "total", "compared_value": 1.0}
    steps = [
        tie | {"step": 1, "is_deciding": False},
        tie | {"step": 2, "is_deciding": True, "cluster_rank": 1},
    ]
    veto = CLUSTER | {"veto_id": "v", "label_vi": "Vi phạm", "effect": "no_rank"}
    vetoes = [veto | {"is_detected": True}, veto | {"veto_id": "w", "is_detected": False}]
    here = room(store, {tie_steps: rows(*steps), score_vetoes: rows(*vetoes)})
    vars(here)["year"] = 2026
    [slide] = cluster_ties(here)
    assert slide.generated == "1 đơn vị vướng điều kiện loại; 1 đơn vị bằng điểm"


RULE = {
    "rule_id": "q",
    "kind": "quota",
    "is_in_force": True,
    "limit_count": 2,
    "per": "unit",
    "within": "campaign",
    "dated_by": "decision",
    **dict.fromkeys(("subjects", "forms", "occasions", "unit_types", "allowed"), ""),
    **dict.fromkeys(("rank_at_most", "label_vi", "label_en", "source", "printed_vi"), ""),
}
FORM = {"form_id": "f", "occasion": "ad_hoc"}


def test_a_unit_at_its_quota_has_none_left(store: StoreAnswers) -> None:
    cell = {"form_vi": "Giấy khen", "level": "commune", "proposed_count": 3, "decided_count": 3}
    claim = FORM | {"year": 2026, "state": "decided"}
    claims = [claim | {"proposal_id": str(n), "unit_id": u} for n, u in enumerate("aab")]
    changes = {
        award_rules: rows(RULE),
        award_cells: rows(FORM | cell),
        award_proposals: rows(*claims),
    }
    [slide] = award_table(room(store, changes))
    [table] = [part.form for part in slide.parts if isinstance(part.form, Table)]
    said = " ".join(cell.text for row in table.rows for cell in row.cells)
    assert "2 khen thưởng/đơn vị (1 nơi đã hết)" in said
