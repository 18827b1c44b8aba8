"""Who reports, on what, for when: codes of campaign, unit and period against the catalog."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.checking.problem_rows import plain
from data.profiles.catalog import Catalog
from data.profiles.deadlines import bound_by
from data.profiles.report_codes import AWARD, MODEL, REGISTERED, SCORED, TASK, WORDED
from data.profiles.unit_names import suggestions
from schemas.plan.indicators import Indicator
from schemas.plan.profile import Profile
from schemas.problems import Severity

UNIT_WIDTHS = (2, 5)
WANTS = {
    "period": "wants_figures",
    "plan": "wants_plan",
    **dict.fromkeys(WORDED, "wants_words"),
    **dict.fromkeys(SCORED, "wants_scores"),
    AWARD: "wants_awards",
    TASK: "wants_tasks",
    MODEL: "wants_models",
}
YEARLONG = (*SCORED, AWARD, *REGISTERED)
NAMED = 3  # units alike that a message names


@dataclass(frozen=True)
class Finding:
    """What a code turned out to be: the known code or None, and the rule it broke if any."""

    code: str | None
    rule: str | None = None
    severity: Severity = "error"
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scope:
    """One campaign as the checks need it: units, and periods and other reports, by code."""

    profile: Profile
    units: Mapping[str, dict[str, Any]]
    periods: Mapping[str, dict[str, Any]]
    indicators: Mapping[str, Indicator]
    today: date
    suggest: Callable[[str], list[str]]


def scope(catalog: Catalog, campaign_id: str, today: date) -> Scope:
    """The scope of a campaign; its units include those that ceased."""
    units = catalog.units_of(campaign_id)
    by_code = {u["unit_id"]: u for u in units.iter_rows(named=True)}
    periods = {p["period_id"]: p for p in catalog.reports(campaign_id).iter_rows(named=True)}

    def suggest(text: str) -> list[str]:
        near = suggestions(units, text, NAMED)
        return [
            f"{u['unit_name']} ({code})" for code, u in by_code.items() if u["unit_name"] in near
        ][:NAMED]

    profile = catalog.profile(campaign_id)
    indicators = {i.id: i for i in profile.indicators}
    return Scope(profile, by_code, periods, indicators, today, suggest)


def find_campaign(text: str, catalog: Catalog) -> Finding:
    """The campaign of a code."""
    if text in catalog.profiles:
        return Finding(text)
    return Finding(None, "unknown_campaign", params={"known": ", ".join(catalog.profiles)})


def find_unit(text: str, name: str, at: Scope) -> Finding:
    """The unit of a code; lost leading zeros are put back where that gives a known unit."""
    if text in at.units:
        return Finding(text)
    padded = (text.zfill(width) for width in UNIT_WIDTHS if text.isascii() and text.isdigit())
    restored = next((code for code in padded if code in at.units), None)
    if restored:
        params = {"restored": restored, "unit": at.units[restored]["unit_name"]}
        return Finding(restored, "zeros_restored", "warning", params)
    near = at.suggest(name or text)
    if near:
        return Finding(None, "unknown_unit_near", params={"near": "; ".join(near)})
    return Finding(None, "unknown_unit")


def find_period(text: str, kinds: tuple[str, ...], at: Scope) -> Finding:
    """The report of a code, if it is of these kinds and open: its first day has come."""
    code = next((c for c in (text.upper(), text.lower()) if c in at.periods), None)
    codes = [c for c, p in at.periods.items() if p["kind"] in kinds]
    if code is None and kinds == ("period",):
        return Finding(None, "unknown_period", params={"earliest": codes[0], "latest": codes[-1]})
    if code is None:
        return Finding(None, "unknown_report", params={"known": ", ".join(codes) or "–"})
    kind = at.periods[code]["kind"]
    if kind not in kinds:
        return Finding(None, WANTS[kind], params={"code": code})
    start = at.periods[code]["start_date"]
    if start > at.today:
        return Finding(
            None, "period_in_future", params={"start": plain(start), "today": plain(at.today)}
        )
    return Finding(code)


def find_unit_then(unit_id: str, period_id: str, at: Scope) -> Finding:
    """Whether the report is this unit's to hand in: it was there on the day whose units owe it."""
    unit, period = at.units[unit_id], at.periods[period_id]
    first, last = _days_owed(period, at)
    params = {"unit": unit["unit_name"], "period": period_id}
    if unit["valid_from"] > last:
        params |= {"from": plain(unit["valid_from"]), "day": plain(last)}
        return Finding(None, "unit_not_yet", params=params)
    until = unit["valid_to"]
    if until is None or until >= first:
        return _if_bound(unit_id, period_id, at)
    params |= {"until": plain(until), "day": plain(first)}
    successor = at.units.get(unit["successor_id"] or "")
    if successor is None:
        return Finding(None, "unit_ceased", params=params)
    heir = f"{successor['unit_name']} ({successor['unit_id']})"
    return Finding(None, "unit_ceased_successor", params=params | {"successor": heir})


def _if_bound(unit_id: str, code: str, at: Scope) -> Finding:
    """A report or plan that the plan does not ask of the unit is taken, and said not to count."""
    unit = at.units[unit_id]
    if at.periods[code]["kind"] not in (*WORDED, "plan"):
        return Finding(unit_id)
    if bound_by(at.profile, code).binds(unit_id, unit["unit_type"]):
        return Finding(unit_id)
    label = next(k.label_vi for k in at.profile.unit_types if k.id == unit["unit_type"])
    said = {"unit": unit["unit_name"], "period": code, "unit_type": label}
    return Finding(unit_id, "unit_not_bound", "warning", said)


def _days_owed(report: Mapping[str, Any], at: Scope) -> tuple[date, date]:
    """First and last of the days on one of which the unit must have been there.

    Figures: the period's last day; plans and words: the due day, today where there is none, as
    `owing_unit` of the store has it. Marks and proposals: any day of their year."""
    if report["kind"] in YEARLONG:
        return report["start_date"], report["end_date"]
    if report["kind"] == "period":
        day = report["end_date"]
    else:
        day = report["due_at"].date() if report["due_at"] else at.today
    day = min(day, at.profile.phases.last_day)
    return day, day


def find_indicator(indicator_id: str, unit_id: str, at: Scope) -> Finding:
    """Whether the indicator belongs to the campaign and is this unit's to report."""
    unit_type = at.units[unit_id]["unit_type"]
    indicator = at.indicators.get(indicator_id)
    if indicator is None:
        return Finding(None, "unknown_indicator")
    if indicator.is_reported_by(unit_id, unit_type):
        return Finding(indicator_id)
    label = next(t.label_vi for t in at.profile.unit_types if t.id == unit_type)
    return Finding(None, "indicator_not_of_unit_type", params={"unit_type": label})


def find_indicator_then(indicator_id: str, period_id: str, at: Scope) -> Finding:
    """Whether a period asks for an indicator: one that began later, or had ended, is not asked."""
    indicator, period = at.indicators[indicator_id], at.periods.get(period_id)
    if period is None or indicator.is_asked_at(period["end_date"]):
        return Finding(indicator_id)
    days = {"from": indicator.valid_from, "until": indicator.valid_to}
    said = {name: f"{day:%d/%m/%Y}" if day else "…" for name, day in days.items()}
    return Finding(None, "indicator_not_then", params=said)
