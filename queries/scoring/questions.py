"""Questions about scoring (chấm điểm): totals, ranks, criteria, marks, ties, other rubrics."""

from pandera.typing.polars import DataFrame

from queries._fetch import Connection, fetch
from schemas import frames as f
from schemas.scoring.rubric_file import rubric_of
from schemas.selection import Selection, Viewer


def score_years(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.ScoreYears]:
    """Years that a rubric scores, up to the as-of date's, and how many units have marks."""
    return fetch(con, "score_years", f.ScoreYears, viewer, chosen)


def rubric_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.RubricList]:
    """Versions of rubrics (thang điểm) known by the as-of date; which score the chosen year."""
    return fetch(con, "rubric_list", f.RubricList, viewer, chosen)


def cluster_glance(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.ClusterGlance]:
    """Every cluster and bloc of the year: leader, margin, spread, how many at the top."""
    return fetch(con, "cluster_glance", f.ClusterGlance, viewer, chosen)


def cluster_ranking(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.ClusterRanking]:
    """Totals of every stage, rank, change since last year, grade, award, vetoes, ties."""
    return fetch(con, "cluster_ranking", f.ClusterRanking, viewer, chosen)


def section_scores(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.SectionScores]:
    """Points of each section (mục) at the stage the rank rests on."""
    return fetch(con, "section_scores", f.SectionScores, viewer, chosen)


def criterion_scores(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.CriterionScores]:
    """Every criterion (tiêu chí) at every stage beside the cluster's median and best."""
    return fetch(con, "criterion_scores", f.CriterionScores, viewer, chosen)


def cross_marks(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.CrossMarks]:
    """What each member gave each other one (chấm chéo); NotAllowed for all but staff."""
    viewer.require_staff()
    return fetch(con, "cross_marks", f.CrossMarks, viewer, chosen)


def score_trace(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.ScoreTrace]:
    """File, sheet and cell of every mark of one unit; who marked across is for staff only."""
    found = fetch(con, "score_trace", f.ScoreTrace, viewer, chosen)
    if viewer.is_staff:
        return found
    return f.ScoreTrace.validate(found.filter(found["stage"] != "cross"))


def score_replies(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.ScoreReplies]:
    """Answers of units to cuts (phản hồi), late ones marked."""
    return fetch(con, "score_replies", f.ScoreReplies, viewer, chosen)


def score_coverage(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.ScoreCoverage]:
    """How far the scoring of each unit is, stage by stage."""
    return fetch(con, "score_coverage", f.ScoreCoverage, viewer, chosen)


def score_vetoes(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.ScoreVetoes]:
    """Vetoes (điều kiện loại) that hold, and what each rests on."""
    return fetch(con, "score_vetoes", f.ScoreVetoes, viewer, chosen)


def score_trial(
    con: Connection, viewer: Viewer, chosen: Selection, draft: str = ""
) -> DataFrame[f.ScoreTrial]:
    """Ranks by a draft of a rubric (JSON text) beside the official ones; nothing is kept.

    Without a draft no rubric is tried and there is no row. ProfileError: it is no rubric."""
    tried = rubric_of(draft).id if draft else None
    return fetch(
        con, "score_trial", f.ScoreTrial, viewer, chosen, draft=draft or None, rubric_id=tried
    )


def tie_steps(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.TieSteps]:
    """Equal totals and what each tie rule says of them: the tie certificate."""
    return fetch(con, "tie_steps", f.TieSteps, viewer, chosen)
