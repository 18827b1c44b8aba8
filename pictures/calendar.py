"""Deadlines as lines (lịch hạn): what is due, when, to whom, and how much of it is in."""

from dataclasses import dataclass

import polars as pl

from pictures.report_marks import COUNTED, mark_badge
from schemas.row import Row
from translations import Translator
from translations.phrases import counted, markdown, source_text

OBLIGATION_KEYS = {
    "final": "obligation.final",
    "interim": "obligation.interim",
    "plan": "obligation.plan",
    "yearly": "obligation.yearly",
}

SOON = 30  # days: a month's notice


@dataclass(frozen=True)
class CalendarLine:
    """One obligation in Markdown: when and what, chips of the states, to whom and from where."""

    obligation_id: str
    head: str
    chips: str
    detail: str
    is_next: bool


def obligation_name(row: Row, t: Translator) -> str:
    """What is owed, in words: Báo cáo năm 2026, báo cáo quý III/2026, kế hoạch của đơn vị."""
    if row["kind"] == "period":
        return t("obligation.period", period=t.period(row["period_id"]))
    year = row["year"] or (row["due_at"].year if row["due_at"] else "")
    due = t.date(row["due_at"]) if row["due_at"] else t("obligation.undated")
    return t(OBLIGATION_KEYS[row["kind"]], year=year, due=due).strip()


def obligation_choice(row: Row, t: Translator) -> str:
    """The name with its deadline, to choose it by."""
    name = obligation_name(row, t)
    if row["kind"] == "plan" or row["due_at"] is None:
        return name
    return t("obligation.choice", name=name, due=t.date(row["due_at"]))


def days_text(row: Row, t: Translator) -> str:
    """«còn 14 ngày», «hạn hôm nay», «quá hạn 3 ngày»; without a deadline, that it is unknown."""
    days = row["days_left"]
    if days is None:
        return t("obligation.undated")
    if days < 0:
        return counted(t, "obligation.past", -days)
    return counted(t, "obligation.left", days) if days else t("obligation.today")


def next_due(obligations: pl.DataFrame) -> Row | None:
    """The open obligation due first; none open: the one due last."""
    dated = obligations.filter(pl.col("due_at").is_not_null()).sort("due_at", "obligation_id")
    ahead = dated.filter("is_open")
    rows = ahead.head(1) if len(ahead) else dated.tail(1)
    return next(iter(rows.to_dicts()), None)


def calendar_lines(
    obligations: pl.DataFrame, every: pl.DataFrame, t: Translator
) -> list[CalendarLine]:
    """Some obligations of all in order of deadline, undated ones last; reads ObligationList."""
    due = next_due(every)
    nearest = due["obligation_id"] if due and due["is_open"] else None
    rows = obligations.sort("due_at", "obligation_id", nulls_last=True).to_dicts()
    return [_line(row, row["obligation_id"] == nearest, t) for row in rows]


def calendar_message(obligations: pl.DataFrame, t: Translator) -> str:
    """What is due next and in how many days; nothing left is said so."""
    due = next_due(obligations)
    if due is None:
        return t("obligation.none")
    if not due["is_open"]:
        return t("obligation.all_past", name=obligation_name(due, t), date=t.date(due["due_at"]))
    return t("obligation.next", name=obligation_name(due, t), days=days_text(due, t))


def _line(row: Row, is_next: bool, t: Translator) -> CalendarLine:
    when = t.moment(row["due_at"]) if row["due_at"] else t("obligation.undated")
    head = f"**{when}** · {markdown(obligation_name(row, t))}"
    recipient = row[f"recipient_{t.language}"] or t("obligation.no_recipient")
    values = {"recipient": recipient, "source": source_text(row["source"], t)}
    detail = markdown(t("obligation.detail", **values))
    return CalendarLine(row["obligation_id"], head, _chips(row, is_next, t), detail, is_next)


def _chips(row: Row, is_next: bool, t: Translator) -> str:
    owed = row["expected_count"] - row["exempt_count"]
    near = row["is_open"] and row["days_left"] is not None and row["days_left"] <= SOON
    late = not row["is_open"] and row["overdue_count"]
    colour = "orange" if near else ("red" if late else "gray")
    share = f"{t.number(row['accepted_count'])}/{t.number(owed)}"
    chips = [f":{colour}-badge[:material/event: {days_text(row, t)}]"] if row["due_at"] else []
    chips += [f":violet-badge[{t('obligation.nearest')}]"] if is_next else []
    chips += [f":gray-badge[:material/fact_check: {t('card.units', share=share)}]"]
    for kind, states in COUNTED.items():
        count = sum(row[f"{state}_count"] for state in states)
        chips += [mark_badge(kind, t, count)] if count else []
    if row["spared_count"]:
        chips += [f":gray-badge[{t('obligation.spared', count=t.number(row['spared_count']))}]"]
    return " ".join(chips)
