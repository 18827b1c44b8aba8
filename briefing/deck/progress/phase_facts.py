"""What slides of a review say of a phase: is it over, how do its indicators end."""

from datetime import date

import polars as pl

from briefing.deck.forms import Tone
from briefing.deck.room import Room
from pictures.tokens import BEHIND
from queries.reference.questions import phase_list
from schemas.frames import ObligationList, PhaseList

REACHED = ("exceeded", "reached", "early")
GROUPS: tuple[tuple[str, Tone], ...] = (
    ("reached", "subject"),
    ("on_track", "earlier"),
    ("behind", "attention"),
    ("unknown", "rest"),
)


def phase_row(room: Room) -> PhaseList | None:
    """The phase the deck is about: its days, and the part that has passed."""
    rows = PhaseList.rows(room.ask(phase_list).filter(phase_id=room.chosen.phase))
    return rows[0] if rows else None


def is_over(room: Room) -> bool:
    """Whether the phase is closed: it has ended and its last figures are in."""
    row = phase_row(room)
    return row is not None and bool(row.is_closed)


def moment(room: Room) -> str:
    """«Hết giai đoạn 1» once it is over, else «Đến 29/11/2026»."""
    t, row = room.t, phase_row(room)
    if row and is_over(room):
        return t("deck.phase.ended", phase=t(f"phase.{row.phase_id}").lower())
    return t("deck.phase.until", date=t.date(room.chosen.as_of))


def group_of(status: str) -> str:
    """One of GROUPS: reached counts exceeded and early too."""
    if status in REACHED:
        return "reached"
    if status in BEHIND:
        return "behind"
    return "on_track" if status == "on_track" else "unknown"


def sizes(rows: pl.DataFrame) -> dict[str, int]:
    """How many indicators end in each group."""
    found = [group_of(status) for status in rows["status"]]
    return {name: found.count(name) for name, _ in GROUPS}


def is_rated(room: Room) -> bool:
    """Whether any indicator of the phase can be rated on the day."""
    return sizes(room.indicators)["unknown"] < room.indicators.height


def year_of(row: ObligationList) -> int | None:
    """The year an obligation is of; a review's is that of its deadline."""
    due: date | None = row.due_at
    return row.year or (due.year if due else None)
