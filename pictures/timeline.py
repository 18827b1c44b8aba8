"""Where the campaign is (đường thời gian): its phases, and the days that count in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pictures.messages import review_day, timeline_message
from schemas.row import Row
from translations import Translator
from translations.phrases import capital, counted

Kind = Literal["start", "review", "deadline", "now"]
KIND_WORDS = {
    "plan": "charts.timeline.kind_plan",
    "yearly": "charts.timeline.kind_yearly",
    "interim": "charts.timeline.kind_interim",
    "final": "charts.timeline.kind_final",
}
REVIEW_WORDS = {
    "phase-1": "charts.timeline.review_phase-1",
    "phase-2": "charts.timeline.review_phase-2",
}
PHASE_WORDS = {"phase-1": "phase.phase-1", "phase-2": "phase.phase-2"}
"""Closed lists of words and the key of each."""


@dataclass(frozen=True)
class PhaseMark:
    """A phase: its days, its years in words, the part that has passed (0 to 1)."""

    code: str
    name: str
    start: date
    end: date
    years: str
    passed: float
    is_now: bool
    is_assumed: bool


@dataclass(frozen=True)
class DayMark:
    """A day that counts: what it is, the day in words (a month where only that is known).

    `code` and `report` are the name and kind of a deadline, `left` how long it is until then in
    words, `moment` its hour.
    """

    kind: Kind
    day: date
    text: str
    word: str
    phase: str = ""
    report: str = ""
    code: str = ""
    is_next: bool = False
    left: str = ""
    days_left: int = 0
    moment: str = ""
    recipient: str = ""

    @property
    def name(self) -> str:
        """What it is, as a label of its own."""
        return capital(self.word)


@dataclass(frozen=True)
class TimelinePicture:
    """The sentence, the phases in order, the days in order, and the first and the last day."""

    sentence: str
    phases: tuple[PhaseMark, ...]
    days: tuple[DayMark, ...]
    first: date
    last: date

    def of(self, kind: Kind) -> tuple[DayMark, ...]:
        """The days of one kind, in order."""
        return tuple(mark for mark in self.days if mark.kind == kind)

    @property
    def next_deadline(self) -> DayMark | None:
        """The deadline that comes next, if one does."""
        return next((mark for mark in self.of("deadline") if mark.is_next), None)


def timeline_picture(
    phases: Sequence[Row], deadlines: Sequence[Row], as_of: date, t: Translator
) -> TimelinePicture | None:
    """The time line on a day; reads PhaseList and DeadlineList. None without phases."""
    rows = sorted(phases, key=lambda r: r["start_date"])
    if not rows:
        return None
    first, last = rows[0]["start_date"], rows[-1]["end_date"]
    days = [
        DayMark("start", first, t.date(first), t("deck.timeline.start")),
        *(_review(row, t) for row in rows),
        *(_deadline(row, t) for row in deadlines if row["due_at"]),
        DayMark("now", as_of, t.date(as_of), t("deck.timeline.now")),
    ]
    days.sort(key=lambda mark: mark.day)
    marks = tuple(_phase(row, as_of, t) for row in rows)
    return TimelinePicture(timeline_message(rows, as_of, t), marks, tuple(days), first, last)


def _phase(row: Row, as_of: date, t: Translator) -> PhaseMark:
    return PhaseMark(
        code=row["phase_id"],
        name=t(PHASE_WORDS[row["phase_id"]]),
        start=row["start_date"],
        end=row["end_date"],
        years=f"{row['first_year']}–{row['last_year']}",
        passed=min(max(row["elapsed_ratio"], 0.0), 1.0),
        is_now=row["start_date"] <= as_of < row["end_date"],
        is_assumed=row["is_assumed"],
    )


def _review(row: Row, t: Translator) -> DayMark:
    """The meeting that reviews a phase; a day that the plan does not say is given as a month."""
    day = review_day(row)
    text = f"{day:%m/%Y}" if row["is_assumed"] else t.date(day)
    word = t(REVIEW_WORDS[row["phase_id"]])
    return DayMark("review", day, text, word, phase=row["phase_id"])


def _deadline(row: Row, t: Translator) -> DayMark:
    day, left = row["due_at"].date(), row["days_left"]
    return DayMark(
        "deadline",
        day,
        t.date(day),
        t(KIND_WORDS[row["kind"]]),
        report=row["kind"],
        code=row["deadline_id"],
        is_next=row["is_next"],
        left=counted(t, "charts.timeline.left", left) if left > 0 else t("charts.timeline.today"),
        days_left=left,
        moment=t.moment(row["due_at"]),
        recipient=t.pick(row, "recipient") if row["recipient_vi"] else "",
    )
