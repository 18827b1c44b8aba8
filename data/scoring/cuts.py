"""Which marks give less than the stage before (điểm bị chấm thấp hơn)."""

from typing import Any

import polars as pl

from data.profiles.scored_groups import Group
from data.scoring.lines import KNOWN, group_key
from data.scoring.mark_rules import with_limits

MARK = ("campaign_id", "year", "unit_id", "criterion_id")
DUST = 1e-9  # what adding up decimals leaves


def worth(amount: pl.Expr, against: pl.Expr) -> pl.Expr:
    """Points a mark gives by its kind, held at its limits; what compares with a cluster's best is
    left as the share of its target. A penalty is worth the less the larger it is."""
    kind, top = pl.col("kind"), pl.col("max_points")
    share = amount / pl.when(against != 0).then(against)
    points = (
        pl.when(kind == "pass_fail")
        .then(amount * top)
        .when(kind == "count")
        .then(amount * pl.col("each_points"))
        .when(kind == "target_share")
        .then(share * top)
        .when(kind == "net")
        .then(amount - against.fill_null(0))
        .otherwise(amount)
    )
    held = points.clip(pl.col("min_points"), top)
    value = pl.when(kind == "relative").then(pl.coalesce(share, amount)).otherwise(held)
    return pl.when(pl.col("counts") == "penalty").then(-value).otherwise(value)


def criterion_marks(known: pl.DataFrame, *stages: str) -> pl.DataFrame:
    """The marks of criteria at these stages, without those of single markers."""
    own = pl.col("stage").is_in(stages) & pl.col("marker_id").is_null()
    return known.filter(own, item="criterion")


def with_cut(marks: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """The marks with `is_cut`: whether one gives less than the stage before, as known `now`.

    Only the appraisal and the council answer an earlier mark; a cross mark is points of its own.
    """
    own = pl.when(pl.col("stage") == "appraised").then(pl.lit("self"))
    before = criterion_marks(now, "self", "appraised").select(
        *MARK, before_stage="stage", before="amount", before_against="against"
    )
    asked = marks.with_columns(
        own.when(pl.col("stage") == "council").then(pl.lit("appraised")).alias("before_stage")
    )
    both = asked.join(before, on=[*MARK, "before_stage"], how="left", maintain_order="left")
    earlier = worth(pl.col("before"), pl.col("before_against"))
    return both.with_columns(is_cut=_is_less(earlier)).drop(
        "before_stage", "before", "before_against"
    )


def cuts(marks: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """The unit's own marks that a later stage cut, by units and criteria of `marks`."""
    own = criterion_marks(now, "self").select(*MARK, own="amount", own_against="against")
    later = criterion_marks(now, "appraised", "council")
    limits = marks.unique([*MARK])
    both = later.join(own, on=MARK).join(
        limits.select(*MARK, "kind", "counts", "max_points", "min_points", "each_points"), on=MARK
    )
    earlier = worth(pl.col("own"), pl.col("own_against"))
    return both.filter(_is_less(earlier))


def unit_cuts(
    known: pl.DataFrame, group: Group, campaign_id: str, unit_id: str
) -> list[dict[str, Any]]:
    """The later marks of each criterion of a unit that was cut; the council's come last."""
    typed = [c.id for c in group.typed_criteria]
    asked = pl.DataFrame({"criterion_id": typed}, schema={"criterion_id": pl.String}).with_columns(
        campaign_id=pl.lit(campaign_id),
        year=pl.lit(group.year, pl.Int64),
        unit_id=pl.lit(unit_id),
        group_key=pl.lit(group_key(group)),
        item=pl.lit("criterion"),
    )
    found = cuts(with_limits(asked, {group_key(group): group}), known)
    return found.sort("stage").to_dicts()


def _is_less(earlier: pl.Expr) -> pl.Expr:
    now = worth(pl.col("amount"), pl.col("against"))
    less = (now < earlier - DUST) | (~pl.col("is_applicable") & (earlier > 0))
    return less.fill_null(False)


def now_known(known: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """What would count if the marks were accepted: a sheet replaces the whole one before it."""
    sheet = ["campaign_id", "sender_id", "period_id"]
    fresh = marks.select(KNOWN.names())
    return known.join(fresh.select(sheet).unique(), on=sheet, how="anti").vstack(fresh)
