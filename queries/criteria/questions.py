"""Questions about the plan's criteria by subject (tiêu chí thi đua): what is known of each."""

import polars as pl

from queries.question import Question
from schemas import frames as f
from schemas.selection import Viewer


def _no_words(viewer: Viewer, found: pl.DataFrame) -> pl.DataFrame:
    """The words of dossiers, which may name a person, are for staff alone."""
    words = [] if viewer.is_staff else [pl.lit(None, pl.String).alias("claim")]
    return found.with_columns(words)


criterion_cover = Question("criterion_cover", f.CriterionCover)
proposal_criteria = Question("proposal_criteria", f.ProposalCriteria, shown=_no_words)
unit_criteria = Question("unit_criteria", f.UnitCriteria)
