"""Questions about awards (khen thưởng): proposals, steps, counts, places, rules."""

import polars as pl
from pandera.typing.polars import DataFrame

from queries._fetch import Connection, fetch
from schemas import frames as f
from schemas.selection import Selection, Viewer

PERSONAL = ("recipient_id", "recipient_name")


def award_proposals(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.AwardProposals]:
    """Every proposal known on the date with its state; recipients are named to staff only."""
    found = fetch(con, "award_proposals", f.AwardProposals, viewer, chosen)
    if viewer.is_staff:
        return found
    hidden = found.with_columns(pl.lit(None, pl.String).alias(name) for name in PERSONAL)
    return f.AwardProposals.validate(hidden)


def award_steps(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.AwardSteps]:
    """Steps of proposals in their order, with the days each took."""
    return fetch(con, "award_steps", f.AwardSteps, viewer, chosen)


def award_overrides(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.AwardOverrides]:
    """Steps somebody answered for against the gate; NotAllowed for all but staff."""
    viewer.require_staff()
    return fetch(con, "award_overrides", f.AwardOverrides, viewer, chosen)


def award_tally(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.AwardTally]:
    """Four counts that are never added, by one dimension at a time."""
    return fetch(con, "award_tally", f.AwardTally, viewer, chosen)


def award_cells(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.AwardCells]:
    """Awards decided by form and occasion."""
    return fetch(con, "award_cells", f.AwardCells, viewer, chosen)


def award_places(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.AwardPlaces]:
    """Every unit with its awards, per 1,000 people eligible, and years without one."""
    return fetch(con, "award_places", f.AwardPlaces, viewer, chosen)


def award_provinces(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.AwardProvinces]:
    """Awards decided in every province; of campaigns the viewer may not see nothing is known."""
    found = fetch(con, "award_provinces", f.AwardProvinces, viewer, chosen)
    if viewer.campaigns is None:
        return found
    seen = pl.col("campaign_id").is_in(list(viewer.campaigns)).fill_null(False)
    values = ("campaign_id", "decided_count", "person_count", "per_thousand")
    counts = ("unit_count", "expected_count")
    return f.AwardProvinces.validate(
        found.with_columns(
            *(pl.when(seen).then(name).alias(name) for name in values),
            *(pl.when(seen).then(name).otherwise(0).alias(name) for name in counts),
        )
    )


def award_rules(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.AwardRules]:
    """Rules a proposal is held against, as rows with the document's own words."""
    return fetch(con, "award_rules", f.AwardRules, viewer, chosen)


def award_route(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.AwardRoute]:
    """Who does what before an award, in the plan's order."""
    return fetch(con, "award_route", f.AwardRoute, viewer, chosen)


def award_told(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.AwardTold]:
    """Awards counted by others, stages and sessions apart."""
    return fetch(con, "award_told", f.AwardTold, viewer, chosen)
