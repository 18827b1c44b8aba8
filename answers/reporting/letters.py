"""Reminder letters (thư nhắc): which letter a unit gets, and what it says. Vietnamese only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pictures.calendar import days_text, obligation_name
from pictures.report_marks import mark
from schemas.row import Row
from translations import Translator, translator

LETTER_ASK_KEYS = {
    "incomplete": "letter.ask_incomplete",
    "overdue": "letter.ask_overdue",
    "reminder": "letter.ask_reminder",
    "returned": "letter.ask_returned",
}
LETTER_STATE_KEYS = {
    "incomplete": "letter.state_incomplete",
    "overdue": "letter.state_overdue",
    "reminder": "letter.state_reminder",
    "returned": "letter.state_returned",
}
LETTER_SUBJECT_KEYS = {
    "incomplete": "letter.subject_incomplete",
    "overdue": "letter.subject_overdue",
    "reminder": "letter.subject_reminder",
    "returned": "letter.subject_returned",
}

KINDS = {
    "waiting": "reminder",
    "overdue": "overdue",
    "rejected": "returned",
    "incomplete": "incomplete",
}


@dataclass(frozen=True)
class Letter:
    """One letter: to whom, about what, and its paragraphs."""

    unit_id: str
    unit_name: str
    kind: str
    subject: str
    paragraphs: tuple[str, ...]
    is_sample: bool
    edition: str


@dataclass(frozen=True)
class Occasion:
    """What all letters of one mailing share: obligation, campaign, as-of date, full names, and
    which release makes them from which version of the data."""

    obligation: Row
    campaign: Row
    as_of: date
    names: Mapping[str, str]
    is_sample: bool
    edition: str
    late_tasks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Tasks of the plan past their last day, by unit, in words."""
    keeper: str = ""
    """Full name of whom the plan charges with the own report upward: who writes; blank: nobody."""


def letters(units: Iterable[Row], occasion: Occasion) -> list[Letter]:
    """One letter for each unit that still has something to do, in the order given."""
    t = translator("vi")
    return [_letter(row, occasion, t) for row in units if letter_kind(row)]


def letter_kind(row: Row) -> str | None:
    """Which letter a unit gets (reminder, overdue, returned, incomplete); none when done."""
    kind = mark(row)
    if kind == "late" and not row["is_complete"]:
        kind = "incomplete"
    return KINDS.get(kind)


def _letter(row: Row, occasion: Occasion, t: Translator) -> Letter:
    kind = letter_kind(row) or ""
    due = occasion.obligation
    values = _values(row, occasion, t)
    known = "letter.basis_due" if due["due_at"] else "letter.basis_undated"
    ask_by = t("letter.by_due" if due["is_open"] and due["due_at"] else "letter.by_now")
    paragraphs = [
        t(known, **_only(values, "campaign", "report", "recipient", "due")),
        t(LETTER_STATE_KEYS[kind], **values),
        t(LETTER_ASK_KEYS[kind], by=ask_by, **_only(values, "report", "unit")),
        *_tasks(row, occasion, t),
        *_history(row, t),
        t("letter.close"),
    ]
    subject = t(LETTER_SUBJECT_KEYS[kind], report=values["report"])
    name = str(values["unit"])
    stamped = (occasion.is_sample, occasion.edition)
    return Letter(row["unit_id"], name, kind, subject, tuple(paragraphs), *stamped)


def _values(row: Row, occasion: Occasion, t: Translator) -> dict[str, str]:
    due = occasion.obligation
    report = obligation_name(due, t)
    return {
        "campaign": t.pick(occasion.campaign, "name"),
        "unit": occasion.names.get(row["unit_id"], row["short_name"]),
        "report": report[:1].lower() + report[1:],
        "recipient": due["recipient_vi"] or t("letter.recipient"),
        "due": t.moment(due["due_at"]),
        "as_of": t.date(occasion.as_of),
        "days": days_text(due, t),
        "problems": t.number(row["problem_count"]),
        "received": t.date(row["received_at"]),
        "filled": t.number(row["filled_count"]),
        "mandatory": t.number(row["mandatory_count"]),
        "missing": t.number(row["mandatory_count"] - row["filled_count"]),
    }


def _only(values: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: values[name] for name in names}


def _tasks(row: Row, occasion: Occasion, t: Translator) -> list[str]:
    """What the plan asks of the unit that is past its last day."""
    late = occasion.late_tasks.get(row["unit_id"], ())
    return [t("letter.tasks", tasks="; ".join(late))] if late else []


def _history(row: Row, t: Translator) -> list[str]:
    said = []
    if row["previous_received_at"]:
        key = "letter.previous_late" if row["previous_state"] == "late" else "letter.previous_came"
        said.append(t(key, date=t.date(row["previous_received_at"])))
    elif row["previous_state"] in ("rejected", "overdue", "waiting"):
        said.append(t("letter.previous_none"))
    if row["reminder_count"]:
        count, last = t.number(row["reminder_count"]), t.date(row["last_reminder_at"])
        said.append(t("letter.reminded", count=count, date=last))
    return said


def mail_text(letter: Letter) -> str:
    """The letter as an e-mail: subject, then the body; nobody's address is known, nothing sent."""
    t = translator("vi")
    sample = [t("letter.sample"), ""] if letter.is_sample else []
    head = [t("letter.mail_subject", subject=letter.subject), ""]
    body: Sequence[str] = [t("letter.to", unit=letter.unit_name), *letter.paragraphs]
    return "\r\n".join(
        [*head, *sample, "\r\n\r\n".join(body), "", t("letter.mail_sign"), "", letter.edition, ""]
    )
