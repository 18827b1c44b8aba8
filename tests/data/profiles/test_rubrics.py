"""Rubrics (thang điểm): every shipped version loads, and every cluster is scored by just one."""

from collections.abc import Iterator
from datetime import date

import polars as pl
import pytest

from data.profiles.catalog import Catalog, load_catalog
from schemas.scoring.rubric import Rubric
from schemas.words import KINDS

CATALOG = load_catalog()
PLANS = sorted(
    c for c, p in CATALOG.profiles.items() if p.campaign.level in ("province", "commune")
)


def in_force(catalog: Catalog, campaign: str, year: int) -> list[Rubric]:
    highest: dict[str, Rubric] = {}
    for rubric in catalog.rubrics:
        if rubric.campaign == campaign and rubric.year_from <= year <= rubric.year_to:
            highest[rubric.id] = rubric
    return list(highest.values())


def clusters(campaign: str, year: int) -> Iterator[tuple[str, set[str]]]:
    members = CATALOG.memberships.filter(campaign_id=campaign, year=year)
    units = CATALOG.units.filter(
        (pl.col("campaign_id") == campaign)
        & (pl.col("valid_from") <= date(year, 12, 31))
        & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= date(year, 12, 31)))
    )
    joined = members.join(units, on=["campaign_id", "unit_id"])
    for (cluster,), rows in joined.group_by("cluster_id"):
        yield str(cluster), set(rows["unit_type"])


def test_there_are_five_plans_and_each_has_rubrics() -> None:
    assert len(PLANS) == 5
    assert {r.campaign for r in CATALOG.rubrics} >= set(PLANS)


@pytest.mark.parametrize("campaign", PLANS)
@pytest.mark.parametrize("year", range(2025, 2031))
def test_every_cluster_is_scored_by_exactly_one_rubric(campaign: str, year: int) -> None:
    rubrics = in_force(CATALOG, campaign, year)
    for cluster, types in clusters(campaign, year):
        scoring = [r.id for r in rubrics if types <= set(r.unit_types) or cluster in r.clusters]
        assert len(scoring) == 1, (cluster, scoring)


def test_the_shipped_rubrics_use_every_kind_both_totals_and_both_rules() -> None:
    mine = [r for r in CATALOG.rubrics if r.campaign in PLANS]
    assert {c.kind for r in mine for c in r.criteria} == set(KINDS)
    assert {r.total_points for r in mine} == {100, 1000}
    assert {r.not_applicable for r in mine} == {"rescale", "drop"}
    assert {r.rounding for r in mine} == {"none", "criterion", "total"}


def test_points_of_the_plans_are_settings_and_say_so() -> None:
    for rubric in CATALOG.rubrics:
        if rubric.campaign in PLANS:
            assert rubric.is_illustrative
            assert ".txt" in rubric.source or "thiết lập của hệ thống" in rubric.source
            assert all(c.source for c in rubric.criteria)


def test_the_ten_sub_indices_of_pci_2015_weigh_what_was_published() -> None:
    [rubric] = [r for r in CATALOG.rubrics if r.campaign == "pci-2015"]
    points = [criterion.max_points for criterion in rubric.criteria]
    assert points == [5, 5, 20, 5, 10, 5, 5, 20, 20, 5]
    assert (rubric.scope, rubric.stages, sum(points)) == ("all", (), rubric.total_points)


def test_the_main_indices_of_dti_2022_weigh_what_was_published() -> None:
    [rubric] = [r for r in CATALOG.rubrics if r.campaign == "dti-2022"]
    points = [criterion.max_points for criterion in rubric.criteria]
    assert points == [0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.15, 0.15]
    assert (rubric.scope, rubric.stages, rubric.total_points) == ("all", (), 1)
