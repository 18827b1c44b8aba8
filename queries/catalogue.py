"""The named questions: grain, columns and how each is asked, read from the headers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from queries._fetch import Connection, QuestionError, files, needed, question
from queries.awards import questions as awards
from queries.progress import questions as progress
from queries.reference import questions as reference
from queries.reporting import obligations
from queries.reporting import questions as reporting
from queries.scoring import questions as clusters
from queries.screening import questions as screening
from queries.units import questions as units
from schemas.selection import LEVELS, Selection, Viewer

ROOMS = (reference, progress, reporting, obligations, units, screening, clusters, awards)
GRAIN = re.compile(r"^-- grain:\s+(.+)$", re.MULTILINE)
COLUMN = re.compile(
    r"^--\s+(?:returns:)?\s+([a-z_0-9]+)\s+(text|double|bigint|date|timestamp|boolean)", re.M
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


@dataclass(frozen=True)
class Question:
    """A named question as its header describes it."""

    name: str
    says: str
    grain: str
    parameters: tuple[str, ...]
    needed: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]


def questions() -> list[Question]:
    """Every named question, by name."""
    return [described(name) for name in sorted(files())]


def described(name: str) -> Question:
    """One question from the header of its file."""
    sql, parameters = question(name)
    returns = sql[sql.index("-- returns:") : sql.index("\n", sql.rindex("\n--"))]
    grain = GRAIN.search(sql)
    columns = tuple((match[0], match[1]) for match in COLUMN.findall(sql[sql.index(returns) :]))
    return Question(
        name, sql[3 : sql.index("\n")], grain[1] if grain else "", parameters, needed(name), columns
    )


def asked(con: Connection, viewer: Viewer, name: str, words: Mapping[str, str]) -> pl.DataFrame:
    """The answer to a named question, its selection given as words, e.g. campaign=… as_of=…."""
    function = _function(name)
    parameters = set(question(name)[1])
    extra: dict[str, object] = {}
    if "limit" in parameters and "limit" in words:
        extra["limit"] = _whole("limit", words["limit"])
    if "level" in parameters:
        extra["level"] = _level(words.get("level", "all"))
    if "text" in parameters:
        extra["text"] = words.get("text", "")
    if not parameters - {"limit", "level"}:
        return function(con, viewer, **extra)
    return function(con, viewer, _settled(con, viewer, name, words), **extra)


def _settled(con: Connection, viewer: Viewer, name: str, words: Mapping[str, str]) -> Selection:
    """The selection of the words; what they leave open is what pages and papers open on."""
    chosen = selection(words)
    sql, parameters = question(name)
    asks = set(parameters) & SHARED.keys()
    known = reference.campaign_list(con, viewer)["campaign_id"].to_list()
    if chosen.campaign not in known:
        raise _no_such("campaign", chosen.campaign, known)
    if not asks or name == reference.default_view.__name__:
        return chosen
    said = {KEYS.get(key, key) for key in words}
    view = reference.default_view(con, viewer, chosen).row(0, named=True)
    usual = {field: view[key] for key, field in SHARED.items() if field not in said}
    if "phase_id" in asks and "phase" in said:
        usual["phase"] = _phase(con, viewer, chosen, is_all=WHOLE in sql)
    return replace(chosen, **usual)


def _phase(con: Connection, viewer: Viewer, chosen: Selection, *, is_all: bool) -> str | None:
    """A phase of the campaign, or all of them where the question can count them together."""
    phases = reference.phase_list(con, viewer, chosen)["phase_id"].to_list()
    if chosen.phase not in (*phases, *([ALL] if is_all else [])):
        raise _no_such("phase", chosen.phase, [*phases, *([ALL] if is_all else [])])
    return None if chosen.phase == ALL else chosen.phase


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


def _function(name: str) -> Callable[..., pl.DataFrame]:
    for room in ROOMS:
        if hasattr(room, name) and name in files():
            found: Callable[..., pl.DataFrame] = getattr(room, name)
            return found
    names = ", ".join(sorted(files()))
    raise QuestionError(f"không có câu hỏi / no such question «{name}»; có / there are: {names}")


def _level(text: str) -> str:
    if text not in LEVELS:
        raise QuestionError(f"level: {text!r}; có / there are: {', '.join(LEVELS)}")
    return text


def _whole(key: str, text: str) -> int:
    if not text.isdigit():
        raise QuestionError(f"{key}: {text!r} không phải số nguyên / is not a whole number")
    return int(text)
