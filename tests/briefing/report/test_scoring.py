"""What a report says of figures that contradict each other, and of scores."""

from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from briefing.office.paper import Grid, Sentence
from briefing.report.doubts import data
from briefing.report.scene import Kind
from briefing.report.scoring import scoring
from data.profiles.catalog import load_catalog
from queries.criteria.questions import criterion_cover
from queries.scoring.questions import cluster_glance, cluster_ranking, score_years
from queries.screening.questions import flag_list
from tests.worlds.page_store import a_campaign, three_units
from tests.worlds.reports.altered import Change, scene, told

FLAG: dict[str, Any] = {
    "flag_id": "f",
    "rule_id": "part_above_whole",
    "unit_id": "u",
    "short_name": "Xã A",
    "unit_type": "commune",
    "indicator_id": "i",
    "short_vi": "Phần",
    "short_en": "Part",
    "measure": "%",
    "decimals": 1,
    "period_id": "2026-Q3",
    "value": 9.0,
    "compared_value": 8.0,
    "peer_median": None,
    "peer_count": 0,
    "score": 1.0,
    "limit_value": 0.0,
    "cell_count": 1,
    "matched_vi": None,
    "matched_en": None,
    "excerpt": None,
    "outcome": None,
    "outcome_text": None,
    "outcome_by": None,
    "outcome_at": None,
}


@pytest.mark.parametrize(
    ("changed", "is_said"),
    [({}, True), ({"outcome": "explained"}, False), ({"rule_id": "too_round"}, False)],
)
def test_figures_that_contradict_each_other_are_named_until_answered(
    store: StoreAnswers, changed: dict[str, Any], is_said: bool
) -> None:
    def flags(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame([FLAG | changed], schema=frame.schema)

    said = told(data(scene(store, {flag_list: flags})))
    assert ("short.contradicting" in said) == is_said
    if is_said:
        assert "01 trường hợp số liệu mâu thuẫn" in said["short.contradicting"]
        assert "Xã A (phần lớn hơn tổng: “Phần”)" in said["short.contradicting"]


GLANCE = {
    "cluster_id": "c1",
    "cluster_name_vi": "Cụm 1",
    "cluster_name_en": "Cluster 1",
    "stage": "appraised",
    "unit_count": 8,
    "expected_count": 9,
    "leader_id": "u",
    "leader_name": "A",
    "leader_points": 91.5,
    "second_name": "B",
    "margin_points": 0.25,
    "veto_count": 2,
    "total_points": 100.0,
    "decimals": 2,
    "verdict": "even",
}


def test_even_leads_are_named_and_put_in_the_table(store: StoreAnswers) -> None:
    one = scene(store, {cluster_ranking: lambda frame: frame.clear()})
    second = GLANCE | {
        "cluster_id": "c2",
        "cluster_name_vi": "Cụm 2",
        "verdict": None,
        "leader_id": None,
        "leader_name": None,
        "leader_points": None,
    }
    vars(one.room)["clusters"] = pl.DataFrame([GLANCE, second])
    vars(one.room)["year"] = 2026
    blocks = scoring(one)
    said = told(blocks)
    assert said["scoring.verdicts"] == "Về vị trí dẫn đầu: 01 cụm, khối ngang ngửa (Cụm 1)."
    assert said["scoring.vetoes"] == "Có 04 đơn vị vướng điều kiện loại."
    grid = next(block for block in blocks if isinstance(block, Grid))
    rows = [[cell.text for cell in row if isinstance(cell, Sentence)] for row in grid.rows]
    assert rows == [
        ["1", "Cụm 1", "A", "91,50", "0,25", "Ngang ngửa"],
        ["2", "Cụm 2", "–", "–", "0,25", "–"],
    ]


def test_a_unit_without_marks_or_with_a_veto_says_so(store: StoreAnswers) -> None:
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    row = {
        "unit_id": unit,
        "score_points": 88.0,
        "self_points": 90.0,
        "appraised_points": 88.0,
        "total_points": 100.0,
        "decimals": 1,
        "cluster_name_vi": "Cụm 1",
        "ranked_count": 9,
        "veto_vi": "không báo cáo",
        "veto_en": "no report",
    }

    def ranked(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame([row], schema=frame.schema)

    one = scene(store, {cluster_ranking: ranked}, unit=unit)
    vars(one.room)["year"] = 2026
    said = told(scoring(one))
    assert said["scoring.unit"] == (
        "Năm 2026, đơn vị có 90,0 điểm tự chấm và 88,0 điểm thẩm định trên tổng 100 điểm."
    )
    assert said["scoring.veto"] == "Điều kiện loại đơn vị đang vướng: không báo cáo."
    assert "scoring.rank" not in said
    ranks = {"cluster_rank": 2, "grade_id": "good", "grade_vi": "Tốt", "grade_en": "Good"}
    first = scene(
        store, {cluster_ranking: lambda f: pl.DataFrame([row | ranks], schema=f.schema)}, unit=unit
    )
    vars(first.room)["year"] = 2026
    assert told(scoring(first))["scoring.rank"].startswith("Đơn vị xếp thứ 2/9")
    bare = scene(store, {cluster_ranking: lambda frame: frame.clear()}, unit=unit)
    vars(bare.room)["year"] = 2026
    assert told(scoring(bare)).keys() == {"scoring.unit"}


def test_the_yearly_report_names_criteria_nobody_measures(store: StoreAnswers) -> None:
    def measured(named: bool) -> Change:
        return lambda rows: rows.with_columns(is_measured=pl.lit(named), is_of_units=True)

    def of(kind: Kind, named: bool) -> str:
        found = told(scoring(scene(store, {criterion_cover: measured(named)}, kind)))
        return found.get("scoring.unmeasured", "")

    cover = scene(store).room.ask(criterion_cover)
    assert cover.height
    assert all(code in of("yearly", False) for code in cover["criterion_id"])
    assert of("yearly", True) == ""
    assert of("interim", False) == ""


def ranked(*pairs: tuple[float | None, float | None]) -> Change:
    """Units by their own total and the appraised one, of a rubric of 200 points."""

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        rows = [
            dict.fromkeys(frame.columns)
            | {"self_points": own, "appraised_points": said, "total_points": 200.0}
            for own, said in pairs
        ]
        return pl.DataFrame(rows, schema=frame.schema)

    return change


def scored(store: StoreAnswers, *pairs: tuple[float | None, float | None]) -> dict[str, str]:
    one = scene(store, {cluster_ranking: ranked(*pairs)})
    vars(one.room)["clusters"] = pl.DataFrame([GLANCE, GLANCE | {"cluster_id": "c2"}])
    vars(one.room)["year"] = 2026
    return told(scoring(one))


def test_how_far_units_overrate_themselves_is_counted_in_per_cent_of_the_rubric(
    store: StoreAnswers,
) -> None:
    said = scored(store, (190.0, 190.0), (189.9, 180.0), (198.0, 150.0), (200.0, None))
    assert said["scoring.self"] == (
        "Có 02/03 đơn vị tự chấm từ 95 điểm trở lên (quy về thang 100); sau thẩm định còn 01"
        " đơn vị."
    )
    # apart by 0, 4.95 and 24 points of a hundred: the one in the middle, not their mean
    assert "chênh +5,0 điểm (trung vị" in said["scoring.gap"]
    assert said["scoring.coverage"] == (
        "Năm 2026, 16/18 đơn vị ở 02 cụm, khối được chấm đủ tiêu chí."
    )
    assert "scoring.self" not in scored(store, (190.0, None))


def test_who_led_most_years_of_a_review_is_named(store: StoreAnswers) -> None:
    units = three_units(load_catalog(), a_campaign(load_catalog()))
    led = {2025: units[0], 2026: units[0], 2027: units[1]}

    def years(frame: pl.DataFrame) -> pl.DataFrame:
        row = dict.fromkeys(frame.columns)
        rows = [row | {"year": year, "unit_count": 5} for year in led]
        return pl.DataFrame([*rows, row | {"year": 2028, "unit_count": 0}], schema=frame.schema)

    def leaders(of: dict[int, str]) -> dict[str, str]:
        asked = iter(of.values())

        def glance(frame: pl.DataFrame) -> pl.DataFrame:
            row = dict.fromkeys(frame.columns) | {"leader_id": next(asked)}
            return pl.DataFrame([row], schema=frame.schema)

        one = scene(
            store,
            {cluster_ranking: ranked(), score_years: years, cluster_glance: glance},
            kind="final",
        )
        vars(one.room)["clusters"] = pl.DataFrame([GLANCE])
        vars(one.room)["year"] = 2027
        return told(scoring(one))

    name = scene(store).full_names[units[0]]
    assert leaders(led)["scoring.leaders"] == (
        f"Dẫn đầu cụm, khối từ 02 năm trở lên có 01 đơn vị: {name}."
    )
    apart = dict(zip(led, units, strict=True))
    assert "scoring.leaders" not in leaders(apart)
