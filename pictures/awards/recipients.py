"""For whom (đối tượng được khen): one mark a class of recipients, in the order of form 0603.

Classes of fewer than five persons stand in one bar with the next one above, so none is told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.row import Row
from translations import Translator
from translations.phrases import first_fitting
from translations.value_words import AWARDS_CLASS_KEYS


@dataclass(frozen=True)
class RecipientMark:
    """A class of recipients: its name, the length of its bar and the count on it."""

    code: str
    name: str
    value: int
    text: str


@dataclass(frozen=True)
class RecipientPicture:
    """The sentence over the bars, and the bars in the order of the answer."""

    sentence: str
    marks: tuple[RecipientMark, ...]


def recipient_picture(rows: Sequence[Row], t: Translator) -> RecipientPicture:
    """Reads recipient_class, award_count, worker_pct (null: not known, or not told apart)."""
    marks = tuple(
        RecipientMark(
            row["recipient_class"],
            t(AWARDS_CLASS_KEYS[row["recipient_class"]]),
            row["award_count"],
            t.number(row["award_count"]),
        )
        for row in rows
    )
    return RecipientPicture(classes_message(rows, t), marks)


def classes_message(rows: Sequence[Row], t: Translator) -> str:
    """Share of direct workers among the individuals."""
    share = rows[0]["worker_pct"]
    if share is None:
        return t("charts.award_classes.unknown")
    return first_fitting(t("charts.award_classes.message", share=t.amount(share, "%", 1)))
