"""Score sheets of a sample (dữ liệu minh họa): one flat file a stage and year, and their days."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.catalog import Catalog
from data.profiles.scored_groups import scored_groups
from data.samples.sample_files import Arrival
from data.samples.sample_marks import (
    Planted,
    asked_marks,
    cross_marks,
    planted_in,
    typed_as,
    with_worth,
)
from data.samples.sample_values import uniform

LATE_SHARE, ANSWERED, CHANGED = 0.06, 0.02, 0.01
COLUMNS = [
    "campaign_id",
    "year",
    "stage",
    "unit_id",
    "marker_id",
    "item",
    "criterion_id",
    "amount",
    "against",
    "not_applicable",
    "evidence",
    "reason",
]
REPLY = ["campaign_id", "year", "unit_id", "criterion_id", "reply"]


@cache
def words() -> Mapping[str, Any]:
    """Words, days and planted places of data/samples/scores.toml."""
    return tomllib.loads((Path(__file__).parent / "scores.toml").read_text(encoding="utf-8"))


def score_files(
    catalog: Catalog,
    campaign_id: str,
    score_years: int,
    settings: Mapping[str, Any],
    folder: Path,
    seed: int,
) -> Iterator[Arrival]:
    """Sheets of every stage of so many years that a rubric scores, from the one before the view's.

    Members mark each other up to the year of the first view; later years are scored without.
    """
    now = settings["first_view"].year
    for year in range(now - 1, now - 1 + score_years):
        day = _moment(year, "self").date()
        groups = scored_groups(catalog, campaign_id, year, date(year, 12, 31))
        if not groups:
            continue
        planted = planted_in(groups, words()["planted"]) if year == now else Planted()
        worth = with_worth(asked_marks(groups, day, seed), planted, seed)
        sheets = _Sheets(campaign_id, year, folder, seed)
        claimed = worth.with_columns(typed_as(pl.col("claim")))
        yield from sheets.own(claimed)
        crossing = [key for key, group in groups.items() if "cross" in group.rubric.stages]
        if crossing and year <= now:
            marks = cross_marks(worth.filter(pl.col("cluster_id").is_in(crossing)), planted, seed)
            yield sheets.file("cross", marks, "cross")
        given = worth.with_columns(typed_as(pl.col("share")))
        yield sheets.appraised(given, claimed)
        yield from sheets.replies(given, claimed)
        yield sheets.council(given)


class _Sheets:
    """The files of one campaign and year."""

    def __init__(self, campaign_id: str, year: int, folder: Path, seed: int) -> None:
        self.campaign_id, self.year, self.folder, self.seed = campaign_id, year, folder, seed

    def file(self, stage: str, marks: pl.DataFrame, name: str) -> Arrival:
        """One flat file: Parquet, or CSV where it comes late."""
        said = {"campaign_id": self.campaign_id, "year": self.year, "stage": stage}
        blank = [n for n in COLUMNS if n not in marks.columns and n not in said]
        frame = marks.with_columns(
            *(pl.lit(value).alias(key) for key, value in said.items()),
            *(pl.lit(None, pl.String).alias(n) for n in blank),
        ).select(COLUMNS)
        path = self.folder / f"{self.campaign_id}-{stage}-{self.year}-{name}"
        if name == "late":
            path = path.with_name(f"{path.name}.csv")
            frame.write_csv(path)
        else:
            path = path.with_name(f"{path.name}.parquet")
            frame.write_parquet(path)
        return Arrival(path, _moment(self.year, name))

    def own(self, claimed: pl.DataFrame) -> Iterator[Arrival]:
        """What units say of themselves, with what it rests on; a few send it late."""
        rest = f"{self.year}/MC-{{}} ({words()['note']})"
        needs = pl.col("needs_evidence") & (pl.col("amount") > 0)
        marks = claimed.with_columns(evidence=pl.when(needs).then(pl.format(rest, "unit_id"))).sort(
            "unit_id", "criterion_id"
        )
        is_late = uniform(self.seed + 71, "unit_id", "year") < LATE_SHARE
        yield self.file("self", marks.filter(~is_late), "self")
        if late := marks.filter(is_late).rows():
            yield self.file("self", pl.DataFrame(late, marks.schema, orient="row"), "late")

    def appraised(self, given: pl.DataFrame, claimed: pl.DataFrame) -> Arrival:
        """What the appraisers found, with a reason where it is less; one veto is declared."""
        said = words()["reasons"]
        place = (uniform(self.seed + 72, "unit_id", "criterion_id") * len(said)).floor()
        reason = place.cast(pl.Int64).replace_strict(dict(enumerate(said)), default=None)
        marks = given.with_columns(reason=pl.when(self._cut(given, claimed)).then(reason))
        unit = marks["unit_id"].unique().sort()[words()["planted"]["disciplined"]]
        veto = (
            marks.filter(unit_id=unit)
            .head(1)
            .with_columns(
                item=pl.lit("veto"),
                criterion_id=pl.lit("discipline"),
                amount=1.0,
                against=pl.lit(None, pl.Float64),
                not_applicable=pl.lit(None, pl.String),
                evidence=pl.lit(words()["veto_evidence"]),
                reason=pl.lit(None, pl.String),
            )
        )
        both = pl.concat([marks, veto], how="diagonal").sort("unit_id", "criterion_id")
        return self.file("appraised", both, "appraised")

    def _cut(self, given: pl.DataFrame, claimed: pl.DataFrame) -> pl.Series:
        return (claimed["amount"] > given["amount"]).fill_null(False)

    def replies(self, given: pl.DataFrame, claimed: pl.DataFrame) -> Iterator[Arrival]:
        """Answers of some units to their cuts; a few come late."""
        said = words()["replies"]
        cut = given.filter(self._cut(given, claimed))
        luck = uniform(self.seed + 73, "unit_id", "criterion_id", "year")
        for name, text, some in (
            ("reply", said[0], luck < ANSWERED),
            ("late_reply", said[1], luck > 1 - ANSWERED / 2),
        ):
            once = cut.filter(some).unique("unit_id", keep="first", maintain_order=True)
            if name == "late_reply":
                first = cut.filter(luck < ANSWERED)["unit_id"]
                once = once.filter(~pl.col("unit_id").is_in(first.implode()))
            rows = once.with_columns(
                campaign_id=pl.lit(self.campaign_id), reply=pl.lit(text)
            ).select(REPLY)
            if rows.is_empty():
                continue
            path = self.folder / f"{self.campaign_id}-reply-{self.year}-{name}.csv"
            rows.write_csv(path)
            yield Arrival(path, _moment(self.year, name))

    def council(self, given: pl.DataFrame) -> Arrival:
        """A few marks the council raised by a step; all others stand."""
        luck = uniform(self.seed + 74, "unit_id", "criterion_id", "year")
        more = pl.col("amount") + pl.col("step")
        raised = given.filter(
            (pl.col("kind") == "direct") & (luck < CHANGED * 4) & (more <= pl.col("max_points"))
        ).with_columns(amount=more, reason=pl.lit(words()["council_reason"]))
        first = given.filter(kind="direct").head(1).with_columns(reason=pl.lit(None, pl.String))
        marks = pl.concat([raised, first], how="diagonal").unique(
            ["unit_id", "criterion_id"], keep="first", maintain_order=True
        )
        return self.file("council", marks.sort("unit_id", "criterion_id"), "council")


def _moment(year: int, name: str) -> datetime:
    month, day, hour = words()["calendar"][name]
    return datetime(year, month, day, hour)
