"""An event that explains figures (ghi chép) in words."""

from schemas.row import Row
from translations import Translator


def note_text(row: Row, t: Translator) -> str:
    """Date, whose it is, text and source of an event in full."""
    whose = f"{row['short_name']}: " if row["short_name"] else ""
    said = f"{t.date(row['at_date'])}: {whose}{note_words(row, t)}"
    return t("note.sourced", said=said, source=row["source"]) if row["source"] else said


def note_words(row: Row, t: Translator) -> str:
    """The text of an event in the language of the reader, where it has one."""
    return str(row["text_en"] if t.language == "en" and row["text_en"] else row["text"])
