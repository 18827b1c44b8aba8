"""Lines of the sheet of rubrics as new versions of rubrics (thang điểm)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from data.profiles.book.layouts.rubric import RUBRIC
from data.profiles.book.names import slug
from data.profiles.book.read_book import MadeRubrics, ReadBook
from data.profiles.book.rubric_lines import KEYS, LISTS, POINTS, latest_rubrics
from data.profiles.book.sheet import SheetRow, Value
from data.profiles.book.standing import Standing
from schemas.plan.profile_file import ProfileError, declared
from schemas.scoring.rubric import Rubric

NEEDED = {
    "rubric": ("points", "step", "decimals", "not_applicable", "year_from", "year_to", "source"),
    "section": ("points",),
    "criterion": ("points", "kind"),
    "grade": ("points",),
}
FIRST_OF = {"section": "rubric", "criterion": "section", "grade": "rubric"}


def complete_rubrics(book: ReadBook, rows: Sequence[SheetRow]) -> list[SheetRow]:
    """Lines with the rubric they belong to, codes and names; blanks that may not be are told."""
    found: list[SheetRow] = []
    taken: dict[Value, set[str]] = {}
    rubric: Value = None
    source: Value = None
    for row in rows:
        values = dict(row.values)
        line = str(values.get("line"))
        rubric = values["rubric"] = values.get("rubric") or rubric
        codes = taken.setdefault(rubric, set())
        if values.get("id") is None and line in LISTS and values.get("label_vi"):
            values["id"] = slug(str(values["label_vi"]), codes)
        codes.add(str(values.get("id")))
        if line == "rubric":
            source = values.get("source")
        elif line == "criterion":
            values["source"] = values.get("source") or source
        if line not in ("section", "criterion"):
            values |= {"short_vi": None, "short_en": None}
        row = replace(row, values=values)
        for key in NEEDED.get(line, ()):
            if values.get(key) is None:
                book.refuse(RUBRIC, row, key, "campaign_blank", {"column": RUBRIC.column(key).vi})
        found.append(row)
    return found


def made_rubrics(book: ReadBook, rows: Sequence[SheetRow], now: Standing) -> MadeRubrics:
    """The rubrics of a sheet; a published one without lines is a problem of the book."""
    made, known = MadeRubrics(), latest_rubrics(now.catalog, now.campaign_id)
    by_rubric: dict[str, list[SheetRow]] = {}
    for row in rows:
        by_rubric.setdefault(str(row.values.get("rubric")), []).append(row)
    for name in known.keys() - by_rubric.keys():
        book.refuse(RUBRIC, 1, "", "campaign_rubric_gone", {"rubric": name})
    for name, lines in by_rubric.items():
        made.rows[name] = {str(r.values["id"] or ""): r for r in lines}
        before = known.get(name)
        plain = _plain(book, name, lines, before, now)
        if plain is None or (before and _grouped(plain) == _grouped(_said(before))):
            continue
        try:
            made.new.append(declared(plain, Rubric, name))
        except ProfileError as error:
            for words in str(error).splitlines():
                book.refuse(RUBRIC, lines[0], "rubric", "campaign_refused", {"words": words})
    return made


def _said(rubric: Rubric) -> dict[str, Any]:
    return {key: value for key, value in asdict(rubric).items() if value is not None}


def _grouped(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The same with criteria in the order of their sections, as the sheet has them."""
    places = {section["id"]: n for n, section in enumerate(plain["sections"])}
    criteria = sorted(plain["criteria"], key=lambda c: places.get(c["section"], len(places)))
    lists = {key: [_filled(one) for one in plain.get(key, ())] for key in LISTS.values()}
    said = {key: value for key, value in plain.items() if value not in (None, (), [])}
    return {**said, **lists, "criteria": [_filled(c) for c in criteria]}


def _filled(part: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if value not in (None, (), [])}


def _plain(
    book: ReadBook,
    name: str,
    lines: Sequence[SheetRow],
    before: Rubric | None,
    now: Standing,
) -> dict[str, Any] | None:
    """What the lines say, with what no column speaks of from the version before."""
    plain = _said(before) if before else _blank(name, now)
    old = {key: {one["id"]: one for one in plain[key]} for key in LISTS.values()}
    plain |= {key: [] for key in LISTS.values()}
    seen: set[str] = set()
    section = ""
    for row in lines:
        line = str(row.values["line"])
        first = FIRST_OF.get(line)
        if first is not None and first not in seen:
            params = {"rubric": name, "line": first}
            book.refuse(RUBRIC, row, "line", "campaign_rubric_line", params)
            return None
        seen.add(line)
        values = {key: row.values.get(key) for key in KEYS.get(line, ())}
        values |= {POINTS[line]: row.values.get("points")}
        if line == "rubric":
            plain = {**plain, **{key: one for key, one in values.items() if one is not None}}
            gone = [key for key, one in values.items() if one is None]
            plain = {key: one for key, one in plain.items() if key not in gone}
            continue
        if line == "section":
            section = str(values["id"])
        elif line == "criterion":
            values["section"] = section
        part = {**old[LISTS[line]].get(str(values["id"]), {}), **values}
        plain[LISTS[line]].append(_filled(part))
    return plain


def _blank(name: str, now: Standing) -> dict[str, Any]:
    return {
        "id": name,
        "campaign": now.campaign_id,
        "version": 0,
        "published_on": now.day,
        "is_illustrative": False,
        **{key: [] for key in LISTS.values()},
    }
