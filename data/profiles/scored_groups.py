"""Which rubric scores whom (ai chấm theo thang điểm nào): clusters and blocs of a year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from data.profiles.catalog import Catalog
from schemas.scoring.rubric import WHOLE, Rubric, RubricCriterion


@dataclass(frozen=True)
class Group:
    """Units scored against each other in a year (cụm, khối), and the rubric that scores them."""

    cluster_id: str
    name_vi: str
    name_en: str
    year: int
    rubric: Rubric
    units: Mapping[str, dict[str, Any]]

    @property
    def criteria(self) -> tuple[RubricCriterion, ...]:
        """The criteria of the rubric, section by section."""
        order = {section.id: place for place, section in enumerate(self.rubric.sections)}
        return tuple(sorted(self.rubric.criteria, key=lambda c: order[c.section]))

    @property
    def typed_criteria(self) -> tuple[RubricCriterion, ...]:
        """The criteria people give a mark for; progress gives its own."""
        return tuple(c for c in self.criteria if c.kind != "progress")


def rubric_for(
    catalog: Catalog, campaign_id: str, unit_or_cluster: str, year: int, today: date
) -> Rubric | None:
    """The rubric that scores a unit, or a cluster, for a year; None if none does."""
    group = group_for(catalog, campaign_id, unit_or_cluster, year, today)
    return group.rubric if group else None


def group_for(
    catalog: Catalog, campaign_id: str, unit_or_cluster: str, year: int, today: date
) -> Group | None:
    """The scored group of a code: a cluster's own, or the one a unit is in."""
    found = scored_groups(catalog, campaign_id, year, today)
    if unit_or_cluster in found:
        return found[unit_or_cluster]
    return next((group for group in found.values() if unit_or_cluster in group.units), None)


def scored_groups(catalog: Catalog, campaign_id: str, year: int, today: date) -> dict[str, Group]:
    """Every group a rubric scores in a year, by cluster code; the whole campaign comes last."""
    rubrics = in_force(catalog, campaign_id, year, today)
    units = _units_of_year(catalog, campaign_id, year)
    of_clusters = [rubric for rubric in rubrics if rubric.scope == "cluster"]
    groups = {}
    for key, name_vi, name_en, members in _clusters(catalog, campaign_id, year, units):
        rubric = next((r for r in of_clusters if _scores(r, key, members)), None)
        if rubric:
            groups[key] = Group(key, name_vi, name_en, year, rubric, members)
    for rubric in rubrics:
        if rubric.scope == WHOLE:
            kinds = rubric.unit_types
            all_of_them = {k: u for k, u in units.items() if not kinds or u["unit_type"] in kinds}
            label = catalog.profile(campaign_id).campaign
            groups[WHOLE] = Group(WHOLE, label.short_vi, label.short_en, year, rubric, all_of_them)
    return groups


def in_force(catalog: Catalog, campaign_id: str, year: int, today: date) -> list[Rubric]:
    """Of each rubric the highest version published by a day for a year; named clusters first."""
    latest = {
        rubric.id: rubric
        for rubric in sorted(catalog.rubrics, key=lambda r: r.version)
        if rubric.campaign == campaign_id
        and rubric.published_on <= today
        and rubric.year_from <= year <= rubric.year_to
    }
    return sorted(latest.values(), key=lambda r: (not r.clusters, r.id))


def _scores(rubric: Rubric, cluster_id: str, members: Mapping[str, dict[str, Any]]) -> bool:
    if rubric.clusters:
        return cluster_id in rubric.clusters
    return all(unit["unit_type"] in rubric.unit_types for unit in members.values())


def _units_of_year(catalog: Catalog, campaign_id: str, year: int) -> dict[str, dict[str, Any]]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    until = pl.col("valid_to").fill_null(date.max)
    there = catalog.units_of(campaign_id).filter(pl.col("valid_from") <= last, until >= first)
    return {unit["unit_id"]: unit for unit in there.iter_rows(named=True)}


def _clusters(
    catalog: Catalog, campaign_id: str, year: int, units: Mapping[str, dict[str, Any]]
) -> Iterator[tuple[str, str, str, dict[str, dict[str, Any]]]]:
    rows = catalog.memberships.filter(campaign_id=campaign_id, year=year, is_year_last=True)
    for (key,), part in rows.group_by("cluster_id", maintain_order=True):
        members = {code: units[code] for code in part["unit_id"] if code in units}
        if members:
            names = part.row(0, named=True)
            yield str(key), names["cluster_name_vi"], names["cluster_name_en"], members
