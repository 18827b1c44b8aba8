"""The named questions: grain, columns and how each is asked, asked with words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl

from queries._fetch import Connection
from queries.awards import questions as awards
from queries.criteria import questions as criteria
from queries.models import questions as models
from queries.nation import questions as nation
from queries.progress import questions as progress
from queries.question import Question, QuestionError
from queries.reference import questions as reference
from queries.reporting import obligations
from queries.reporting import questions as reporting
from queries.scoring import questions as clusters
from queries.screening import questions as screening
from queries.tasks import questions as tasks
from queries.units import questions as units
from schemas.selection import LEVELS, Selection, Viewer
from schemas.tables import Table

ROOMS = (
    reference,
    progress,
    reporting,
    obligations,
    units,
    screening,
    clusters,
    awards,
    tasks,
    criteria,
    models,
    nation,
)
EXTRA = ("level", "limit", "text")
ALL = "all"
WHOLE = "null = both"
SHARED = {"phase_id": "phase", "period_id": "period", "year": "year", "obligation_id": "obligation"}
KEYS = {
    "campaign_id": "campaign",
    "phase_id": "phase",
    "cluster_id": "cluster",
    "unit_id": "unit",
    "content_id": "content",
    "indicator_id": "indicator",
    "period_id": "period",
    "obligation_id": "obligation",
    "criterion_id": "criterion",
    "form_id": "form",
}


def questions() -> list[Question[Table]]:
    """Every named question, by name."""
    return list(_known().values())


@cache
def _known() -> dict[str, Question[Table]]:
    found = [q for room in ROOMS for q in vars(room).values() if isinstance(q, Question)]
    return dict(sorted((q.name, q) for q in {q.name: q for q in found}.values()))


def asked(con: Connection, viewer: Viewer, name: str, words: Mapping[str, str]) -> pl.DataFrame:
    """The answer to a named question, its selection given as words, e.g. campaign=… as_of=…."""
    question = _question(name)
    extra: dict[str, object] = {
        key: words[key] for key in EXTRA if key in {*words} & {*question.usual}
    }
    if "limit" in extra:
        extra["limit"] = _whole("limit", words["limit"])
    if "level" in extra:
        extra["level"] = _level(words["level"])
    if not question.parameters:
        return question(con, viewer)
    if "campaign_id" not in question.parameters:  # of all campaigns: of none in particular
        return question(con, viewer, selection({**words, "campaign": ""}), **extra)
    chosen = _settled(con, viewer, question, words)
    answer = question(con, viewer, chosen, **extra)
    if answer.is_empty():
        _require_campaign(con, viewer, chosen)
    return answer


def _settled(
    con: Connection, viewer: Viewer, question: Question[Table], words: Mapping[str, str]
) -> Selection:
    """The selection of the words; what they leave open is what pages and papers open on."""
    chosen = selection(words)
    asks = set(question.parameters) & SHARED.keys()
    if not asks or question is reference.default_view:
        return chosen
    said = {KEYS.get(key, key) for key in words}
    found = reference.default_view(con, viewer, chosen)
    if found.is_empty():
        _require_campaign(con, viewer, chosen)
    view = found.row(0, named=True)
    usual = {field: view[key] for key, field in SHARED.items() if field not in said}
    if "phase_id" in asks and "phase" in said:
        usual["phase"] = _phase(con, viewer, chosen, is_all=WHOLE in question.sql)
    return replace(chosen, **usual)


def _phase(con: Connection, viewer: Viewer, chosen: Selection, *, is_all: bool) -> str | None:
    """A phase of the campaign, or all of them where the question can count them together."""
    phases = reference.phase_list(con, viewer, chosen)["phase_id"].to_list()
    if chosen.phase not in (*phases, *([ALL] if is_all else [])):
        raise _no_such("phase", chosen.phase, [*phases, *([ALL] if is_all else [])])
    return None if chosen.phase == ALL else chosen.phase


def _require_campaign(con: Connection, viewer: Viewer, chosen: Selection) -> None:
    """A campaign has a view it opens on. The list is asked only for who names none: it counts the
    values of every campaign. QuestionError: there is no such campaign."""
    if reference.default_view(con, viewer, chosen).is_empty():
        known = reference.campaign_list(con, viewer)["campaign_id"].to_list()
        raise _no_such("campaign", chosen.campaign, known)


def _no_such(key: str, value: str, valid: list[str]) -> QuestionError:
    found = ", ".join(valid)
    return QuestionError(f"{key}: không có / no such «{value}»; có / there are: {found}")


def selection(words: Mapping[str, str]) -> Selection:
    """The selection that words describe; both names of a key are taken (unit and unit_id)."""
    known = {
        KEYS.get(key, key): value
        for key, value in words.items()
        if key not in ("level", "limit", "text")
    }
    strange = sorted(set(known) - set(Selection.__dataclass_fields__))
    if strange:
        names = ", ".join(Selection.__dataclass_fields__)
        raise QuestionError(f"khóa lạ / unknown key: {', '.join(strange)}; có / there are: {names}")
    year = _whole("year", known.pop("year")) if "year" in known else None
    try:
        day = date.fromisoformat(known.pop("as_of"))
        return Selection(as_of=day, year=year, **known)
    except KeyError as error:
        raise QuestionError("thiếu / missing: as_of=YYYY-MM-DD") from error
    except TypeError as error:
        raise QuestionError("thiếu / missing: campaign=…") from error
    except ValueError as error:
        raise QuestionError(f"ngày sai / bad date: as_of ({error})") from error


def _question(name: str) -> Question[Table]:
    if name in _known():
        return _known()[name]
    names = ", ".join(_known())
    raise QuestionError(f"không có câu hỏi / no such question «{name}»; có / there are: {names}")


def _level(text: str) -> str:
    if text not in LEVELS:
        raise QuestionError(f"level: {text!r}; có / there are: {', '.join(LEVELS)}")
    return text


def _whole(key: str, text: str) -> int:
    if not text.isdigit():
        raise QuestionError(f"{key}: {text!r} không phải số nguyên / is not a whole number")
    return int(text)
