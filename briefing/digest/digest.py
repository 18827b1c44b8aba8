"""What a digest says: the words of the leader's page in order, for every form alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from answers.answers import Answers
from answers.headline import Figure
from answers.leader.leader import Leader, leader
from answers.leader.problems import Problem, problems_title
from pictures.status import status_text
from schemas.selection import Selection
from translations import Translator

WEEK = timedelta(days=7)
"""What is said to have changed where nobody says since when: of the last week."""


@dataclass(frozen=True)
class Section:
    """A head and its lines."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Digest:
    """All of it in plain words; `figures` are value and label, `problems` head, owner, reason."""

    language: str
    subject: str
    place: str
    sample: str
    verdict: str
    days: str
    figures: tuple[tuple[str, str], ...]
    problem_head: str
    problems: tuple[tuple[str, str, str], ...]
    sections: tuple[Section, ...]
    foot: str


def digest(answers: Answers, chosen: Selection, since: date | None, t: Translator) -> Digest:
    """The digest of a selection as of its day; `since` is the day changes are counted from."""
    told = leader(answers, chosen, since or chosen.as_of - WEEK, t)
    phase = t(f"phase.{chosen.phase}")
    day = t.date(chosen.as_of)
    return Digest(
        language=t.language,
        subject=t("digest.subject", place=told.place, date=day),
        place=f"{told.place} · {told.name}",
        sample=told.sample,
        verdict=told.verdict,
        days=f"{phase} · {told.days} · {told.covered}",
        figures=tuple((figure.value, figure.label) for figure in told.figures),
        problem_head=_problem_head(told, t),
        problems=tuple(_problem(problem, t) for problem in told.problems),
        sections=tuple(_sections(told, t)),
        foot=told.edition,
    )


def _problem_head(told: Leader, t: Translator) -> str:
    if not told.problems:
        return told.unknown or t("leader.problems_none")
    return problems_title(told.problem_count, t)


def _problem(problem: Problem, t: Translator) -> tuple[str, str, str]:
    status = f"{status_text(problem.status, t)} · " if problem.status else ""
    whose = t("leader.whose", names=problem.owner) if problem.owner else ""
    return f"{status}{problem.head}", whose, t("leader.why", said=problem.why)


def _sections(told: Leader, t: Translator) -> Iterator[Section]:
    changed = told.changes
    key = "leader.change.title" if changed.lines else "leader.change.none"
    yield Section(t(key, since=t.date(changed.since)), changed.lines)
    yield Section(t("digest.ahead"), (told.phase, _due(told.figures[-1], t)))
    ranks = (told.ranks,) if told.ranks else ()
    yield Section(t("digest.news"), (*told.awards, *ranks))


def _due(figure: Figure, t: Translator) -> str:
    return t("leader.deadline", label=figure.label, value=figure.value)


def file_name(chosen: Selection, suffix: str) -> str:
    """What a digest is called."""
    return str(Path(f"{chosen.campaign}-{chosen.as_of}-digest.{suffix}"))
