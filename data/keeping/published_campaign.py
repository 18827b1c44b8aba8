"""One campaign as it is published (bản đang phát hành): its tables, and what is reported in it."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from data.keeping.calendar import store_today
from data.keeping.ledger.manifest import read_manifest
from data.keeping.publishing.build import typed
from data.keeping.store import answer, open_store
from data.profiles.catalog import Catalog, campaigns_folder, store_catalog
from data.profiles.change.changes import Change, campaign_changes, campaign_tables
from data.profiles.change.effects import NOTHING, Reported
from data.profiles.new.check import campaign_findings
from data.profiles.new.found import Found
from schemas.tables import FOREVER, PUBLISHED, empty

OF_PROFILES = (
    *("campaign", "phase", "period", "deadline", "section", "content", "indicator", "unit"),
    *("membership", "assignment", "path_segment", "award_form", "award_rule", "rubric", "task"),
    "bound_unit",
    "council_area",
    "plan_document",
    "model_ask",
)
REPORTS = """
    SELECT DISTINCT unit_id, period_id
    FROM submission
    WHERE campaign_id = $campaign AND state = 'accepted' AND unit_id IS NOT NULL
"""
VALUES = """
    SELECT unit_id, period_id, indicator_id
    FROM result
    WHERE campaign_id = $campaign AND known_until = $forever AND value IS NOT NULL
"""
COUNTED = """
    SELECT indicator_id, count(value)
    FROM result
    WHERE campaign_id = $campaign AND known_until = $forever
    GROUP BY indicator_id
"""


def published_names(store: Path) -> list[str]:
    """The campaigns that are published now."""
    if read_manifest(store) is None:
        return []
    return answer(open_store(store), "SELECT campaign_id FROM campaign")["campaign_id"].to_list()


def published_tables(store: Path, campaign_id: str) -> Mapping[str, pl.DataFrame]:
    """The tables of a campaign's profile as published now; empty ones where nothing is."""
    if read_manifest(store) is None:
        return {name: empty(PUBLISHED[name]) for name in OF_PROFILES}
    con = open_store(store)
    # the names are those of our own models
    asked = {name: f"SELECT * FROM {name} WHERE campaign_id = $campaign" for name in OF_PROFILES}  # noqa: S608
    said = {"campaign": campaign_id}
    return {name: typed(answer(con, sql, dict(said)), name) for name, sql in asked.items()}


def reported_in(store: Path, campaign_id: str) -> Reported:
    """The reports accepted and the values that count now in a campaign."""
    if read_manifest(store) is None:
        return NOTHING
    con = open_store(store)
    return Reported(
        answer(con, REPORTS, {"campaign": campaign_id}).cast(NOTHING.reports.schema),
        answer(con, VALUES, {"campaign": campaign_id, "forever": FOREVER}).cast(
            NOTHING.values.schema
        ),
    )


def findings_of(store: Path, campaign_id: str) -> list[Found]:
    """What there is to mend in a campaign of a store, values already reported among it."""
    found = campaign_findings(
        store_catalog(store),
        campaigns_folder(store),
        campaign_id,
        reported_counts(store, campaign_id),
    )
    return sorted(found, key=lambda one: one.severity)


def changes_to_come(
    store: Path, campaign_id: str, after: Catalog, before: Catalog | None = None
) -> list[Change]:
    """What changes for a campaign of a store when a catalog takes effect, against what is
    published now or, where given, another catalog."""
    old = campaign_tables(before, campaign_id) if before else published_tables(store, campaign_id)
    new = campaign_tables(after, campaign_id)
    return campaign_changes(old, new, reported_in(store, campaign_id), store_today(store))


def reported_counts(store: Path, campaign_id: str) -> dict[str, int]:
    """How many values that count now the store holds of each indicator."""
    if read_manifest(store) is None:
        return {}
    said = {"campaign": campaign_id, "forever": FOREVER}
    rows = open_store(store).cursor().execute(COUNTED, said).fetchall()
    return {str(name): int(count) for name, count in rows}
