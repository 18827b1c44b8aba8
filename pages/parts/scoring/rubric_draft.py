"""A draft of a rubric: a version to start from, its points and caps edited; kept nowhere."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from answers.answers import of_year
from data.workbooks.rubric.basis import basis_words, has_plan
from pages.parts.cached import ask
from pages.parts.scoring.choice import glance_row
from pages.parts.scoring.rubric_files import uploaded
from queries.scoring.questions import rubric_list
from schemas.scoring.rubric import Rubric, RubricSection
from schemas.scoring.rubric_file import rubric_of
from schemas.scoring.rubric_rules import base_points
from schemas.selection import Selection
from translations import Translator

CAPS = ("bonus_cap", "penalty_cap")


def official(chosen: Selection) -> Rubric:
    """The version that scores the chosen cluster in the chosen year."""
    row = glance_row(chosen)
    return next(r for r in _versions(chosen) if r.version == row.version)


def _versions(chosen: Selection) -> list[Rubric]:
    rows = ask(rubric_list, of_year(chosen)).filter(rubric_id=glance_row(chosen).rubric_id)
    return [rubric_of(text) for text in rows.sort("version")["rubric_json"].to_list()]


def edited(chosen: Selection, t: Translator) -> Rubric:
    """The draft of this run: a version or a file, with what was edited on the screen."""
    base = _start(chosen, t)
    key = f"{base.campaign}.{base.id}.{base.version}.{chosen.year}"
    st.caption(t("studio.edit_caption"))
    criteria = _criteria(base, key, t)
    sections = _sections(base, key, t)
    return drafted(base, criteria, sections, missing(base, official(chosen)))


def _start(chosen: Selection, t: Translator) -> Rubric:
    known = _versions(chosen)
    now = official(chosen)
    names = [_name(r, now, t) for r in known]
    place = st.selectbox(
        t("studio.version"),
        range(len(known)),
        index=next(n for n, r in enumerate(known) if r.version == now.version),
        format_func=names.__getitem__,
        key=f"studio.version.{chosen.campaign}.{now.id}.{chosen.year}",
    )
    return uploaded(now, t) or known[place]


def _name(rubric: Rubric, now: Rubric, t: Translator) -> str:
    key = "studio.version_now" if rubric.version == now.version else "studio.version_other"
    return t(key, version=rubric.version, date=t.date(rubric.published_on))


def _criteria(base: Rubric, key: str, t: Translator) -> pl.DataFrame:
    names = {s.id: t.pick(vars(s), "short") for s in base.sections}
    rows = [
        {
            "section": names[c.section],
            "short": t.pick(vars(c), "short"),
            "counts": t(f"rubric_book.choice.{c.counts}"),
            "scoring": t(f"rubric_book.choice.{c.kind}"),
            **({"basis": basis_words(c, t)} if has_plan(base) else {}),
            "max_points": c.max_points,
            "is_left_out": c.id in base.left_out,
        }
        for c in base.criteria
    ]
    return _editor(rows, f"studio.criteria.{key}", ("max_points", "is_left_out"), t)


def _sections(base: Rubric, key: str, t: Translator) -> pl.DataFrame:
    rows = [
        {"section": t.pick(vars(s), "short")} | {cap: getattr(s, cap) for cap in CAPS}
        for s in base.sections
    ]
    return _editor(rows, f"studio.sections.{key}", CAPS, t)


def _editor(
    rows: list[dict[str, Any]], key: str, free: Sequence[str], t: Translator
) -> pl.DataFrame:
    """A table of which only the columns `free` can be edited."""
    numbers = {"max_points", *CAPS}
    schema = {
        name: pl.Float64 if name in numbers else pl.Boolean if name == "is_left_out" else pl.String
        for name in rows[0]
    }
    number: dict[str, Any] = {"min_value": 0.0, "step": 0.25, "format": "%g"}
    return st.data_editor(
        pl.DataFrame(rows, schema=schema),
        hide_index=True,
        disabled=[name for name in schema if name not in free],
        height="content",
        placeholder=t.number(None),
        column_config={
            name: st.column_config.NumberColumn(t(f"column.{name}"), **number)
            if name in numbers
            else st.column_config.CheckboxColumn(t(f"column.{name}"))
            if name == "is_left_out"
            else st.column_config.TextColumn(t(f"column.{name}"))
            for name in schema
        },
        key=key,
    )


def missing(base: Rubric, now: Rubric) -> list[str]:
    """Criteria the year's marks cannot know: not in the rubric they were given by, and typed in."""
    known = {c.id for c in now.criteria}
    return [c.id for c in base.criteria if c.id not in known and c.kind != "progress"]


def drafted(
    base: Rubric, criteria: pl.DataFrame, sections: pl.DataFrame, unknown: Sequence[str]
) -> Rubric:
    """The rubric with the points, caps and left-out criteria of the tables.

    A section's maximum follows its base criteria where it was their sum; the total follows it.
    """
    points = criteria["max_points"].to_list()
    marked = criteria["is_left_out"].to_list()
    new = tuple(replace(c, max_points=p or 0.0) for c, p in zip(base.criteria, points, strict=True))
    out = [c.id for c, is_out in zip(base.criteria, marked, strict=True) if is_out]
    draft = replace(base, criteria=new, left_out=tuple(dict.fromkeys([*out, *unknown])))
    caps = zip(base.sections, sections.select(CAPS).rows(), strict=True)
    parts = tuple(_section(s, base, draft, *found) for s, found in caps)
    return replace(draft, sections=parts, total_points=sum(s.max_points for s in parts))


def _section(
    section: RubricSection, base: Rubric, draft: Rubric, bonus: float | None, penalty: float | None
) -> RubricSection:
    is_sum = base_points(base, section) == section.max_points
    whole = base_points(draft, section) if is_sum else section.max_points
    return replace(section, max_points=whole, bonus_cap=bonus, penalty_cap=penalty)
