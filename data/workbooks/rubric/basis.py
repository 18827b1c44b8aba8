"""What a line of a rubric is for, in words: criteria of the plan, a clause of it, or a setting."""

from schemas.scoring.rubric import OWN_SETTING, Rubric, RubricCriterion
from translations import Translator


def basis_words(line: RubricCriterion, t: Translator) -> str:
    """«CQ1, CQ6»; a clause of the plan where none of its criteria says it; or the system's own.

    Where a source is neither ours nor a plan's file it is told as it stands.
    """
    if line.assesses:
        return ", ".join(line.assesses)
    if line.source.startswith(OWN_SETTING):
        return t("criteria.own_setting")
    name, _, clause = line.source.partition(", ")
    return t("criteria.clause", clause=clause) if name.endswith(".txt") else line.source


def has_plan(rubric: Rubric) -> bool:
    """Whether a rubric speaks of criteria of a plan; that of a published table does not."""
    return any(line.assesses for line in rubric.criteria)
