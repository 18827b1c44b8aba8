"""What changed between two days (thay đổi), known then and known now: a few lines, by subject."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from answers.answers import Answers
from answers.comparison.compare import Comparison, comparison
from answers.comparison.sides import Moment, Side
from answers.comparison.words import lines
from pictures.status import status_text
from queries.reporting.questions import headline
from schemas.selection import Selection
from translations import Translator
from translations.phrases import counted
from translations.value_words import COMPARISON_LINE_KEYS

NAMED = 2  # a sentence names two, then counts the rest


@dataclass(frozen=True)
class Changes:
    """From the end of which day to the end of which, and what changed; empty: nothing did."""

    since: date
    until: date
    lines: tuple[str, ...]


def usual_since(answers: Answers, chosen: Selection) -> date:
    """The day figures are compared with where nobody says which: one reporting period earlier."""
    day: date = answers.ask(headline, chosen)["previous_date"][0]
    return min(day, chosen.as_of - timedelta(days=1))


def changes(answers: Answers, chosen: Selection, since: date, t: Translator) -> Changes:
    """Reports, progress, scores and awards of the whole campaign, known by the end of each day."""
    return told(days_compared(answers, chosen, since), chosen, t)


def days_compared(answers: Answers, chosen: Selection, since: date) -> Comparison:
    """Two days of one store, asked the same questions."""
    earlier, later = (
        Side(Moment(None, day, {}), answers, Selection(chosen.campaign, day))
        for day in (since, chosen.as_of)
    )
    return comparison(earlier, later, is_brief=True)


def told(found: Comparison, chosen: Selection, t: Translator) -> Changes:
    """A comparison as the lines of a leader's page: contents by name, then subject by subject."""
    said = [] if found.is_same else [*_contents(found, chosen, t), *lines(found, t)]
    unmoved = {t(COMPARISON_LINE_KEYS[name], said=t("comparison.as_before")) for name in SUBJECTS}
    kept = tuple(line for line in said if line not in unmoved)
    return Changes(found.before.as_of, found.after.as_of, kept)


SUBJECTS = ("reports", "progress", "scores", "awards")


def _contents(found: Comparison, chosen: Selection, t: Translator) -> Iterator[str]:
    """«Đào tạo: ▼ Chậm → ✕ Nguy cơ» of the phase that is looked at."""
    moved = found.parts["contents"].rows.filter(phase_id=chosen.phase).to_dicts()
    named = [row for row in moved if row["before_status"] != row["after_status"]]
    for row in named[:NAMED]:
        before, after = (row[f"{side}_status"] for side in ("before", "after"))
        words = {
            "before": status_text(before, t) if before else t.number(None),
            "after": status_text(after, t) if after else t.number(None),
        }
        yield t("leader.change.content", name=t.pick(row, "short"), **words)
    if len(named) > NAMED:
        yield counted(t, "leader.change.more", len(named) - NAMED)
