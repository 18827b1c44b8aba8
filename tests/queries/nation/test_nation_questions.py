"""What a question about all campaigns says of each is what that campaign's own questions say."""

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest

from queries.awards.questions import award_tally
from queries.nation import questions as ask
from queries.progress.questions import indicator_standing
from queries.reference.questions import default_view
from queries.reporting.questions import headline, reporting_state
from queries.scoring.questions import score_coverage, score_years
from schemas.selection import NotAllowed, Selection, Viewer
from tests.worlds.progress.nation import DAYS, MINISTRY, PROVINCE, nation

EVERYONE = Viewer()
SAME = (
    *("indicator_id", "value", "baseline_value", "required_value", "target_value", "status"),
    *("achieved_ratio", "required_ratio", "unit_count", "expected_count"),
    *("value_date", "required_date"),
)
ON_PATH = ["exceeded", "early", "reached", "on_track"]


def of_nation(question: Any, day: date, campaign: str) -> dict[str, Any]:
    rows = question(nation(), EVERYONE, Selection("", day)).filter(campaign_id=campaign)
    return rows.row(0, named=True) if rows.height else {}


def chosen(day: date, campaign: str) -> Selection:
    at = Selection(campaign, day)
    view = default_view(nation(), EVERYONE, at).row(0, named=True)
    return replace(at, phase=view["phase_id"], period=view["period_id"])


@pytest.mark.parametrize("campaign", [PROVINCE, MINISTRY])
@pytest.mark.parametrize("day", DAYS)
def test_every_indicator_is_rated_as_on_the_campaigns_own_pages(day: date, campaign: str) -> None:
    own = indicator_standing(nation(), EVERYONE, chosen(day, campaign), level="all")
    sql = "SELECT * FROM nation_figure WHERE $as_of IS NOT NULL"
    cursor = nation().cursor().execute(sql, {"as_of": day})
    found: Any = pl.from_arrow(cursor.to_arrow_table())
    mine = found.filter(campaign_id=campaign).sort("indicator_id")
    assert own.height
    for name in SAME:
        assert mine[name].to_list() == own.sort("indicator_id")[name].to_list(), name


@pytest.mark.parametrize("campaign", [PROVINCE, MINISTRY])
@pytest.mark.parametrize("day", DAYS)
def test_counts_are_those_of_the_overview(day: date, campaign: str) -> None:
    at = chosen(day, campaign)
    mine = of_nation(ask.nation_progress, day, campaign)
    own = headline(nation(), EVERYONE, at).row(0, named=True)
    for name in ("on_path_count", "rated_count", "indicator_count", "value_date"):
        assert mine[name] == own[name], name
    assert (mine["phase_id"], mine["period_id"]) == (at.phase, at.period)
    rated = own["rated_count"]
    share = 100 * own["on_path_count"] / own["indicator_count"] if rated else None
    assert mine["on_path_pct"] == (pytest.approx(share) if rated else None)


@pytest.mark.parametrize("campaign", [PROVINCE, MINISTRY])
@pytest.mark.parametrize("day", DAYS)
def test_reports_are_those_of_the_page_on_reports(day: date, campaign: str) -> None:
    mine = of_nation(ask.nation_reports, day, campaign)
    own = reporting_state(nation(), EVERYONE, chosen(day, campaign))
    assert mine.get("expected_count", 0) == own.height
    for state in ("on_time", "late", "rejected", "missing"):
        count = own.filter(state=state).height
        assert mine.get(f"{state}_count", 0) == count, state
    assert mine.get("asked_count", 0) == own["expected_result_count"].sum()


def test_a_value_is_missing_where_a_target_asks_for_it_and_nothing_is_known() -> None:
    day, period = DAYS[2], "2026-Q3"
    sql = """SELECT count(*), count(r.value) FROM assignment AS a LEFT JOIN result AS r
        ON r.campaign_id = 'c' AND r.period_id = $period AND r.unit_id = a.unit_id
        AND r.indicator_id = a.indicator_id
        WHERE a.campaign_id = 'c' AND a.phase_id = 'phase-1' AND a.unit_id <> 'gone'"""
    ((asked, there),) = nation().execute(sql, {"period": period}).fetchall()
    mine = of_nation(ask.nation_reports, day, PROVINCE)
    assert mine["period_id"] == period
    assert 0 < there < asked
    assert (mine["asked_count"], mine["value_count"]) == (asked, there)
    assert mine["missing_pct"] == pytest.approx(100 * (asked - there) / asked)


@pytest.mark.parametrize("day", DAYS)
def test_the_four_counts_are_those_of_the_page_on_awards(day: date) -> None:
    for campaign in (PROVINCE, MINISTRY):
        mine = of_nation(ask.nation_awards, day, campaign)
        at = replace(Selection(campaign, day), phase=None)  # type: ignore[arg-type]
        own = award_tally(nation(), EVERYONE, at).filter(dimension="all").to_dicts()
        for name in ("proposed_count", "appraised_count", "passed_count", "decided_count"):
            known = own[0][name] if own else 0 if mine["sheet_count"] else None
            known = None if not own and name in ("appraised_count", "passed_count") else known
            assert mine[name] == known, name


def test_without_an_award_sheet_nothing_is_known_of_awards() -> None:
    mine = of_nation(ask.nation_awards, date(2025, 10, 1), PROVINCE)
    assert mine["sheet_count"] == 0
    assert mine["decided_count"] is None
    assert mine["decided_per_unit"] is None


@pytest.mark.parametrize("campaign", [PROVINCE, MINISTRY])
@pytest.mark.parametrize("day", DAYS)
def test_scoring_is_that_of_the_page_on_clusters_in_the_last_year_with_marks(
    day: date, campaign: str
) -> None:
    mine = of_nation(ask.nation_scores, day, campaign)
    years = score_years(nation(), EVERYONE, Selection(campaign, day))
    marked = years.filter(pl.col("unit_count") > 0)
    year = (marked if marked.height else years)["year"].max()
    assert mine["year"] == year
    own = years.filter(year=year).row(0, named=True)
    assert (mine["scored_count"], mine["to_score_count"]) == tuple(own.values())[1:]
    units = score_coverage(nation(), EVERYONE, Selection(campaign, day, year=year))
    assert mine["self_scored_count"] == (units["self_count"] > 0).sum()
    assert mine["appraised_unit_count"] == (units["appraised_count"] > 0).sum()
    assert mine["cluster_count"] == units["cluster_id"].n_unique()
    sat = units.filter(pl.col("council_count") > 0)["cluster_id"].n_unique()
    assert mine["council_cluster_count"] == sat


def test_scoring_is_counted_of_units_that_are_left_and_the_council_sat_in_one_of_two() -> None:
    seen = {day: of_nation(ask.nation_scores, day, PROVINCE) for day in DAYS}
    assert [seen[day]["year"] for day in DAYS] == [2025, 2025, 2025, 2026, 2026, 2026]
    assert seen[DAYS[0]]["scored_count"] == 0
    late = seen[DAYS[3]]
    assert (late["council_cluster_count"], late["cluster_count"]) == (1, 2)
    assert late["to_score_count"] == len({"u1", "u2", "u3"})
    share = 100 * late["appraised_unit_count"] / late["to_score_count"]
    assert late["appraised_unit_pct"] == pytest.approx(share)
    assert share > 0
    assert (late["least_points"], late["most_points"], late["rubric_count"]) == (10, 10, 1)


def test_contents_add_up_to_the_campaign() -> None:
    day = DAYS[2]
    rows = ask.nation_contents(nation(), EVERYONE, Selection("", day))
    for campaign in (PROVINCE, MINISTRY):
        whole = of_nation(ask.nation_progress, day, campaign)
        parts = rows.filter(campaign_id=campaign)
        for name in ("indicator_count", "rated_count", "on_path_count"):
            assert parts[name].sum() == whole[name]


def test_late_are_those_past_the_deadline_without_an_accepted_report() -> None:
    day = DAYS[2]
    late = ask.nation_late(nation(), EVERYONE, Selection("", day))
    for campaign in (PROVINCE, MINISTRY):
        own = reporting_state(nation(), EVERYONE, chosen(day, campaign))
        wanted = own.filter(pl.col("state").is_in(["missing", "rejected"]))["unit_id"].to_list()
        assert sorted(late.filter(campaign_id=campaign)["unit_id"]) == sorted(wanted)
    assert late["days_late"].min() > 0  # type: ignore[operator]


def test_provinces_come_first_and_a_viewer_sees_the_own_campaigns_alone() -> None:
    day = Selection("", DAYS[2])
    rows = ask.nation_progress(nation(), EVERYONE, day)
    assert rows["level"].to_list() == ["province", "ministry"]
    one = Viewer("x", "leader", campaigns=frozenset({MINISTRY}))
    assert ask.nation_progress(nation(), one, day)["campaign_id"].to_list() == [MINISTRY]
    assert {*ask.nation_late(nation(), one, day)["campaign_id"]} <= {MINISTRY}


@pytest.mark.parametrize("role", ["unit", "cluster"])
def test_officers_of_units_and_heads_of_clusters_do_not_ask(role: Any) -> None:
    with pytest.raises(NotAllowed):
        ask.nation_progress(nation(), Viewer("x", role), Selection("", DAYS[2]))
