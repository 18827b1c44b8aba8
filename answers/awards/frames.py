"""Frames of the award charts (khen thưởng): areas by measure, steps of the funnel, classes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from methods.few_persons import OTHERS, TOGETHER, told
from schemas.words import PERSONS, RECIPIENTS
from translations import Translator
from translations.phrases import capital, counted

Measure = Literal["per_thousand", "count", "score", "coverage"]
MEASURES: tuple[Measure, ...] = ("per_thousand", "count", "score", "coverage")
DAYS = {
    "proposed": "proposed_on",
    "appraised": "appraised_on",
    "passed": "passed_on",
    "submitted": "submitted_on",
    "decided": "decided_on",
}
ASKED = {
    "appraised": "has_appraisal",
    "passed": "has_council",
    "submitted": "has_submission",
}
"""The column that says whether a proposal's route has a step; every route has the others."""
IN_ORDER = (*RECIPIENTS, OTHERS, TOGETHER)
"""Classes as form 0603 orders them, then those told in one count."""
STAGE_ROW = {
    "stage": pl.String,
    "asked_count": pl.Int64,
    "award_count": pl.Int64,
    "returned_count": pl.Int64,
    "refused_count": pl.Int64,
    "waiting_count": pl.Int64,
    "median_days": pl.Float64,
}


@dataclass(frozen=True)
class Without:
    """Communes without a decided award, of those known of, and those nothing is known of."""

    none: int
    known: int
    unknown: int
    has_zones: bool = False

    def words(self, t: Translator) -> str:
        """«18/119 xã … chưa có khen thưởng nào được quyết định; 5 nơi chưa nộp bảng đề nghị»."""
        areas = t("awards.without.areas_zones" if self.has_zones else "awards.without.areas")
        said = {"total": t.number(self.known), "areas": areas}
        head = counted(t, "awards.without.message", self.none, **said) if self.none else ""
        if not head:
            key = "awards.without.every" if self.known else "awards.without.nobody"
            head = capital(t(key, areas=areas))
        return (
            counted(t, "awards.without.unknown", self.unknown, head=head) if self.unknown else head
        )


def without_award(places: pl.DataFrame) -> Without:
    """Of AwardPlaces: a commune whose sheet is not there is not known, never without an award."""
    communes = places.filter("is_commune")
    known = communes.drop_nulls("decided_count")
    none, unknown = known.filter(decided_count=0).height, communes.height - known.height
    return Without(none, known.height, unknown, "special_zone" in communes["unit_type"].to_list())


def added(frames: Sequence[pl.DataFrame], keys: Sequence[str]) -> pl.DataFrame:
    """Awards of several phases added up by key: a proposal belongs to one phase.

    A count that is known in no phase stays unknown; of how many units is the same in each.
    """
    rows = pl.concat(frames)
    same = ("unit_count", "expected_count", "person_count")
    sums = [name for name in rows.columns if name.endswith("_count") and name not in same]
    others = [name for name in rows.columns if name not in (*keys, *sums)]
    known = [pl.when(pl.col(n).count() > 0).then(pl.col(n).sum()).alias(n) for n in sums]
    return rows.group_by(keys, maintain_order=True).agg(pl.col(others).first(), *known)


def commune_areas(places: pl.DataFrame, measure: Measure, levels: pl.DataFrame) -> pl.DataFrame:
    """area_id, area_name, value of every commune; of AwardPlaces and LevelImprovement."""
    communes = places.filter("is_commune").join(
        levels.select("unit_id", "level_pct"), on="unit_id", how="left", maintain_order="left"
    )
    value = {
        "per_thousand": pl.col("per_thousand"),
        "count": pl.col("decided_count").cast(pl.Float64),
        "score": pl.col("level_pct"),
        "coverage": pl.col("has_sheet").cast(pl.Float64) * 100,
    }
    return communes.select(area_id="unit_id", area_name="short_name", value=value[measure])


def province_areas(
    provinces: pl.DataFrame, measure: Measure, levels: Mapping[str, float]
) -> pl.DataFrame:
    """area_id, area_name, value of every province; `levels` are mean levels by campaign."""
    share = pl.col("unit_count") / pl.when(pl.col("expected_count") > 0).then("expected_count")
    score = pl.col("campaign_id").replace_strict(
        dict(levels), default=None, return_dtype=pl.Float64
    )
    value = {
        "per_thousand": pl.col("per_thousand"),
        "count": pl.col("decided_count").cast(pl.Float64),
        "score": score,
        "coverage": share * 100,
    }
    return provinces.select(area_id="province_id", area_name="province_short", value=value[measure])


def funnel_stages(proposals: pl.DataFrame) -> pl.DataFrame:
    """The counts of the steps that some route has, and why the others stopped before each.

    `asked_count`: proposals whose route has the step. Before it means before it on their own
    route: a letter of commendation comes from the proposal to the decision at once.
    """
    rows = []
    for place, stage in enumerate(DAYS):
        mine = proposals.filter(ASKED[stage]) if stage in ASKED else proposals
        if mine.is_empty() and stage in ASKED:
            continue
        there = reached(proposals, stage)
        if not place:
            rows.append((stage, mine.height, there.height, 0, 0, 0, None))
            continue
        before = _day_before(place)
        lost = mine.filter(before.is_not_null(), pl.col(DAYS[stage]).is_null())
        returned = lost.filter(state="returned").height
        refused = lost.filter(pl.col("state").is_in(["refused", "revoked"])).height
        waiting = lost.height - returned - refused
        days = there.select((pl.col(DAYS[stage]) - before).dt.total_days().median()).item()
        rows.append((stage, mine.height, there.height, returned, refused, waiting, days))
    return pl.DataFrame(rows, schema=STAGE_ROW, orient="row")


def reached(proposals: pl.DataFrame, stage: str) -> pl.DataFrame:
    """The proposals a step of the funnel counts; all of them where there is no such step."""
    if stage not in DAYS:
        return proposals
    mine = proposals.filter(ASKED[stage]) if stage in ASKED else proposals
    return mine.filter(pl.col(DAYS[stage]).is_not_null())


def _day_before(place: int) -> pl.Expr:
    """The day of the step before, of those that a proposal's route has."""
    found = pl.col(DAYS["proposed"])
    for stage in list(DAYS)[1:place]:
        found = pl.when(ASKED[stage]).then(pl.col(DAYS[stage])).otherwise(found)
    return found


def class_counts(classes: pl.DataFrame) -> pl.DataFrame:
    """Of AwardClasses, what a page or paper shows: pages are shown in a room and papers handed on,
    so that whoever made them, classes of fewer than five persons stand in one count.

    `worker_pct` is of the persons, and not said where direct workers are in that count.
    """
    counts = dict(classes.select("recipient_class", "decided_count").iter_rows())
    shown = told({name: counts[name] for name in IN_ORDER if name in counts})
    people = sum(count for name, count in shown.items() if name in (*PERSONS, OTHERS))
    worker = shown.get("direct_worker")
    if worker is None and OTHERS not in shown and TOGETHER not in shown:
        worker = 0
    share = 100 * worker / people if people and worker is not None else None
    rows = [(name, count, share) for name, count in shown.items()]
    schema = {"recipient_class": pl.String, "award_count": pl.Int64, "worker_pct": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def named_tally(tally: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The tally with `label`: the store's words, else those of the code."""
    words = []
    for row in tally.to_dicts():
        own = row[f"label_{t.language}"]
        key = f"awards.{row['dimension']}.{row['key']}"
        known = t(key) if t.has(key) else t("awards.not_said")
        words.append(own or known)
    return tally.with_columns(label=pl.Series(words, dtype=pl.String))
