"""Proposals of the reviews in a sample (dữ liệu minh họa): every level, up to the council's vote.

The council meets on the day of the review: until then what is appraised waits for its vote, and
that is the open vote of every provincial campaign. What it passes is submitted or decided after;
what it leaves waits for its next session, and so some vote is open when the sample ends.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from data.checking.layouts.vote_layout import vote_words
from data.profiles.award_tables import award_law, award_rules
from data.profiles.awards.routes import award_routes
from data.profiles.catalog import Catalog
from data.samples.sample_award_words import draws, words
from schemas.plan.profile import Profile

Row = dict[str, Any]
FIRST = 50
"""The first code of a proposal of a review: those of the year stand before."""


def review_of(profile: Profile, year: int) -> tuple[str, date] | None:
    """The review held in a year, and the day of the meeting."""
    held = {day.year: (which, day) for which, day, _ in profile.phases.reviews}
    return held.get(year)


def review_proposals(catalog: Catalog, campaign_id: str, year: int, seed: int) -> Iterator[Row]:
    """Proposals of the review of a year, the forms of the occasion in turn; none in others."""
    profile, said = catalog.profile(campaign_id), words()["reviews"]
    review = review_of(profile, year)
    if review is None:
        return
    which, met_on = review
    units = catalog.units_of(campaign_id, met_on).sort("unit_id")
    units = units.filter(units["unit_type"].is_in(said["unit_types"]))
    step = max(units.height // said["units"], 1)
    chosen = units.gather_every(step).head(said["units"])["unit_id"].to_list()
    asked = [form for form in said["forms"] if form in _allowed(profile, which)]
    for place, unit_id in enumerate(chosen):
        for turn in range(said["each"] if asked else 0):
            form_id = asked[(place + turn) % len(asked)]
            yield _proposal(profile, unit_id, form_id, which, met_on, FIRST + turn, seed)


def usual_forms(profile: Profile, occasion: str) -> tuple[str, ...]:
    """Forms of an occasion below the state's, the plan's last one where it names none."""
    levels = {form.id: form.level for form in profile.awards.forms}
    found = tuple(form for form in _allowed(profile, occasion) if levels[form] != "state")
    return found or (profile.awards.forms[-1].id,)


def _allowed(profile: Profile, occasion: str) -> tuple[str, ...]:
    """Forms the plan or the law names for an occasion, of those the plan has."""
    own = {form.id for form in profile.awards.forms}
    rules = award_rules(profile, award_law())
    named = next(rule.allowed for rule in rules if rule.id == f"forms-{occasion}")
    return tuple(form for form in named if form in own)


def _proposal(
    profile: Profile, unit_id: str, form_id: str, which: str, met_on: date, code: int, seed: int
) -> Row:
    said, awards = words(), profile.awards
    draw = draws(seed, unit_id, met_on.year, code)
    is_flag = form_id.endswith("-flag")
    kind = "collective" if is_flag or draw[0] < 0.6 else "direct_worker"
    name = said["collective" if kind == "collective" else "person"]
    asked = [
        r.id for r in awards.rules if r.kind == "attested" and (not r.forms or form_id in r.forms)
    ]
    sets = {form.id: form.dossier_sets for form in awards.forms}
    return {
        "campaign_id": profile.campaign.id,
        "year": met_on.year,
        "unit_id": unit_id,
        "proposal_code": f"{code}",
        "recipient_class": kind,
        "recipient_name": f"{name} {int(draw[5] * 9000) + 1000}",
        "is_woman": None if kind == "collective" else "1" if draw[2] < 0.5 else "0",
        "form_id": form_id,
        "occasion": which,
        "content_id": profile.contents[int(draw[7] * len(profile.contents))].id,
        "achievement_id": f"TT-{unit_id}-{met_on.year}-{code}",
        "proposed_on": met_on - timedelta(days=said["reviews"]["days_before"] - int(draw[8] * 10)),
        "document": said["submission"].format(number=int(draw[9] * 900) + 10),
        "papers": "; ".join(awards.dossier_ids) or None,
        "sets": sets[form_id] or 1,
        "attested": "; ".join(asked) or None,
        "draw": draw,
        "met_on": met_on,
    }


def review_steps(profile: Profile, proposal: Row) -> Iterator[Row]:
    """The steps of a proposal of a review: appraised before the meeting, voted on at it."""
    said = words()["reviews"]
    own = f"{proposal['unit_id']}/{proposal['year']}/{proposal['proposal_code']}"
    base = {"campaign_id": profile.campaign.id, "proposal_id": own}
    steps = award_routes(profile, award_law()).of(proposal["form_id"], proposal["occasion"])
    day = proposal["proposed_on"]
    for turn, (number, step) in enumerate(steps.items()):
        if step.state == "proposed":
            continue
        if step.state != "passed":
            day = _day(step.state, day, has_higher=_has_higher(steps.values()))
        row = base | {"at_date": day, "route_step": number, "turn": turn, "state": step.state}
        if step.state == "passed":
            day = row["at_date"] = _voted_on(proposal, said)
            row |= _vote(proposal, said)
            yield row
            if row["state"] == "refused":
                return
            continue
        if step.state == "decided" and proposal["draw"][3] < said["waiting"]:
            return
        if step.state in ("submitted", "decided"):
            kind = said["numbers"][step.state]
            row["document"] = kind.format(number=int(proposal["draw"][9] * 900) + 10 + turn)
        yield row


def _has_higher(steps: Any) -> bool:
    return any(step.state == "submitted" for step in steps)


def _voted_on(proposal: Row, said: Any) -> date:
    """The day of the meeting, or of the next session where the council left it to that."""
    is_left = proposal["draw"][4] < said["left"]
    met_on: date = proposal["met_on"]
    return met_on + timedelta(days=said["days"]["next"]) if is_left else met_on


def _day(state: str, before: date, *, has_higher: bool) -> date:
    """Appraisals follow one another; a higher level takes months."""
    said = words()["reviews"]["days"]
    if state == "decided" and has_higher:
        return before + timedelta(days=said["higher"])
    return before + timedelta(days=said[state])


def _vote(proposal: Row, said: Any) -> Row:
    """What the council said: most are passed; the votes stand as the list typed back has them."""
    is_passed = proposal["draw"][1] < said["passed"]
    members = said["members"]
    agreed = members - 1 if is_passed else members // 3
    vote = {
        "agreed_count": agreed,
        "member_count": members,
        "against_count": members - agreed,
        "blank_count": 0,
        "needed_count": members // 2 + 1,
        "opinion": words()["note"],
    }
    state = "passed" if is_passed else "refused"
    more = {} if is_passed else {"route_step": None}
    kept = "minutes" if _voted_on(proposal, said) == proposal["met_on"] else "next_minutes"
    return more | {"state": state, "document": said[kept], "reason": vote_words(vote)}
