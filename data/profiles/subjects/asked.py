"""Criteria of the plan that a dossier is asked for: those of the subject its recipient is of."""

from schemas.plan.profile import Profile
from schemas.plan.subjects import Criterion


def asked_criteria(
    profile: Profile, unit_type: str, recipient_class: str | None
) -> dict[str, Criterion]:
    """By code, in the plan's order; none where the plan says nothing of such recipients.

    A collective is judged as the unit that proposes it; whoever no unit stands for, by class.
    """
    if recipient_class == "collective":
        own = [s for s in profile.subjects if unit_type in s.unit_types]
        return {c.id: c for s in own for c in s.criteria}
    named = [s for s in profile.subjects if recipient_class in s.recipients]
    return {
        c.id: c
        for s in named
        for c in s.criteria
        if not c.recipients or recipient_class in c.recipients
    }
