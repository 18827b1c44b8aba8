"""What the methods say of a year's marks, each cluster by the settings of its own rubric."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from answers.answers import Answers, Work, of_year
from methods.divergence import marker_leanings, marks_apart, mutual_favours, overraters
from methods.robustness import rank_draws
from methods.verdict import removals, verdicts
from queries.question import Question
from queries.scoring.questions import (
    cluster_glance,
    cluster_ranking,
    criterion_scores,
    cross_marks,
    rubric_list,
    score_years,
)
from schemas.frames import ClusterGlance
from schemas.row import Row
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_file import rubric_of
from schemas.selection import Selection
from schemas.tables import Table


class ScoreAnswers:
    """Answers about scores, worked out of those of the store."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def glance_row(self, chosen: Selection) -> ClusterGlance:
        """The chosen cluster's row among those of the year."""
        rows = self.answers.ask(cluster_glance, of_year(chosen))
        return ClusterGlance.rows(rows.filter(cluster_id=chosen.cluster))[0]

    def rubric(self, chosen: Selection) -> Rubric:
        """The version of the rubric that scores the chosen cluster in the chosen year."""
        row = self.glance_row(chosen)
        return _versions(self.answers, chosen)[row.rubric_id, row.version]

    def _mine(self, work: Work, chosen: Selection) -> pl.DataFrame:
        return self.answers.derive(work, of_year(chosen)).filter(
            pl.col("cluster_id") == chosen.cluster
        )

    def draws(self, chosen: Selection) -> pl.DataFrame:
        """Ranks over the weight draws of the chosen cluster."""
        return self._mine(_draws, chosen)

    def verdict_row(self, chosen: Selection) -> Row | None:
        """The verdict on the lead of the chosen cluster; None with fewer than two ranked units."""
        return next(iter(self._mine(_verdicts, chosen).to_dicts()), None)

    def leads(self, chosen: Selection) -> pl.DataFrame:
        """What is said of each cluster's lead: the verdict, and what would turn it."""
        return self.all_verdicts(chosen).select(
            *("cluster_id", "verdict", "first_ratio", "change_ratio"),
            *("single_id", "single_ratio", "single_rival_name"),
        )

    def all_verdicts(self, chosen: Selection) -> pl.DataFrame:
        """Verdicts on the leads of every cluster of the year."""
        return self.answers.derive(_verdicts, of_year(chosen))

    def left_out(self, chosen: Selection) -> pl.DataFrame:
        """Who leads the chosen cluster with one criterion left out."""
        return self._mine(_removals, chosen)

    def over(self, chosen: Selection) -> pl.DataFrame:
        """Units of the chosen cluster that overrate themselves."""
        return self._mine(_overraters, chosen)

    def leanings(self, chosen: Selection) -> pl.DataFrame:
        """Lenient and harsh markers of the chosen cluster; staff only."""
        return self._mine(_leanings, chosen)

    def favours(self, chosen: Selection) -> pl.DataFrame:
        """Mutual favours in the chosen cluster; staff only."""
        return self._mine(_favours, chosen)

    def apart(self, chosen: Selection) -> pl.DataFrame:
        """Each cross mark of the chosen cluster beside the others' median; staff only."""
        return self._mine(_apart, chosen)

    def ranks_by_year(self, chosen: Selection) -> pl.DataFrame:
        """Ranks of the chosen cluster in each scored year up to the chosen one, with `year`."""
        years = self.answers.ask(score_years, replace(of_year(chosen), year=None)).filter(
            pl.col("unit_count") > 0
        )
        marked = [year for year in years["year"].to_list() if year <= (chosen.year or year)]
        return pl.concat(self._ranks_of(chosen, year) for year in marked or [chosen.year])

    def _ranks_of(self, chosen: Selection, year: int | None) -> pl.DataFrame:
        rows = self.answers.ask(cluster_ranking, replace(of_year(chosen), stage=None, year=year))
        mine = rows.filter(pl.col("cluster_id") == chosen.cluster)
        return mine.with_columns(year=pl.lit(year, pl.Int64))


def _versions(answers: Answers, chosen: Selection) -> dict[tuple[str, int], Rubric]:
    rows = answers.ask(rubric_list, of_year(chosen)).to_dicts()
    return {(row["rubric_id"], row["version"]): rubric_of(row["rubric_json"]) for row in rows}


def _parts(
    answers: Answers, chosen: Selection, *asked: Question[Table]
) -> Iterator[tuple[Rubric, list[pl.DataFrame]]]:
    """Answers of the year in parts, a part a rubric; only what belongs to its clusters."""
    known, year = _versions(answers, chosen), of_year(chosen)
    frames = [answers.ask(question, year) for question in asked]
    for key, rows in answers.ask(cluster_glance, year).group_by("rubric_id", "version"):
        mine = pl.col("cluster_id").is_in(rows["cluster_id"].to_list())
        yield known[str(key[0]), int(str(key[1]))], [frame.filter(mine) for frame in frames]


def _draws(answers: Answers, chosen: Selection) -> pl.DataFrame:
    asked = _parts(answers, chosen, criterion_scores, cluster_ranking)
    return pl.concat(rank_draws(c, r, of.robustness) for of, (c, r) in asked)


def _verdicts(answers: Answers, chosen: Selection) -> pl.DataFrame:
    draws = answers.derive(_draws, chosen)
    asked = _parts(answers, chosen, criterion_scores, cluster_ranking)
    return pl.concat(verdicts(c, r, draws, of.robustness) for of, (c, r) in asked)


def _removals(answers: Answers, chosen: Selection) -> pl.DataFrame:
    year = of_year(chosen)
    return removals(answers.ask(criterion_scores, year), answers.ask(cluster_ranking, year))


def _overraters(answers: Answers, chosen: Selection) -> pl.DataFrame:
    return pl.concat(
        overraters(r, of.divergence) for of, (r,) in _parts(answers, chosen, cluster_ranking)
    )


def _leanings(answers: Answers, chosen: Selection) -> pl.DataFrame:
    return pl.concat(
        marker_leanings(x, of.divergence) for of, (x,) in _parts(answers, chosen, cross_marks)
    )


def _favours(answers: Answers, chosen: Selection) -> pl.DataFrame:
    return pl.concat(
        mutual_favours(x, of.divergence) for of, (x,) in _parts(answers, chosen, cross_marks)
    )


def _apart(answers: Answers, chosen: Selection) -> pl.DataFrame:
    return marks_apart(answers.ask(cross_marks, of_year(chosen)))


def percents(frame: pl.DataFrame) -> pl.DataFrame:
    """With every share (`_ratio`) as per cents too (`_pct`), for tables."""
    shares = [name for name in frame.columns if name.endswith("_ratio")]
    return frame.with_columns(
        (pl.col(name) * 100).alias(name.replace("_ratio", "_pct")) for name in shares
    )
