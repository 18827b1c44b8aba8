"""Effect on scoring: scores and ranks of units, leader and verdict of clusters, the rubrics."""

from dataclasses import replace

import polars as pl

from answers.answers import of_year
from answers.comparison.rows import Part, joined
from answers.comparison.sides import Side
from answers.scoring.answers import ScoreAnswers
from queries.scoring.questions import (
    cluster_glance,
    cluster_ranking,
    criterion_scores,
    rubric_list,
    score_years,
)
from schemas.frames import ClusterGlance, ClusterRanking
from schemas.scoring.rubric_file import rubric_of
from schemas.selection import Selection
from schemas.tables import empty

RESTS_ON = (cluster_ranking, criterion_scores, rubric_list)
NAMES = ["cluster_name_vi", "cluster_name_en"]


def score_changes(before: Side, after: Side, *, is_brief: bool = False) -> tuple[Part, Part]:
    """Units by score, rank, grade and stage; clusters by leader, margin and verdict.

    A year whose marks, ranks and rubrics are all the same is not worked out any further. A brief
    one leaves the verdicts out: they alone take longer than all the rest.
    """
    years = sorted({*_years(before), *_years(after)})
    moved = [year for year in years if not _is_same(before, after, year)]
    ranks = joined(
        _ranks(before, years),
        _ranks(after, years),
        ["year", "cluster_id", "unit_id"],
        ["score_points", "cluster_rank", "grade_id", "stage"],
        ["short_name", *NAMES, "decimals"],
        ["grade_vi", "grade_en"],
    )
    clusters = joined(
        _clusters(before, moved, is_brief=is_brief),
        _clusters(after, moved, is_brief=is_brief),
        ["year", "cluster_id"],
        ["leader_id", "leader_points", "margin_points", "verdict", "stage"],
        [*NAMES, "decimals"],
        ["leader_name"],
    )
    still = set(years) - set(moved)
    same = sum(_ranks(after, [year])["cluster_id"].n_unique() for year in still)
    return ranks, Part(clusters.rows, clusters.same_count + same)


def rubric_changes(before: Side, after: Side) -> Part:
    """Versions of rubrics that only one side has, with who published them and why."""
    said = ["label_vi", "label_en", "published_on", "published_by", "why"]
    keys = ["rubric_id", "version"]
    return joined(_rubrics(before), _rubrics(after), keys, ["rubric_json"], said)


def _of(side: Side, year: int | None) -> Selection:
    return replace(of_year(side.chosen), year=year)


def _years(side: Side) -> list[int]:
    rows = side.answers.ask(score_years, _of(side, None))
    return [int(year) for year in rows.filter(pl.col("unit_count") > 0)["year"]]


def _is_same(before: Side, after: Side, year: int) -> bool:
    if not all(year in _years(side) for side in (before, after)):
        return False
    asked = [[s.answers.ask(q, _of(s, year)) for q in RESTS_ON] for s in (before, after)]
    return all(old.equals(new) for old, new in zip(*asked, strict=True))


def _ranks(side: Side, years: list[int]) -> pl.DataFrame:
    """Ranks of those years; one without marks has no rows."""
    frames = [
        side.answers.ask(cluster_ranking, _of(side, year)).with_columns(year=pl.lit(year, pl.Int64))
        for year in years
        if year in _years(side)
    ]
    dated = empty(ClusterRanking).with_columns(year=pl.lit(None, pl.Int64))
    return pl.concat([dated, *frames])


def _clusters(side: Side, years: list[int], *, is_brief: bool) -> pl.DataFrame:
    """Clusters of those years with the verdict on their lead, unless it is brief."""
    asked = _glance if is_brief else _with_verdicts
    frames = [asked(side, year) for year in years if year in _years(side)]
    dated = empty(ClusterGlance).with_columns(
        year=pl.lit(None, pl.Int64), verdict=pl.lit(None, pl.String)
    )
    return pl.concat([dated, *frames])


def _glance(side: Side, year: int) -> pl.DataFrame:
    return side.answers.ask(cluster_glance, _of(side, year)).with_columns(
        year=pl.lit(year, pl.Int64), verdict=pl.lit(None, pl.String)
    )


def _with_verdicts(side: Side, year: int) -> pl.DataFrame:
    rows = _glance(side, year).drop("verdict")
    said = ScoreAnswers(side.answers).all_verdicts(_of(side, year)).select("cluster_id", "verdict")
    return rows.join(said, on="cluster_id", how="left", maintain_order="left")


def _rubrics(side: Side) -> pl.DataFrame:
    rows = side.answers.ask(rubric_list, _of(side, None))
    read = [rubric_of(text) for text in rows["rubric_json"]]
    return rows.with_columns(
        published_by=pl.Series([one.published_by for one in read], dtype=pl.String),
        why=pl.Series([one.reason for one in read], dtype=pl.String),
    )
