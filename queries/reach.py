"""How far an answer reaches: of which units and clusters a viewer sees rows, decided once."""

from dataclasses import dataclass, replace

import polars as pl

from schemas.selection import Selection
from schemas.tables import Table
from schemas.viewer import NotAllowed, Viewer


@dataclass(frozen=True)
class Reach:
    """Of whom a viewer sees rows; None: of all. `units` are those of the clusters, or the own."""

    units: frozenset[str] | None = None
    clusters: frozenset[str] | None = None

    def narrowed(self, chosen: Selection) -> Selection:
        """The selection held to the reach: where it leaves the unit or cluster open it is the own
        one, so that sums and counts are of it too. NotAllowed: it asks for another one."""
        if self.clusters is not None:
            chosen = replace(chosen, cluster=_own(chosen.cluster, self.clusters))
            if chosen.unit is not None:
                _own(chosen.unit, self.units)
        elif self.units is not None:
            chosen = replace(chosen, unit=_own(chosen.unit, self.units))
        return chosen

    def rows(self, found: pl.DataFrame) -> pl.DataFrame:
        """The rows within the reach; those of no single unit stay."""
        if self.clusters is not None and "cluster_id" in found.columns:
            return found.filter(pl.col("cluster_id").is_in(list(self.clusters)))
        if self.units is not None and "unit_id" in found.columns:
            own = pl.col("unit_id").is_in(list(self.units))
            return found.filter(own | pl.col("unit_id").is_null())
        if self.units is not None and "cluster_id" in found.columns:
            return found.clear()
        return found


def _own(asked: str | None, own: frozenset[str] | None) -> str:
    if asked is None and own is not None and len(own) == 1:
        return next(iter(own))
    if asked is None or own is None or asked not in own:
        raise NotAllowed(
            f"Chỉ được xem số liệu của mình, không phải của «{asked or '–'}». / "
            f"Only one's own figures may be seen, not those of “{asked or '–'}”."
        )
    return asked


PERSONAL = (
    "recipient_id",
    "recipient_name",
    "received_by",
    "recorded_by",
    "outcome_by",
    "claim",
)
"""Columns that name a person, or may."""


def unnamed(viewer: Viewer, found: pl.DataFrame) -> pl.DataFrame:
    """Persons are named to staff, and to the unit that hands them in, whose rows alone it sees."""
    if viewer.may("read_names"):
        return found
    named = [name for name in PERSONAL if name in found.columns]
    return found.with_columns(pl.lit(None, pl.String).alias(name) for name in named)


def of_many(viewer: Viewer, model: type[Table], found: pl.DataFrame) -> pl.DataFrame:
    """Counts of persons over a whole campaign are for who may read few of them."""
    if viewer.may("read_few"):
        return found
    counts = [name for name, column in model.columns.items() if column.is_of_persons]
    return found.with_columns(pl.lit(None, found.schema[name]).alias(name) for name in counts)


def in_campaigns(viewer: Viewer, found: pl.DataFrame) -> pl.DataFrame:
    """The rows of campaigns the viewer may see; those of none stay."""
    if viewer.campaigns is None or "campaign_id" not in found.columns:
        return found
    seen = pl.col("campaign_id").is_in(list(viewer.campaigns))
    return found.filter(seen | pl.col("campaign_id").is_null())
