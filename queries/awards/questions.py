"""Questions about awards (khen thưởng): proposals, steps, counts, places, rules."""

import polars as pl

from methods.few_persons import TOGETHER, told
from queries.question import Question
from schemas import frames as f
from schemas.viewer import Viewer


def _of_seen(viewer: Viewer, found: pl.DataFrame) -> pl.DataFrame:
    """Of campaigns the viewer may not see nothing is known."""
    if viewer.campaigns is None:
        return found
    seen = pl.col("campaign_id").is_in(list(viewer.campaigns)).fill_null(False)
    values = ("campaign_id", "decided_count", "person_count", "per_thousand")
    counts = ("unit_count", "expected_count")
    return found.with_columns(
        *(pl.when(seen).then(name).alias(name) for name in values),
        *(pl.when(seen).then(name).otherwise(0).alias(name) for name in counts),
    )


def _without_classes(viewer: Viewer, found: pl.DataFrame) -> pl.DataFrame:
    """Many see the classes of recipients in award_classes alone."""
    return found if viewer.may("read_few") else found.filter(pl.col("dimension") != "class")


def _of_many(viewer: Viewer, found: pl.DataFrame) -> pl.DataFrame:
    """Classes as many may be told of them: apart within one phase, over all forms, so that no two
    answers of a day can be taken from one another; else in one count."""
    if viewer.may("read_few") or found.is_empty():
        return found
    phase, form = found.row(0)[:2]
    counts = dict(found.select("recipient_class", "decided_count").iter_rows())
    is_apart = phase != "all" and form == "all"
    shown = told(counts) if is_apart else {TOGETHER: sum(counts.values())}
    rows = [(phase, form, name, count) for name, count in shown.items()]
    return pl.DataFrame(rows, schema=found.schema, orient="row")


award_proposals = Question("award_proposals", f.AwardProposals)
award_steps = Question("award_steps", f.AwardSteps)
award_overrides = Question("award_overrides", f.AwardOverrides, needs="read_overrides")
award_tally = Question("award_tally", f.AwardTally, is_whole=True, shown=_without_classes)
award_classes = Question("award_classes", f.AwardClasses, is_whole=True, shown=_of_many)
award_cells = Question("award_cells", f.AwardCells, is_whole=True)
award_places = Question("award_places", f.AwardPlaces)
award_provinces = Question("award_provinces", f.AwardProvinces, is_whole=True, shown=_of_seen)
award_rules = Question("award_rules", f.AwardRules, is_whole=True)
award_route = Question("award_route", f.AwardRoute)
award_told = Question("award_told", f.AwardTold, is_whole=True)
