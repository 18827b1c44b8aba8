"""What each kind of rule asks of one proposal (quy định khen thưởng), and how it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from schemas.plan.awards import AwardRule

LIVE = ("proposed", "appraised", "passed", "submitted", "decided", "issued")
Claim = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """The place of a proposal among those that share a number, and how many there are."""

    number: int
    total: int


class Answer(TypedDict):
    """What a rule says: met, failed, no_basis or off, the place taken of how many, and the lack."""

    verdict: str
    place: int | None
    limit: int | None
    lacking: str | None


def answer(rule: AwardRule, claim: Claim, place: Place | None, rank: int | None) -> Answer:
    """What a rule says of a proposal: verdict, place, limit, and what is lacking."""
    if not rule.is_in_force:
        return _said("off")
    asked = ASKED[rule.kind]
    return asked(rule, claim, place, rank)


def _said(
    verdict: str, place: int | None = None, limit: int | None = None, lacking: str | None = None
) -> Answer:
    return {"verdict": verdict, "place": place, "limit": limit, "lacking": lacking}


def _judged(is_met: bool | None, **more: Any) -> Answer:
    verdict = "no_basis" if is_met is None else "met" if is_met else "failed"
    return _said(verdict, **more)


def _form(rule: AwardRule, claim: Claim, *_: Any) -> Answer:
    """The document names the form; where it names none there is no basis."""
    return _judged(claim["form_id"] in rule.allowed if rule.allowed else None)


def _recipient(rule: AwardRule, claim: Claim, *_: Any) -> Answer:
    return _judged(claim["subject"] in rule.allowed if rule.allowed else None)


def _quota(rule: AwardRule, _claim: Claim, place: Place | None, _rank: int | None) -> Answer:
    """The proposal's place is within the number; a number nobody knows is no basis."""
    number = place.number if place else None
    if rule.limit is None or number is None:
        return _judged(None, place=number)
    return _judged(number <= rule.limit, place=number, limit=rule.limit)


def _window(rule: AwardRule, claim: Claim, *_: Any) -> Answer:
    """The day of the decision, or of the proposal, lies between two days; where the rule looks at
    proposals only theirs, since a decision of a higher level comes when it comes."""
    decided = claim["decided_on"] if rule.dated_by == "decision" else None
    day = decided or claim["proposed_on"]
    return _judged((rule.window_from or date.min) <= day <= (rule.window_to or date.max))


def _rank(rule: AwardRule, claim: Claim, _place: Place | None, rank: int | None) -> Answer:
    limit = rule.rank_at_most.get(claim["unit_type"])
    if limit is None or rank is None:
        return _judged(None, place=rank, limit=limit)
    return _judged(rank <= limit, place=rank, limit=limit)


def _attested(rule: AwardRule, claim: Claim, *_: Any) -> Answer:
    """The dossier attests the condition by its code."""
    return _judged(True if rule.id in codes(claim["attested"]) else None)


def _spacing(rule: AwardRule, claim: Claim, *_: Any) -> Answer:
    """The earlier award the law asks for lies far enough back, with titles of the base level."""
    earlier, since = claim["earlier_form"], claim["earlier_on"]
    if rule.years is None or earlier is None or since is None:
        return _judged(None, limit=rule.years)
    passed = whole_years(since, claim["decided_on"] or claim["proposed_on"])
    titles = claim["base_titles"]
    if rule.base_titles and titles is None:
        return _judged(None, place=passed, limit=rule.years)
    enough = not rule.base_titles or titles >= rule.base_titles
    is_met = earlier == rule.earlier_form and passed >= rule.years and enough
    return _judged(is_met, place=passed, limit=rule.years)


def _one_achievement(
    _rule: AwardRule, _claim: Claim, place: Place | None, _rank: int | None
) -> Answer:
    """The first award of an achievement; one without a code cannot be told."""
    if place is None:
        return _judged(None)
    return _judged(place.number == 1, place=place.number, limit=1)


def _papers(rule: AwardRule, claim: Claim, *_: Any) -> Answer:
    if claim["papers"] is None:
        return _judged(None, lacking=", ".join(rule.allowed))
    lacking = [paper for paper in rule.allowed if paper not in codes(claim["papers"])]
    return _judged(not lacking, lacking=", ".join(lacking) or None)


def _sets(rule: AwardRule, claim: Claim, *_: Any) -> Answer:
    held = claim["sets"]
    if held is None or rule.limit is None:
        return _judged(None, place=held, limit=rule.limit)
    return _judged(held >= rule.limit, place=held, limit=rule.limit)


def codes(text: str | None) -> list[str]:
    """Codes of a cell: «submission; minutes» → two."""
    return [code.strip() for code in (text or "").replace(",", ";").split(";") if code.strip()]


def whole_years(since: date, until: date) -> int:
    """Whole years between two days."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


ASKED: dict[str, Callable[..., Answer]] = {
    "form": _form,
    "recipient": _recipient,
    "quota": _quota,
    "window": _window,
    "rank": _rank,
    "attested": _attested,
    "spacing": _spacing,
    "one_achievement": _one_achievement,
    "papers": _papers,
    "sets": _sets,
}
