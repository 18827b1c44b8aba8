"""Steps of the proposals of a sample (dữ liệu minh họa): appraised, passed, decided, or not."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from data.awards.award_book import Standing
from data.profiles.award_tables import award_law, award_rules
from data.profiles.awards.routes import award_routes
from data.samples.awards.reviews import review_steps
from methods.award_gate import World, claim_answers
from schemas.plan.profile import Profile

Row = dict[str, Any]


def step_rows(
    profile: Profile, proposal: Row, said: Mapping[str, Any], first_view: date
) -> Iterator[Row]:
    """The steps of one proposal along its own route, in order."""
    if "met_on" in proposal:
        yield from review_steps(profile, proposal)
        return
    draw, share = proposal["draw"], said["shares"]
    own = f"{proposal['unit_id']}/{proposal['year']}/{proposal['proposal_code']}"
    base = {"campaign_id": profile.campaign.id, "proposal_id": own}
    day, turn = proposal["proposed_on"], 0
    routes = award_routes(profile, award_law())
    for position, step in routes.of(proposal["form_id"], proposal["occasion"]).items():
        if step.state == "proposed":
            continue
        day += timedelta(days=_days(said, turn, draw[10]))
        turn += 1
        row = base | {"at_date": day, "route_step": position, "turn": turn}
        ending = "refused" if proposal.get("is_over") else _ending(step.state, turn, draw, share)
        if ending:
            reasons = said["reasons"][ending]
            at = 0 if proposal.get("is_over") else int(draw[5] * len(reasons))
            text = f"{reasons[at]} ({said['note']})"
            yield row | {"state": ending, "route_step": None, "reason": text}
            return
        if _waits(step.state, proposal, draw, share, first_view):
            return
        yield row | {"state": step.state} | _decision(step.state, profile, proposal, said)
    if draw[11] < share["revoked"]:
        text = f"{said['reasons']['revoked'][0]} ({said['note']})"
        late = {"at_date": day + timedelta(days=30), "turn": turn + 1, "route_step": None}
        yield base | late | {"state": "revoked", "reason": text}


def _days(said: Mapping[str, Any], turn: int, draw: float) -> int:
    low, high = said["days"]["first" if turn == 0 else "between"]
    return int(low + (high - low) * draw)


def _ending(state: str, turn: int, draw: list[float], share: Mapping[str, float]) -> str | None:
    """Returned or refused at the first appraisal, refused by the council or the Chairman's desk."""
    luck = draw[1]
    if state == "appraised" and turn == 1:
        if luck < share["returned"]:
            return "returned"
        if luck < share["returned"] + share["refused"]:
            return "refused"
    is_cut = luck > 1 - share["cut"]
    return "refused" if state == "passed" and is_cut else None


def _waits(
    state: str, row: Row, draw: list[float], share: Mapping[str, float], first_view: date
) -> bool:
    """A few of this year's proposals have not been decided; of these the council has not yet
    spoken of some."""
    is_waiting = row["year"] == first_view.year and draw[3] < share["waiting"]
    return is_waiting and (state == "decided" or (state == "passed" and draw[4] < share["unvoted"]))


def _decision(state: str, profile: Profile, row: Row, said: Mapping[str, Any]) -> Row:
    if state not in ("passed", "submitted", "decided"):
        return {}
    number = said["decision"].format(number=int(row["draw"][9] * 9000) + 100)
    document = {"document": number} if state != "passed" else {}
    if not row.get("is_flag") or not _fails(profile, row):
        return document
    flags = said["flags"]
    return document | {
        "override_role": flags["role"],
        "override_document": flags["document"],
        "reason": flags["reason"],
    }


def _fails(profile: Profile, row: Row) -> bool:
    """Whether the plan's own rules refuse the form for the occasion."""
    blank = dict.fromkeys(("earlier_form", "earlier_on", "base_titles", "attested", "decided_on"))
    standing = Standing({**blank, **row, "proposal_id": "x"}, "")
    claim = standing.claim(award_routes(profile, award_law()))
    rules = [r for r in award_rules(profile, award_law()) if r.kind == "form"]
    answers = claim_answers(claim, rules, World(), row["proposed_on"])
    return any(answer["verdict"] == "failed" for answer in answers)
