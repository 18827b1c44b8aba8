"""How models of the register are marked: kinds, states, and units by what they have of them."""

from translations import Translator

KINDS = {
    "exemplar": ("▲", "exceeded"),
    "model": ("■", "on_track"),
    "initiative": ("●", "early"),
}
"""Glyph of each kind, and the status whose colours it bears, in the order bars stack them."""
UNITS = {
    "recognised": ("●", "reached"),
    "taken": ("■", "on_track"),
    "entered": ("◇", "no_target"),
    "silent": ("○", "not_reported"),
}
"""The same of units: with a recognised model, with one taken over only, with none recognised, and
those that told of none."""
STATES = {"entered": "◇", "recognised": "●", "replicated": "▲", "withdrawn": "✕"}
ASKS = {"counted": "·", "met": "●", "not_due": "◇", "not_met": "✕", "not_reported": "○"}


def kind_text(kind: str, t: Translator) -> str:
    """Glyph and word: ■ mô hình."""
    return f"{KINDS[kind][0]} {t(f'model_kind.{kind}')}"


def state_text(state: str, t: Translator) -> str:
    """Glyph and word: ▲ đã nhân rộng."""
    return f"{STATES[state]} {t(f'model_state.{state}')}"


def unit_text(state: str, t: Translator) -> str:
    """Glyph and word: ○ chưa báo cáo."""
    return f"{UNITS[state][0]} {t(f'model_unit.{state}')}"


def ask_text(state: str, t: Translator) -> str:
    """Glyph and word: ● đạt."""
    return f"{ASKS[state]} {t(f'model_ask.{state}')}"
