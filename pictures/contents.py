"""Contents against their path (nội dung so với lộ trình): one mark a content, worst first."""

from collections.abc import Sequence
from dataclasses import dataclass

from pictures.messages import bullets_message
from pictures.tokens import BEHIND, RATED
from schemas.row import Row
from translations import Translator
from translations.held import bare_share, held_pace, held_share
from translations.value_words import STATUS_KEYS


@dataclass(frozen=True)
class ContentMark:
    """A content: how far it is and should be (0–100 % of the phase's way; None: not known).

    A text is bare where its medium says the measure in a head, a share says it itself.
    """

    code: str
    name: str
    status: str
    word: str
    done: float | None
    required: float | None
    done_text: str
    required_text: str
    done_share: str
    required_share: str
    pace_text: str
    row: Row

    @property
    def is_behind(self) -> bool:
        """Whether it needs attention."""
        return self.status in BEHIND


@dataclass(frozen=True)
class ContentPicture:
    """The sentence over the marks, and the marks, worst first."""

    sentence: str
    marks: tuple[ContentMark, ...]


def content_picture(rows: Sequence[Row], t: Translator) -> ContentPicture:
    """The contents of one group; reads ContentStanding."""
    ordered = worst_first(rows)
    return ContentPicture(bullets_message(ordered, t), tuple(_mark(row, t) for row in ordered))


def worst_first(rows: Sequence[Row]) -> list[Row]:
    """Slowest pace first, those without a status of progress last."""
    far = float("inf")
    return sorted(
        rows,
        key=lambda r: (
            r["status"] not in RATED,
            far if r["pace_ratio"] is None else r["pace_ratio"],
            r["position"],
        ),
    )


def _mark(row: Row, t: Translator) -> ContentMark:
    return ContentMark(
        code=row["content_id"],
        name=str(t.pick(row, "short")),
        status=row["status"],
        word=t(STATUS_KEYS[row["status"]]),
        done=row["achieved_pct"],
        required=row["required_pct"],
        done_text=bare_share(row, t),
        required_text=bare_share(row, t, "required_pct"),
        done_share=held_share(row, t),
        required_share=held_share(row, t, "required_pct"),
        pace_text=held_pace(row, t),
        row=row,
    )
