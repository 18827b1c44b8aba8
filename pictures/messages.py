"""The message of each figure about progress: a sentence with its number, made by rule."""

from collections.abc import Sequence
from datetime import date

from pictures.tokens import BEHIND, RATED
from schemas.row import Row
from translations import Translator
from translations.held import held_share
from translations.phrases import capital, counted, first_fitting, gap, joined, lag
from translations.rounding import rounded, shown_decimals

CHARTS_HEAT_GROUPS_KEYS = {
    "all": "charts.heat.groups_all",
    "cluster": "charts.heat.groups_cluster",
    "group": "charts.heat.groups_group",
    "unit": "charts.heat.groups_unit",
    "unit_type": "charts.heat.groups_unit_type",
}
CHARTS_TRAJECTORY_VERB_KEYS = {
    "higher": "charts.trajectory.verb_higher",
    "lower": "charts.trajectory.verb_lower",
}


def span(t: Translator, start: date, end: date) -> str:
    """How long it is: days under two months, else whole months."""
    days = (end - start).days
    if days < 61:
        return counted(t, "charts.timeline.days", days)
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return counted(t, "charts.timeline.months", months)


def timeline_message(phases: Sequence[Row], as_of: date, t: Translator) -> str:
    """Where the as-of date is in the phases."""
    now = next((p for p in phases if as_of <= p["end_date"]), None)
    if now is None:
        return t("charts.timeline.after", date=t.date(phases[-1]["end_date"]))
    if as_of < now["start_date"]:
        return t("charts.timeline.before", span=span(t, as_of, now["start_date"]))
    words = {
        "phase": t(f"phase.{now['phase_id']}"),
        "review": t(f"charts.timeline.review_{now['phase_id']}"),
        "share": t.amount(now["elapsed_ratio"] * 100, "%", 1),
    }
    if as_of == now["end_date"]:
        return t("charts.timeline.last_day", phase=words["phase"])
    review = now["review_on"]
    if review is None or as_of > review:
        return capital(t("charts.timeline.reviewed", span=span(t, as_of, now["end_date"]), **words))
    if as_of == review:
        return capital(t("charts.timeline.review_day", **words))
    return capital(t("charts.timeline.inside", span=span(t, as_of, review), **words))


def review_day(row: Row) -> date:
    """The day of the meeting that reviews a phase; of a table without one its last day."""
    day: date = row["review_on"] or row["end_date"]
    return day


def has_missed(rows: Sequence[Row]) -> bool:
    """Whether a row is not met, which is said only once a phase is closed: no path is left then."""
    return any(row["status"] == "not_met" for row in rows)


def bullets_message(rows: Sequence[Row], t: Translator) -> str:
    """How many contents keep to the path and which lag, or met their target; worst row first."""
    closed = has_missed(rows)
    behind = [r for r in rows if r["status"] in BEHIND]
    on = sum(r["status"] in RATED and r["status"] not in BEHIND for r in rows)
    unknown = len(rows) - on - len(behind)
    if not on and not behind:
        return t("charts.bullets.none_rated")
    if not behind and not unknown:
        return counted(t, "charts.bullets.all", on)
    if not behind:
        return counted(
            t, "charts.bullets.unknown", unknown, on=t.number(on), total=t.number(len(rows))
        )
    head = counted(
        t,
        "charts.bullets_closed.some" if closed else "charts.bullets.some",
        on,
        total=t.number(len(rows)),
    )
    head = head if on else t("charts.bullets_closed.zero" if closed else "charts.bullets.zero")
    return first_fitting(*_lag_sentences(head, behind, on, closed, t), head)


def _lag_sentences(
    head: str, behind: Sequence[Row], on: int, closed: bool, t: Translator
) -> list[str]:
    worst = behind[0]
    lowest = t(
        "charts.bullets.lowest",
        head=head,
        name=t.pick(worst, "short"),
        value=held_share(worst, t),
        required=held_share(worst, t, "required_pct"),
    )
    if len(behind) > 2 or not on:
        return [lowest]
    names = joined(t, [t.pick(row, "short") for row in behind])
    lag = counted(
        t,
        "charts.bullets_closed.lag" if closed else "charts.bullets.lag",
        len(behind),
        head=head,
        names=names,
    )
    return [lag, lowest]


def trajectory_message(last: Row | None, target: float | None, item: Row, t: Translator) -> str:
    """The last value against the path on the same day."""
    names = (t.pick(item, "label"), t.pick(item, "short"))
    return first_fitting(*(_trajectory(last, target, name, item, t) for name in names))


def _trajectory(last: Row | None, target: float | None, name: str, item: Row, t: Translator) -> str:
    measure, decimals = item["measure"], item["decimals"]
    if last is None:
        key = "charts.trajectory.none_free" if target is None else "charts.trajectory.none"
        return t(key, name=name, target=t.amount(target, measure, decimals))
    value = t.amount(last["value"], measure, decimals, last["required_value"])
    head = t(CHARTS_TRAJECTORY_VERB_KEYS[item["direction"]], name=name, value=value)
    if last["required_value"] is None:
        return t("charts.trajectory.free", head=head)
    ahead = lead(last["value"], last["required_value"], item)
    parted = shown_decimals(ahead, 0.0, decimals)
    if ahead == 0:
        return t("charts.trajectory.on", head=head)
    key = "charts.trajectory.above" if ahead > 0 else "charts.trajectory.below"
    return t(key, head=head, gap=gap(t, ahead, measure, parted))


def lead(value: float, required: float, item: Row) -> float:
    """How far a value is ahead of its path, as shown, 0 where it is on it; positive is better."""
    sign = 1 if item["direction"] == "higher" else -1
    ahead = (value - required) * sign
    return rounded(ahead, shown_decimals(ahead, 0.0, item["decimals"]))


def heat_message(rows: Sequence[Row], level: str, t: Translator) -> str:
    """The content slow or at risk in most groups."""
    groups = t(CHARTS_HEAT_GROUPS_KEYS[level])
    rated = [r for r in rows if r["status"] in RATED]
    if not rated:
        return t("charts.heat.none_rated", groups=groups)
    names = {
        r["content_id"]: t.pick(r, "short") for r in sorted(rated, key=lambda r: r["position"])
    }
    behind = {i: sum(r["content_id"] == i and r["status"] in BEHIND for r in rated) for i in names}
    most = max(behind.values())
    if not most:
        return counted(t, "charts.heat.clear", len(names), groups=groups, lag=lag(t, rated))
    worst = [name for i, name in names.items() if behind[i] == most]
    total = t.number(len({r["group_id"] for r in rows}))
    values = {"total": total, "groups": groups, "contents": t.number(len(worst))}
    values["lag"] = lag(t, rated)
    key = "charts.heat.worst" if len(worst) == 1 else "charts.heat.tied"
    named = counted(t, key, most, names=joined(t, worst), **values)
    many = counted(t, "charts.heat.many", most, **values)
    return first_fitting(named if len(worst) < 3 else many, many if len(worst) > 1 else named)


def multiples_message(rows: Sequence[Row], item: Row, t: Translator) -> str:
    """Which groups are behind the path; rows are last values, furthest behind first."""
    if not rows:
        return t("charts.multiples.none")
    best = max(rows, key=lambda r: r["value"] * (1 if item["direction"] == "higher" else -1))
    compared = [r for r in rows if r["lead"] is not None]
    behind = [r for r in compared if r["lead"] < 0]
    chosen = behind[0] if behind else best
    words = {
        "name": t.pick(chosen, "group_name"),
        "value": t.amount(chosen["value"], item["measure"], item["decimals"]),
    }
    if not compared:
        return first_fitting(t("charts.multiples.free", **words))
    if not behind:
        return first_fitting(counted(t, "charts.multiples.all_on", len(compared), **words))
    if len(behind) == len(compared):
        return first_fitting(counted(t, "charts.multiples.all_behind", len(behind), **words))
    rest, total = len(compared) - len(behind), t.number(len(compared))
    many = t("charts.multiples.many", behind=t.number(len(behind)), total=total, **words)
    names = joined(t, [t.pick(r, "group_name") for r in behind])
    few = counted(t, "charts.multiples.few", rest, names=names)
    return first_fitting(*([few] if len(behind) < 3 else []), many)
