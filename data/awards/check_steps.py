"""Checks steps of proposals (bước xử lý): order, days, and the gate before a place is taken.

Called by the one writer only, so two steps at once cannot both take the last place.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from data.awards.award_book import CLOSED, AwardBook, Standing
from data.awards.cells import read_code, read_whole
from data.awards.place_gate import Gate, ValuesOf, known_ranks, through_gate
from data.checking.bulk.check_bulk import coded_rows
from data.checking.bulk.columns import AWARD_STEPS
from data.checking.bulk.words import with_dates
from data.checking.check import CheckedReport
from data.checking.layouts.award_layout import STATE_WORDS
from data.checking.problem_rows import ProblemList, failures, plain
from data.checking.workbook.check_cells import names_document
from data.profiles.award_tables import award_rules
from data.profiles.awards.routes import award_routes
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from methods.award_route import Routes, Steps
from schemas.sheets.award_sheets import ArrivingStep
from schemas.sheets.reports import typed
from schemas.tables import AwardStepRow, empty
from schemas.words import ROUTE_STATES

GATED = ("passed", "submitted", "decided")
COLUMN_OF = {
    "step_day_given": "at_date",
    "step_by_today": "at_date",
    "decision_has_document": "document",
    "submission_has_document": "document",
    "ending_has_reason": "reason",
    "override_is_whole": "override_role",
}
"""The column a rule of one step is about."""
Step = dict[str, Any]


def check_steps(
    raw: RawReport, catalog: Catalog, book: AwardBook, today: date, values_of: ValuesOf
) -> CheckedReport:
    """Every problem of a file of steps, and its rows as the ledger keeps them if there is none.

    `values_of` gives a campaign's that count now, for rules that look at ranks.
    """
    found = ProblemList.of(raw)
    frame, campaign_id = coded_rows(raw, AWARD_STEPS, catalog, found)
    steps = empty(AwardStepRow)
    if campaign_id is not None:
        read = _read(frame, catalog, campaign_id, book, today, found)
        judged = list(judged_steps(read, catalog, campaign_id, book, values_of, found))
        if not found.has_errors:
            steps = AwardStepRow.validate(pl.DataFrame(judged, schema=AwardStepRow.schema()))
    return CheckedReport.of(raw, found, [campaign_id], "notes", {"award_step": steps})


def _read(
    frame: pl.DataFrame,
    catalog: Catalog,
    campaign_id: str,
    book: AwardBook,
    today: date,
    found: ProblemList,
) -> list[Step]:
    """The steps typed, each with its number on the route; Pandera judges each by itself."""
    routes = award_routes(catalog.profile(campaign_id), catalog.law)
    texts = frame.with_columns(pl.col(AWARD_STEPS.optional).cast(pl.String))
    dated = with_dates(texts, "at_date", found).rename({"at_date": "on_date"})
    rows = []
    for line in dated.to_dicts():
        where = {"cell": line["cell"], "row": line["row"]}
        said = where | {"column": "state", "value": line["state"]}
        state = read_code(line["state"], STATE_WORDS, "unknown_step", said, found)
        said = where | {"column": "route_step", "value": line["route_step"]}
        at = read_whole(line["route_step"], said, found)
        step = line | {"state": state, "route_step": at, "line": line["row"], "today": today}
        standing = book.of(campaign_id, str(line["proposal_id"]))
        if standing is not None:  # else said where the steps are judged
            step |= {"route_step": _position(step, standing.steps_of(routes), found)}
        rows.append(step)
        if line["document"] is not None and not names_document(line["document"]):
            found.add("number_of_document", **where, value=line["document"], column="document")
    schema = typed(ArrivingStep)
    judged = pl.DataFrame([{k: r[k] for k in schema} for r in rows], schema=schema)
    for rule, bad in failures(ArrivingStep, judged):
        for line in bad.get_column("line"):
            found.add(rule, cell=str(line), row=line, column=COLUMN_OF[rule])
    return [row for row in rows if row["state"] and row["on_date"]]


def _position(step: Step, steps: Steps, found: ProblemList) -> int | None:
    """The number of a step on the proposal's route: the one that reaches its state, or as said."""
    places = [n for n, known in steps.items() if known.state == step["state"]]
    if step["state"] not in ROUTE_STATES:
        return None
    asked: int | None = step["route_step"]
    if len(places) == 1 and asked is None:
        return places[0]
    if asked not in places:
        known = places or [n for n, other in steps.items() if other.state != "proposed"]
        shown = "; ".join(f"{n}: {steps[n].actor_vi}" for n in known) or "–"
        where = {"cell": step["cell"], "row": step["row"], "column": "route_step"}
        asked_for = None if asked is None else str(asked)
        found.add("route_step_unknown", **where, value=asked_for, params={"known": shown})
    return asked


def judged_steps(
    steps: list[Step],
    catalog: Catalog,
    campaign_id: str,
    book: AwardBook,
    values_of: ValuesOf,
    found: ProblemList,
    refusal: str = "award_not_eligible",
) -> Iterator[Step]:
    """The steps one after the other, each held against the book as the ones before left it.

    `refusal` is the rule a step breaks that the gate does not let through.
    """
    profile = catalog.profile(campaign_id)
    routes, rules = award_routes(profile, catalog.law), award_rules(profile, catalog.law)
    ranks = known_ranks(rules, catalog, campaign_id, values_of)
    gate = Gate(campaign_id, routes, rules, ranks, refusal)
    book = book.with_steps([])
    for step in steps:
        place = {key: step[key] for key in ("sheet", "cell", "row")}
        where = place | {"value": step["proposal_id"]}
        standing = book.of(campaign_id, step["proposal_id"])
        if standing is None:
            found.add("unknown_proposal", **where)
            continue
        fault = _fault(step, standing, routes)
        if fault:
            found.add(fault[0], **where, params=fault[1])
            continue
        kept = step | {"verdict": None, "failed_rules": None}
        if step["state"] in GATED:
            kept |= through_gate(step, book, gate, where, found)
        book.take(kept)
        yield {key: kept[key] for key in AwardStepRow.columns}


def _fault(step: Step, standing: Standing, routes: Routes) -> tuple[str, Mapping[str, str]] | None:
    """What is wrong with a step after those before it, if anything."""
    state, done = standing.state(routes), standing.reached(routes)
    if state in CLOSED:
        return "proposal_closed", {"state": state}
    if step["on_date"] < standing.last_day:
        return "step_before_last", {"last": plain(standing.last_day)}
    is_decided = standing.decided_on(routes) is not None
    if step["state"] in ("issued", "revoked") and not is_decided:
        return "step_needs_decision", {}
    if step["state"] in ("returned", "refused") and is_decided:
        return "step_after_decision", {}
    at = step["route_step"]
    steps = standing.steps_of(routes)
    order = list(steps)
    before = [n for n in order[: order.index(at)] if n not in done] if at in steps else []
    if before:
        return "step_out_of_order", {"missing": steps[before[0]].actor_vi}
    return None
