"""Rows of a filled list, typed and judged: by themselves, by the majority, and by the store."""

from datetime import date
from typing import Any

import polars as pl

from data.awards.award_book import AwardBook, Standing
from data.awards.vote_lines import VoteList
from data.checking.layouts.template_layout import folded
from data.checking.layouts.vote_layout import COUNTS
from data.checking.problem_rows import SHOWN_TEXT, ProblemList, failures, plain
from data.checking.workbook.check_labels import Labels
from data.profiles.award_tables import award_forms
from data.profiles.awards.routes import award_routes
from data.profiles.catalog import Catalog
from methods.award_route import Routes
from methods.council_vote import quorum_rule, vote_rule, votes_needed
from schemas.plan.awards import AwardLaw
from schemas.problems import Severity
from schemas.sheets.reports import typed
from schemas.sheets.vote_sheets import (
    ArrivingMeeting,
    ArrivingVote,
    MeetingArrived,
    MeetingDoubt,
    VoteArrived,
    VoteDoubt,
)

Row = dict[str, Any]
JUDGED: tuple[tuple[type[MeetingArrived], Severity], ...] = (
    (ArrivingMeeting, "error"),
    (MeetingDoubt, "warning"),
)
HEAD_OF = {
    "council_size_given": "member_count",
    "written_not_negative": "written_count",
    "meeting_day_given": "meeting_date",
    "meeting_by_today": "meeting_date",
    "meeting_after_list": "meeting_date",
    "minutes_number_given": "document",
}
COLUMN_OF = {
    "votes_within_present": "agreed_count",
    "votes_fewer_than_present": "agreed_count",
    "opinion_within_limit": "opinion",
}
PARAMS = {
    "votes_within_present": ("votes", "voting"),
    "votes_fewer_than_present": ("votes", "voting"),
    "result_follows_votes": ("agreed", "members", "needed", "rule"),
    "written_not_negative": ("written",),
    "present_within_council": ("present", "written", "members"),
    "meeting_after_list": ("listed",),
    "vote_without_quorum": ("present", "members", "quorum"),
}
"""What the words of a rule tell."""
GONE = {
    **dict.fromkeys(("passed", "submitted", "decided", "issued"), "vote_already_taken"),
    **dict.fromkeys(("returned", "refused", "revoked"), "vote_closed"),
    **dict.fromkeys(("proposed", "appraised"), "vote_not_appraised"),
}
"""What is wrong with a proposal that does not wait for the council, by its state."""


def typed_meeting(read: VoteList, law: AwardLaw, today: date, found: ProblemList) -> Row:
    """The head of the list; what fails a rule is a problem at its cell."""
    said = dict(read.meeting)
    on = said["meeting_date"]
    rule = quorum_rule(on, law.votes) if on else None
    members = said["member_count"]
    asked = votes_needed(rule, members) if rule and members else None
    said |= {"listed_on": _day(read.code), "quorum_count": asked, "today": today}
    frame = pl.DataFrame([said], schema=typed(MeetingArrived))
    shown = {"members": members, "present": said["present_count"], "quorum": asked}
    shown |= {"listed": said["listed_on"], "written": said["written_count"] or 0}
    params = {key: plain(value) for key, value in shown.items()}
    for model, severity in JUDGED:
        for name, _ in failures(model, frame):
            told = {key: params[key] for key in PARAMS.get(name, ())}
            where = read.head(HEAD_OF.get(name, "present_count"))
            found.add(name, severity, **where, params=told)
    return said


def _day(code: str | None) -> date | None:
    return date.fromisoformat(code.removeprefix("vote-")[:10]) if code else None


def typed_votes(
    read: VoteList,
    campaign_id: str,
    meeting: Row,
    law: AwardLaw,
    book: AwardBook,
    found: ProblemList,
) -> list[Row]:
    """The votes, each with how many it takes; what fails a rule is a problem at its cell."""
    votes = []
    for row in read.rows:
        standing = book.of(campaign_id, str(row["proposal_id"]))
        votes.append(row | _asked(standing, meeting, law))
    schema = typed(VoteArrived)
    frame = pl.DataFrame([{key: vote[key] for key in schema} for vote in votes], schema=schema)
    by_row = {vote["row"]: vote for vote in votes}
    for name, bad in failures(ArrivingVote, frame):
        for at in bad["row"]:
            _report(name, by_row[at], read, found)
    for name, bad in failures(VoteDoubt, frame):
        for at in bad["row"]:
            _report(name, by_row[at], read, found, "warning")
    return votes


def _asked(standing: Standing | None, meeting: Row, law: AwardLaw) -> Row:
    members, present = meeting["member_count"], meeting["present_count"]
    on, rule = meeting["meeting_date"], None
    if standing is not None and on is not None:
        rule = vote_rule(standing.row["form_id"], on, law.votes)
    return {
        "member_count": members,
        "voting_count": None if present is None else present + (meeting["written_count"] or 0),
        "needed_count": votes_needed(rule, members) if rule and members else None,
        "rule_vi": rule.label_vi if rule else "",
    }


def _report(
    name: str, vote: Row, read: VoteList, found: ProblemList, severity: Any = "error"
) -> None:
    key = _column(name, vote)
    counted = [vote[k] or 0 for k in ("agreed_count", "against_count", "blank_count")]
    shown = {
        "agreed": vote["agreed_count"],
        "votes": sum(counted),
        "voting": vote["voting_count"],
        "needed": vote["needed_count"],
        "members": vote["member_count"],
        "rule": vote["rule_vi"],
    }
    params = {k: plain(value) for k, value in shown.items()}
    said = vote["result_text"] if key == "result" else vote[key]
    value = None if said is None else str(said)[:SHOWN_TEXT]
    params = {k: v for k, v in params.items() if k in PARAMS.get(name, ())}
    found.add(name, severity, **read.place(vote, key), value=value, column=key, params=params)


def _column(name: str, vote: Row) -> str:
    """The column a rule is about: of several the blank one, the negative one."""
    if name == "votes_given":
        return next((key for key in COUNTS if vote[key] is None), COUNTS[0])
    if name == "votes_not_negative":
        return next(key for key in COUNTS if (vote[key] or 0) < 0)
    return COLUMN_OF.get(name, "result")


def _names_its_unit(
    row: Row, standing: Standing, names: Labels, where: Row, found: ProblemList
) -> bool:
    """Whether the unit beside the code of a proposal is not another one."""
    fault = names.fault(standing.row["unit_id"], row["unit_name"]) if row["unit_name"] else None
    if fault is None or fault[0] != "label_of_another":
        return True
    found.add(fault[0], **where, params=fault[1] | {"code": row["proposal_id"]})
    return False


def _gone(standing: Standing, routes: Routes) -> tuple[str, dict[str, str]]:
    """Why a proposal does not wait for the council, and what the words of the rule tell."""
    steps = standing.steps_of(routes).values()
    if all(step.state != "passed" for step in steps):
        decides = next((step.actor_vi for step in steps if step.state == "decided"), "–")
        return "vote_not_for_council", {"decider": decides}
    return GONE[standing.state(routes)], {"on": plain(standing.last_day)}


def against_store(
    read: VoteList, campaign_id: str, catalog: Catalog, book: AwardBook, found: ProblemList
) -> bool:
    """Whether every row is a proposal of the store, once, under its form; each must wait, too."""
    profile = catalog.profile(campaign_id)
    routes = award_routes(profile, catalog.law)
    labels: dict[str, str] = {f.id: f.label_vi for f in award_forms(profile, catalog.law)}
    units = catalog.units_of(campaign_id).select("unit_id", "unit_name", "short_name")
    names = Labels({code: tuple(names) for code, *names in units.iter_rows()})
    first: dict[str, str] = {}
    is_same = True
    for row in read.rows:
        where = read.place(row, "proposal_id") | {"value": row["proposal_id"]}
        standing = book.of(campaign_id, str(row["proposal_id"]))
        if standing is None:
            found.add("unknown_proposal", **where)
            is_same = False
            continue
        if row["proposal_id"] in first:
            found.add("vote_twice", **where, params={"first": first[row["proposal_id"]]})
            is_same = False
        first.setdefault(row["proposal_id"], where["cell"])
        if standing.waits_for(routes) != "council":
            rule, params = _gone(standing, routes)
            found.add(rule, **where, params=params)
        is_same &= _names_its_unit(row, standing, names, where, found)
        label = labels[standing.row["form_id"]]
        if folded(str(row["form"] or "")) != folded(label):
            place = read.place(row, "form") | {"value": row["form"]}
            found.add("vote_form_differs", **place, params={"form": label})
            is_same = False
    return is_same
