"""How the state of a report is marked: glyph, word, symbol and colour, the same everywhere."""

import polars as pl

from pictures.tokens import STATUS, TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.value_words import REPORT_MARK_KEYS

GLYPHS = {
    "received": "■",
    "incomplete": "◆",
    "late": "▼",
    "rejected": "✕",
    "overdue": "□",
    "waiting": "□",
    "exempt": "◇",
}
ORDER = list(GLYPHS)
MISSING = ("rejected", "waiting", "overdue")
COUNTED = {
    "received": ("on_time", "undated"),
    "late": ("late",),
    "rejected": ("rejected",),
    "overdue": ("overdue",),
    "waiting": ("waiting",),
    "exempt": ("exempt",),
}
BADGES = {
    "received": "blue",
    "incomplete": "blue",
    "late": "orange",
    "rejected": "red",
    "overdue": "red",
}


def mark(row: Row) -> str:
    """The mark of a unit: its state; on time or undated is received, or incomplete."""
    if row["state"] not in ("on_time", "undated"):
        return str(row["state"])
    return "received" if row["is_complete"] else "incomplete"


def look(kind: str, mode: Mode) -> tuple[str, str]:
    """Plotly symbol and colour of a mark."""
    c = TOKENS[mode]
    looks = {
        "received": ("square", c.primary),
        "incomplete": ("diamond", c.rise),
        "late": ("triangle-down", STATUS["slow"].fill(mode)),
        "rejected": ("x", STATUS["at_risk"].fill(mode)),
        "overdue": ("square-open", c.red),
        "waiting": ("square-open", c.ink_3),
        "exempt": ("diamond-open", c.ink_3),
    }
    return looks[kind]


def fill(kind: str, mode: Mode) -> str:
    """Fill of an area or a bar; what has not come is pale, darker once the deadline has passed."""
    c = TOKENS[mode]
    pale = {"overdue": c.mute, "waiting": c.mute_2, "exempt": c.surface_2}
    return pale.get(kind) or look(kind, mode)[1]


def mark_text(kind: str, t: Translator) -> str:
    """Glyph and word: ✕ Bị trả lại."""
    return f"{GLYPHS[kind]} {t(REPORT_MARK_KEYS[kind])}"


def mark_badge(kind: str, t: Translator, count: int | None = None) -> str:
    """The mark as a Streamlit Markdown badge, with a count where there is one."""
    words = mark_text(kind, t) if count is None else f"{mark_text(kind, t)} {t.number(count)}"
    return f":{BADGES.get(kind, 'gray')}-badge[{words}]"


def marks_legend(states: pl.DataFrame, t: Translator) -> str:
    """The marks that occur, in order: ■ đã nhận ✕ bị trả lại □ chưa nộp."""
    found = {mark(row) for row in states.to_dicts()}
    words = [mark_text(kind, t) for kind in ORDER if kind in found]
    return " ".join(words).lower()
