"""A status in words, as text or as a badge of the page."""

from pictures.tokens import STATUS
from translations import Translator
from translations.value_words import STATUS_KEYS


def status_text(status: str, t: Translator) -> str:
    """Glyph and word: ✕ Nguy cơ."""
    return f"{STATUS[status].glyph} {t(STATUS_KEYS[status])}"


def status_badge(status: str, t: Translator) -> str:
    """The status as a Streamlit Markdown badge."""
    return f":{STATUS[status].badge}-badge[{status_text(status, t)}]"
