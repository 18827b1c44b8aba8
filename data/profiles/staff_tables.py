"""What a profile says of reports in words, of screening limits and of events, as tables."""

from collections.abc import Iterable
from datetime import datetime, time

import polars as pl

from schemas.plan.profile import Profile, ScreeningRule
from schemas.tables import NoteTable, ScreeningRuleTable, SectionTable, Table, empty

PLAN = "profile"
LIMITS = {
    "copied_report": (0.95, 5),
    "copied_from_unit": (0.9, 6),
    "too_round": (0.5, 5),
    "at_its_targets": (0.5, 5),
    "jump_against_peers": (3.5, 6),
    "misplaced_decimal": (5.0, 6),
    "swapped_values": (2.5, 6),
    "cumulative_fall": (0.1, 10),
    "bunched_at_limit": (0.25, 8),
    "part_above_whole": (0.0, 1),
    "parts_unlike_whole": (0.05, 2),
    "revised_upward_late": (3.0, 1),
    "identical_text": (2.0, 40),
}


def sections(profiles: Iterable[Profile]) -> pl.DataFrame:
    """Sections (mục báo cáo) of every kind of report, in the profile's order."""
    return _frame(
        SectionTable,
        (
            (p.campaign.id, kind, s.id, place, s.label_vi, s.label_en, s.is_mandatory)
            for p in profiles
            for place, s in enumerate(p.reporting.sections, start=1)
            for kind in s.reports
        ),
    )


def screening_rules(profiles: Iterable[Profile]) -> pl.DataFrame:
    """Limits of the screening of figures (rà soát số liệu): the profile's, else the usual ones."""
    usual = [ScreeningRule(name, *limits) for name, limits in LIMITS.items()]
    return _frame(
        ScreeningRuleTable,
        (
            (p.campaign.id, rule.id, rule.limit, rule.minimum, rule.is_on)
            for p in profiles
            for rule in {r.id: r for r in (*usual, *p.screening)}.values()
        ),
    )


def annotations(profiles: Iterable[Profile]) -> pl.DataFrame:
    """Events of the plan (mốc sự kiện) as notes known from their day on."""
    rows = (
        {
            "note_id": f"{p.campaign.id}-{place}",
            "campaign_id": p.campaign.id,
            "kind": "annotation",
            "unit_id": event.unit,
            "indicator_id": event.indicator,
            "at_date": event.date,
            "text": event.text_vi,
            "text_en": event.text_en,
            "source": event.source,
            "recorded_at": datetime.combine(event.date, time.min),
            "recorded_by": PLAN,
        }
        for p in profiles
        for place, event in enumerate(p.annotations, start=1)
    )
    return pl.DataFrame(list(rows), schema=empty(NoteTable).schema)


def _frame(model: type[Table], rows: Iterable[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=empty(model).schema, orient="row")
