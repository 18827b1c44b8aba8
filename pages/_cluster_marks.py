"""What the methods say of a year's marks, each cluster by the settings of its own rubric."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import polars as pl

from methods.divergence import marker_leanings, marks_apart, mutual_favours, overraters
from methods.robustness import rank_draws
from methods.verdict import removals, verdicts
from pages._cached import ask, derive
from pages._cluster_choice import glance_row, of_year
from queries.clusters import (
    cluster_glance,
    cluster_ranking,
    criterion_scores,
    cross_marks,
    rubric_list,
    score_years,
)
from schemas.rubric import Rubric
from schemas.rubric_file import rubric_of
from schemas.selection import Selection

Question = Callable[..., Any]


def rubric(chosen: Selection) -> Rubric:
    """The version of the rubric that scores the chosen cluster in the chosen year."""
    row = glance_row(chosen)
    return _versions(chosen)[row["rubric_id"], row["version"]]


def _versions(chosen: Selection) -> dict[tuple[str, int], Rubric]:
    rows = ask(rubric_list, of_year(chosen)).to_dicts()
    return {(row["rubric_id"], row["version"]): rubric_of(row["rubric_json"]) for row in rows}


def _parts(chosen: Selection, *asked: Question) -> Iterator[tuple[Rubric, list[pl.DataFrame]]]:
    """Answers of the year in parts, a part a rubric; only what belongs to its clusters."""
    known, year = _versions(chosen), of_year(chosen)
    answers = [ask(question, year) for question in asked]
    for key, rows in ask(cluster_glance, year).group_by("rubric_id", "version"):
        mine = pl.col("cluster_id").is_in(rows["cluster_id"].to_list())
        yield known[str(key[0]), int(str(key[1]))], [frame.filter(mine) for frame in answers]


def _draws(chosen: Selection) -> pl.DataFrame:
    asked = _parts(chosen, criterion_scores, cluster_ranking)
    return pl.concat(rank_draws(c, r, of.robustness) for of, (c, r) in asked)


def _verdicts(chosen: Selection) -> pl.DataFrame:
    draws = derive(_draws, chosen)
    asked = _parts(chosen, criterion_scores, cluster_ranking)
    return pl.concat(verdicts(c, r, draws, of.robustness) for of, (c, r) in asked)


def _removals(chosen: Selection) -> pl.DataFrame:
    year = of_year(chosen)
    return removals(ask(criterion_scores, year), ask(cluster_ranking, year))


def _overraters(chosen: Selection) -> pl.DataFrame:
    return pl.concat(overraters(r, of.divergence) for of, (r,) in _parts(chosen, cluster_ranking))


def _leanings(chosen: Selection) -> pl.DataFrame:
    return pl.concat(marker_leanings(x, of.divergence) for of, (x,) in _parts(chosen, cross_marks))


def _favours(chosen: Selection) -> pl.DataFrame:
    return pl.concat(mutual_favours(x, of.divergence) for of, (x,) in _parts(chosen, cross_marks))


def _apart(chosen: Selection) -> pl.DataFrame:
    return marks_apart(ask(cross_marks, of_year(chosen)))


def _mine(work: Callable[[Selection], pl.DataFrame], chosen: Selection) -> pl.DataFrame:
    return derive(work, of_year(chosen)).filter(pl.col("cluster_id") == chosen.cluster)


def draws(chosen: Selection) -> pl.DataFrame:
    """Ranks over the weight draws of the chosen cluster."""
    return _mine(_draws, chosen)


def verdict_row(chosen: Selection) -> dict[str, Any] | None:
    """The verdict on the lead of the chosen cluster; None with fewer than two ranked units."""
    return next(iter(_mine(_verdicts, chosen).to_dicts()), None)


def all_verdicts(chosen: Selection) -> pl.DataFrame:
    """Verdicts on the leads of every cluster of the year."""
    return derive(_verdicts, of_year(chosen))


def left_out(chosen: Selection) -> pl.DataFrame:
    """Who leads the chosen cluster with one criterion left out."""
    return _mine(_removals, chosen)


def over(chosen: Selection) -> pl.DataFrame:
    """Units of the chosen cluster that overrate themselves."""
    return _mine(_overraters, chosen)


def leanings(chosen: Selection) -> pl.DataFrame:
    """Lenient and harsh markers of the chosen cluster; staff only."""
    return _mine(_leanings, chosen)


def favours(chosen: Selection) -> pl.DataFrame:
    """Mutual favours in the chosen cluster; staff only."""
    return _mine(_favours, chosen)


def apart(chosen: Selection) -> pl.DataFrame:
    """Each cross mark of the chosen cluster beside the others' median; staff only."""
    return _mine(_apart, chosen)


def ranks_by_year(chosen: Selection) -> pl.DataFrame:
    """Ranks of the chosen cluster in each scored year up to the chosen one, with `year`."""
    years = ask(score_years, replace(of_year(chosen), year=None)).filter(pl.col("unit_count") > 0)
    marked = [year for year in years["year"].to_list() if year <= (chosen.year or year)]
    return pl.concat(_ranks_of(chosen, year) for year in marked or [chosen.year])


def _ranks_of(chosen: Selection, year: int | None) -> pl.DataFrame:
    rows = ask(cluster_ranking, replace(of_year(chosen), stage=None, year=year))
    mine = rows.filter(pl.col("cluster_id") == chosen.cluster)
    return mine.with_columns(year=pl.lit(year, pl.Int64))


def percents(frame: pl.DataFrame) -> pl.DataFrame:
    """With every share (`_ratio`) as per cents too (`_pct`), for tables."""
    shares = [name for name in frame.columns if name.endswith("_ratio")]
    return frame.with_columns(
        (pl.col(name) * 100).alias(name.replace("_ratio", "_pct")) for name in shares
    )
