"""What the profiles and units sheets say, as the tables of the published store."""

from collections.abc import Sequence

import polars as pl

from data.profiles import deadlines
from data.profiles.assignment_tables import assignments, path_segments
from data.profiles.award_tables import class_table, form_table, rule_table
from data.profiles.awards.routes import route_tables
from data.profiles.catalog import Catalog
from data.profiles.former_names import former_units
from data.profiles.models import model_tables
from data.profiles.owed.own_reports import own_reports
from data.profiles.places import communes, provinces
from data.profiles.rubric_tables import rubric_tables
from data.profiles.staff_tables import annotations, screening_rules, sections
from data.profiles.subjects.tables import subject_tables
from data.profiles.tasks.areas import area_party_table, area_table
from data.profiles.tasks.tables import party_table, task_table
from schemas.plan.indicators import Indicator, UnitTarget
from schemas.plan.profile import Profile
from schemas.tables import (
    ALWAYS,
    FOREVER,
    PUBLISHED,
    CampaignTable,
    ContentTable,
    IndicatorTable,
    PhaseTable,
    PlaceTable,
    PlanDocumentTable,
    RecipientClassTable,
    Table,
    UnitTypeTable,
    empty,
)

OPEN_DAYS = {"valid_from": ALWAYS, "valid_to": FOREVER.date()}


def profile_tables(catalog: Catalog) -> dict[str, pl.DataFrame]:
    """The published tables that do not depend on reports, each checked, by table name."""
    profiles = list(catalog.profiles.values())
    tables = {
        "campaign": _rows(CampaignTable, [_campaign(p) for p in profiles]),
        "phase": _rows(PhaseTable, [row for p in profiles for row in _phases(p)]),
        "period": _joined("period", [deadlines.periods(p) for p in profiles]),
        "deadline": _joined("deadline", [deadlines.deadlines(p) for p in profiles]),
        "bound_unit": _joined("bound_unit", [_bound(catalog, p) for p in profiles]),
        "own_report": _joined("own_report", [own_reports(p) for p in profiles]),
        "plan_document": _rows(PlanDocumentTable, [r for p in profiles for r in _documents(p)]),
        "content": _rows(ContentTable, [row for p in profiles for row in _contents(p)]),
        "indicator": _rows(IndicatorTable, [row for p in profiles for row in _indicators(p)]),
        "unit_type": _rows(UnitTypeTable, [row for p in profiles for row in _unit_types(p)]),
        "unit": catalog.units,
        "former_unit": former_units(catalog),
        "membership": catalog.memberships,
        "unit_event": catalog.unit_events,
        "place": places() if profiles else empty(PlaceTable),
        "assignment": _joined("assignment", [assignments(*_of(catalog, p)) for p in profiles]),
        "path_segment": _joined(
            "path_segment", [path_segments(*_of(catalog, p)) for p in profiles]
        ),
        "section": sections(profiles),
        "screening_rule": screening_rules(profiles),
        **subject_tables(profiles),
        "task": task_table(profiles),
        "task_party": party_table(profiles),
        "council_area": area_table(profiles),
        "council_area_party": area_party_table(profiles),
        **model_tables(profiles),
        "note": annotations(profiles),
        **rubric_tables(catalog.rubrics),
        "award_form": form_table(profiles, catalog.law),
        **route_tables(profiles, catalog.law),
        "award_rule": rule_table(profiles, catalog.law),
        "recipient_class": class_table() if profiles else empty(RecipientClassTable),
    }
    return {name: PUBLISHED[name].validate(frame) for name, frame in tables.items()}


def _bound(catalog: Catalog, profile: Profile) -> pl.DataFrame:
    return deadlines.bound_units(profile, catalog.units_of(profile.campaign.id))


def _of(catalog: Catalog, profile: Profile) -> tuple[Profile, pl.DataFrame, Sequence[UnitTarget]]:
    """A campaign with its units and the targets that single units have of their own."""
    campaign_id = profile.campaign.id
    return profile, catalog.units_of(campaign_id), catalog.unit_targets.get(campaign_id, [])


def _campaign(profile: Profile) -> tuple[object, ...]:
    campaign, limits = profile.campaign, profile.thresholds
    return (
        campaign.id,
        campaign.name_vi,
        campaign.name_en,
        campaign.short_vi,
        campaign.short_en,
        campaign.level,
        campaign.territory,
        campaign.is_illustrative,
        profile.reporting.cadence,
        profile.reporting.cadence_source,
        limits.exceeded_ratio,
        limits.reached_ratio,
        limits.on_track_ratio,
        limits.slow_ratio,
        limits.coverage_low_ratio,
        limits.coverage_poor_ratio,
        profile.awards.staff_ceiling_pct,
        None,  # said by the store, see data/keeping/publishing/source.py
    )


def _phases(profile: Profile) -> list[tuple[object, ...]]:
    phases, campaign_id = profile.phases, profile.campaign.id
    printed = [years for years in (phases.phase_1_years, phases.phase_2_years) if years]
    return [
        (campaign_id, phase_id, start, end, *years, phases.is_assumed)
        for (phase_id, start, end), years in zip(deadlines.phase_days(phases), printed, strict=True)
    ]


def _documents(profile: Profile) -> list[tuple[object, ...]]:
    return [
        (
            profile.campaign.id,
            n,
            d.kind,
            d.title,
            d.number,
            d.issued_on,
            d.is_basis or n == 1,
            d.source,
        )
        for n, d in enumerate(profile.documents, start=1)
    ]


def _contents(profile: Profile) -> list[tuple[object, ...]]:
    return [
        (profile.campaign.id, c.id, n, c.label_vi, c.label_en, c.short_vi, c.short_en, c.national)
        for n, c in enumerate(profile.contents, start=1)
    ]


def _indicators(profile: Profile) -> list[tuple[object, ...]]:
    names = [n for n in empty(IndicatorTable).columns if n not in ("campaign_id", "position")]
    as_named = {"indicator_id": "id", "content_id": "content"}
    order = [as_named.get(name, name) for name in names]
    return [
        (profile.campaign.id, *values[:2], n, *values[2:])
        for n, values in enumerate(
            ([_said(i, name) for name in order] for i in profile.indicators), start=1
        )
    ]


def _said(indicator: Indicator, name: str) -> object:
    """A field of an indicator; days that are open stand as the first and the last there are."""
    value = getattr(indicator, name)
    return OPEN_DAYS.get(name) if value is None else value


def _unit_types(profile: Profile) -> list[tuple[object, ...]]:
    return [
        (profile.campaign.id, u.id, n, u.label_vi, u.label_en)
        for n, u in enumerate(profile.unit_types, start=1)
    ]


def _rows(model: type[Table], rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=empty(model).schema, orient="row")


def _joined(name: str, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat([empty(PUBLISHED[name]), *frames])


def places() -> pl.DataFrame:
    """Every commune with its province (PlaceTable)."""
    named = provinces().select("province_code", "province_name")
    both = communes().join(named, on="province_code")
    return both.select(
        commune_id="commune_code",
        commune_name="commune_name",
        province_id="province_code",
        province_name="province_name",
    ).sort("commune_id")
