"""Questions about the plan's criteria by subject (tiêu chí thi đua): what is known of each."""

from queries.question import Question
from schemas import frames as f

criterion_cover = Question("criterion_cover", f.CriterionCover, is_whole=True)
proposal_criteria = Question("proposal_criteria", f.ProposalCriteria)
unit_criteria = Question("unit_criteria", f.UnitCriteria)
