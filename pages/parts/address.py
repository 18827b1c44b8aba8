"""The address of the page is its state: what is chosen is read from it and written to it.

Nothing of it is kept beside: what Back restores is the address, and so the whole screen.
"""

from typing import Any

import streamlit as st

from translations import Language, Translator, translator

KEPT = ("campaign", "lang", "snapshot")
"""What no «Bỏ lọc» clears."""
UNFOLDED = ("more", "part")
"""What a page shows more of: no filter either."""
CARRIED = (
    *KEPT,
    *("as_of", "phase", "cluster", "unit_type", "unit", "content", "indicator"),
    *("period", "obligation", "year", "stage", "form"),
)
"""What goes along to another page; any other key is a page's own and means nothing elsewhere."""


def address() -> dict[str, str]:
    """What the address says, key → text."""
    return dict(st.query_params.to_dict())


def language() -> Language:
    """The language of the address: Vietnamese unless it says lang=en."""
    return "en" if address().get("lang") == "en" else "vi"


def current_translator() -> Translator:
    """Words in the language of the address."""
    return translator(language())


def keep_address(page: str) -> None:
    """A link to the page one is on changes what the server knows but not the browser: say it there.

    Of another page the browser knows it: said again, it would stand under the page that was left.
    """
    said, stays = address(), st.session_state.get("page") == page
    if stays and said != st.session_state.get("address", said):
        st.query_params.from_dict(said)
    st.session_state["page"] = page
    st.session_state["address"] = said


def _say(said: dict[str, str]) -> None:
    """Write the whole address at once: each writing is a step of the browser's history."""
    if said != address():
        st.query_params.from_dict(said)
    st.session_state["address"] = said


def put(**values: str | None) -> None:
    """Write values into the address; None takes the key out."""
    _say({key: value for key, value in {**address(), **values}.items() if value})


def put_widget(key: str, *clears: str) -> None:
    """Callback of a widget `filter.<key>`: write its value, take out what hung on it."""
    value: Any = st.session_state[f"filter.{key}"]
    put(**dict.fromkeys(clears), **{key: str(value) if value else None})


def put_language(code: Language) -> None:
    """Callback of the language switch; Vietnamese is the address without a language."""
    put(lang=None if code == "vi" else code)


def clear_filters() -> None:
    """Callback of «Bỏ lọc»: campaign, language and snapshot stay."""
    _say({key: value for key, value in address().items() if key in (*KEPT, *UNFOLDED)})


def is_filtered(shown: tuple[str, ...]) -> bool:
    """Whether the address sets any filter this page shows, or anything of its own."""
    elsewhere = {*CARRIED} - {*shown}
    return bool({*address()} - elsewhere - {*KEPT, *UNFOLDED})


def link(**values: str | None) -> dict[str, str]:
    """The address of a link to another page: what goes along, with some values changed."""
    kept = {key: value for key, value in address().items() if key in CARRIED}
    return {key: value for key, value in {**kept, **values}.items() if value}


def here(**values: str | None) -> dict[str, str]:
    """The address of a link to the page one is on: all of it, with some values changed."""
    return {key: value for key, value in {**address(), **values}.items() if value}
