"""How models of the register are marked: kinds, states, and units by what they have of them."""

from translations import Translator
from translations.value_words import MODEL_KIND_KEYS

MODEL_ASK_KEYS = {
    "counted": "model_ask.counted",
    "met": "model_ask.met",
    "not_due": "model_ask.not_due",
    "not_met": "model_ask.not_met",
    "not_reported": "model_ask.not_reported",
}
MODEL_STATE_KEYS = {
    "entered": "model_state.entered",
    "recognised": "model_state.recognised",
    "replicated": "model_state.replicated",
    "withdrawn": "model_state.withdrawn",
}
MODEL_UNIT_KEYS = {
    "entered": "model_unit.entered",
    "recognised": "model_unit.recognised",
    "silent": "model_unit.silent",
    "taken": "model_unit.taken",
}

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
    return f"{KINDS[kind][0]} {t(MODEL_KIND_KEYS[kind])}"


def state_text(state: str, t: Translator) -> str:
    """Glyph and word: ▲ đã nhân rộng."""
    return f"{STATES[state]} {t(MODEL_STATE_KEYS[state])}"


def unit_text(state: str, t: Translator) -> str:
    """Glyph and word: ○ chưa báo cáo."""
    return f"{UNITS[state][0]} {t(MODEL_UNIT_KEYS[state])}"


def ask_text(state: str, t: Translator) -> str:
    """Glyph and word: ● đạt."""
    return f"{ASKS[state]} {t(MODEL_ASK_KEYS[state])}"
