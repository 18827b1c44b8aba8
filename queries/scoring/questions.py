"""Questions about scoring (chấm điểm): totals, ranks, criteria, marks, ties, other rubrics."""

import polars as pl

from queries.question import Question, Values
from schemas import frames as f
from schemas.viewer import Viewer


def _marked_by(viewer: Viewer, found: pl.DataFrame) -> pl.DataFrame:
    """Who marked across (chấm chéo) is for staff and the head of the cluster."""
    return found if viewer.may("read_cross") else found.filter(found["stage"] != "cross")


def _tried(values: Values) -> Values:
    """The draft (JSON) with the rubric it is of; none: no rubric is tried and there is no row.

    ProfileError: it is no rubric."""
    from schemas.scoring.rubric_file import rubric_of  # pydantic starts where a rubric is read

    draft = str(values["draft"] or "")
    return {**values, "draft": draft or None, "rubric_id": rubric_of(draft).id if draft else None}


score_years = Question("score_years", f.ScoreYears, is_whole=True)
rubric_list = Question("rubric_list", f.RubricList, is_whole=True)
cluster_glance = Question("cluster_glance", f.ClusterGlance)
cluster_ranking = Question("cluster_ranking", f.ClusterRanking)
section_scores = Question("section_scores", f.SectionScores)
criterion_scores = Question("criterion_scores", f.CriterionScores)
cross_marks = Question("cross_marks", f.CrossMarks, needs="read_cross")
score_trace = Question("score_trace", f.ScoreTrace, shown=_marked_by)
score_replies = Question("score_replies", f.ScoreReplies)
score_coverage = Question("score_coverage", f.ScoreCoverage)
score_vetoes = Question("score_vetoes", f.ScoreVetoes)
score_trial = Question("score_trial", f.ScoreTrial, given=_tried, draft="")
tie_steps = Question("tie_steps", f.TieSteps)
