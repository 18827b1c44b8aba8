"""A select box of units (chọn đơn vị): typed text is looked for as in the search of every page.

Streamlit's own box compares letters alone: `cau ke` found other units and not Cầu Kè. Here the box
offers what contains the text as written; any other text is looked for on Enter, without accents, by
former name or code, and only a unit that is certain is chosen.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.parts.cached import ask
from pages.parts.search import result_words
from queries.units.questions import unit_search
from schemas.frames import UnitSearch
from schemas.selection import Selection
from translations import Translator
from translations.phrases import counted, markdown

UNIT_BOX_KEYS = {
    "look_for": "unit_box.look_for",
    "more": "unit_box.more",
    "near": "unit_box.near",
    "none": "unit_box.none",
    "some": "unit_box.some",
}

Picked = Callable[[str | None], None]
SHOWN, LOOKED_AT = 12, 400
WHOLE_NAME, PLACE = 2, 6
"""Ranks of a hit: the whole name; a word of its place (queries/units/unit_search.sql)."""


def unit_box(
    label: str,
    names: Mapping[str, str],
    key: str,
    chosen: Selection,
    t: Translator,
    *,
    on_pick: Picked = lambda _: None,
    **more: Any,
) -> str | None:
    """One unit of `names` (code → words), or "" where that is among them; None before any choice.

    `on_pick` takes what was chosen, before the page runs."""
    picked: str | None = st.selectbox(
        label,
        list(names),
        format_func=lambda code: names.get(code, code),
        key=key,
        accept_new_options=True,
        filter_mode="contains",
        on_change=_settle_one,
        args=(names, key, chosen, on_pick),
        **more,
    )
    st.session_state[f"{key}.was"] = picked
    _hits(names, key, chosen, lambda code: _take_one(key, code, on_pick), t)
    return picked


def unit_boxes(
    label: str,
    names: Mapping[str, str],
    key: str,
    chosen: Selection,
    t: Translator,
    *,
    most: int,
    on_pick: Callable[[list[str]], None],
    **more: Any,
) -> None:
    """Several units of `names`, at most `most`; `on_pick` takes all that are chosen."""
    st.multiselect(
        label,
        list(names),
        format_func=lambda code: names.get(code, code),
        key=key,
        max_selections=most,
        select_all=False,
        accept_new_options=True,
        filter_mode="contains",
        on_change=_settle_many,
        args=(names, key, chosen, on_pick),
        **more,
    )
    if len(st.session_state[key]) < most:
        _hits(names, key, chosen, lambda code: _take_many(key, code, on_pick), t)


def found(text: str, names: Mapping[str, str], chosen: Selection) -> list[UnitSearch]:
    """The units among `names` that a typed text may mean, best first."""
    free = Selection(chosen.campaign, chosen.as_of)
    rows = UnitSearch.rows(ask(unit_search, free, text=text.strip(), limit=LOOKED_AT))
    return [r for r in rows if r.campaign_id == chosen.campaign and r.unit_id in names]


def certain(rows: list[UnitSearch]) -> str | None:
    """The one unit that is meant: its code was typed, or its name, or nothing else is like it."""
    near = [row for row in rows if row.matched_by != "near"]
    if not near:
        return None
    first, others = near[0], near[1:]
    is_code = first.matched_by == "code"
    is_named = first.matched_by == "name" and first.match_rank == WHOLE_NAME
    is_alone = is_named and all(row.match_rank >= PLACE for row in others)
    return first.unit_id if is_code or is_alone or not others else None


def _settle_one(names: Mapping[str, str], key: str, chosen: Selection, on_pick: Picked) -> None:
    said = st.session_state[key]
    code = said if said is None or said in names else certain(found(said, names, chosen))
    if code is None and said is not None:
        st.session_state[f"{key}.asked"] = _asked(said, chosen)
        st.session_state[key] = st.session_state.get(f"{key}.was")
        return
    _take_one(key, code, on_pick)


def _take_one(key: str, code: str | None, on_pick: Picked) -> None:
    st.session_state.pop(f"{key}.asked", None)
    st.session_state[key] = code
    on_pick(code or None)


def _settle_many(
    names: Mapping[str, str], key: str, chosen: Selection, on_pick: Callable[[list[str]], None]
) -> None:
    st.session_state.pop(f"{key}.asked", None)
    codes: list[str] = []
    for said in st.session_state[key]:
        code = said if said in names else certain(found(said, names, chosen))
        if code is None:
            st.session_state[f"{key}.asked"] = _asked(said, chosen)
        elif code not in codes:
            codes.append(code)
    st.session_state[key] = codes
    on_pick(codes)


def _take_many(key: str, code: str, on_pick: Callable[[list[str]], None]) -> None:
    st.session_state.pop(f"{key}.asked", None)
    st.session_state[key] = codes = [*dict.fromkeys([*st.session_state[key], code])]
    on_pick(codes)


def _asked(text: str, chosen: Selection) -> tuple[str, str, str]:
    """A text that is still to be made out, and where it was typed: elsewhere it means nothing."""
    return str(st.session_state.get("page")), chosen.campaign, text


def _hits(
    names: Mapping[str, str],
    key: str,
    chosen: Selection,
    take: Callable[[str], None],
    t: Translator,
) -> None:
    """What a text that was typed may mean: each a button; none, in words."""
    *place, text = st.session_state.get(f"{key}.asked", ("", "", ""))
    if not text or (*place, text) != _asked(text, chosen):
        return
    rows = found(text, names, chosen)
    said = {"text": markdown(text), "count": t.number(len(rows))}
    kind = "none" if not rows else "near" if rows[0].matched_by == "near" else "some"
    with st.container(key=f"hits-{key.replace('.', '-')}", gap=None):
        st.caption(t(UNIT_BOX_KEYS[kind], **said))
        for row in rows[:SHOWN]:
            st.button(
                result_words(row, t),
                key=f"{key}.hit.{row.unit_id}",
                type="tertiary",
                on_click=take,
                args=(row.unit_id,),
            )
        if len(rows) > SHOWN:
            st.caption(counted(t, "unit_box.more", len(rows) - SHOWN))
