"""How the state of a task is marked: glyph, word and colour, the same everywhere."""

from pictures.tokens import STATUS, Mode
from schemas.row import Row
from translations import Translator

REMEDY_STATE_KEYS = {
    "done": "remedy_state.done",
    "done_late": "remedy_state.done_late",
    "open": "remedy_state.open",
    "overdue": "remedy_state.overdue",
}
TASK_STATE_KEYS = {
    "done": "task_state.done",
    "done_late": "task_state.done_late",
    "done_on_time": "task_state.done_on_time",
    "not_due": "task_state.not_due",
    "not_reported": "task_state.not_reported",
    "not_started": "task_state.not_started",
    "overdue": "task_state.overdue",
    "standing": "task_state.standing",
    "under_way": "task_state.under_way",
}

MARKS = {
    "done_on_time": ("●", "reached"),
    "done": ("✓", "early"),
    "done_late": ("▼", "slow"),
    "under_way": ("■", "on_track"),
    "standing": ("▲", "exceeded"),
    "not_due": ("·", "not_due"),
    "not_started": ("◇", "no_target"),
    "overdue": ("✕", "at_risk"),
    "not_reported": ("○", "not_reported"),
}
"""Glyph of each state, and the status whose colours it bears, in the order bars stack them."""
DONE = ("done_on_time", "done", "done_late")
MOVING = ("under_way", "standing")
SAID = (*DONE, *MOVING, "not_started", "overdue")
"""States that rest on a word of the unit: in the others it may have said nothing."""
BADGES = {"overdue": "red", "not_reported": "gray", "done_late": "orange"}


def fill(state: str, mode: Mode) -> str:
    """The colour of a state."""
    return STATUS[MARKS[state][1]].fill(mode)


def state_text(state: str, t: Translator) -> str:
    """Glyph and word: ✕ quá hạn."""
    return f"{MARKS[state][0]} {t(TASK_STATE_KEYS[state])}"


def state_badge(state: str, t: Translator) -> str:
    """The state as a Streamlit Markdown badge."""
    return f":{BADGES.get(state, 'blue')}-badge[{state_text(state, t)}]"


REMEDIES = {"done": "●", "done_late": "▼", "open": "■", "overdue": "✕"}
"""Glyph of what became of something an inspection wants put right."""


def remedy_text(row: Row, t: Translator) -> str:
    """Glyph, word and day of what became of it; nothing must be put right: no word."""
    state = row["remedy_state"]
    if state == "none":
        return ""
    done_on = t.date(row["remedy_done_on"]) if row["remedy_done_on"] else ""
    return f"{REMEDIES[state]} {t(REMEDY_STATE_KEYS[state], date=done_on)}"


def counted(row: Row, states: tuple[str, ...]) -> int:
    """How many of a row's tasks of units are in one of these states."""
    return sum(int(row[f"{state}_count"]) for state in states)


def task_name(row: Row, t: Translator) -> str:
    """Clause, year of a yearly task, and the task in short words."""
    year = "" if row["round"] == "once" else f" ({row['round']})"
    return f"{row['clause']}{year} · {t.pick(row, 'label')}"
