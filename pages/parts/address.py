"""The address of the page is its state: what is chosen is read from it and written to it."""

from typing import Any

import streamlit as st

from translations import Language, Translator, translator


def address() -> dict[str, str]:
    """What the address says, key → text; after a change of page, what it said before."""
    return st.query_params.to_dict() or dict(st.session_state.get("address", {}))


def language() -> Language:
    """The language of the address: Vietnamese unless it says lang=en."""
    return "en" if address().get("lang") == "en" else "vi"


def current_translator() -> Translator:
    """Words in the language of the address."""
    return translator(language())


def keep_address(page: str) -> None:
    """A click on the navigation empties the address: put back what was chosen before.

    A link to the page one is on changes what the server knows but not the browser: say it there.
    """
    if st.session_state.get("page", page) != page and not st.query_params:
        st.query_params.update(st.session_state["address"])
    said = dict(st.query_params)
    if said != st.session_state.get("address", said):
        st.query_params.from_dict(said)
    st.session_state["page"] = page
    remember()


def remember() -> None:
    """Keep the address for the next page."""
    st.session_state["address"] = dict(st.query_params)


def put(**values: str | None) -> None:
    """Write values into the address; None takes the key out."""
    for key, value in values.items():
        if value:
            st.query_params[key] = value
        else:
            st.query_params.pop(key, None)
    remember()


def put_widget(key: str, *clears: str) -> None:
    """Callback of a widget `filter.<key>`: write its value, take out what hung on it."""
    value: Any = st.session_state[f"filter.{key}"]
    put(**dict.fromkeys(clears), **{key: str(value) if value else None})


def put_language(code: Language) -> None:
    """Callback of the language switch; Vietnamese is the address without a language."""
    put(lang=None if code == "vi" else code)


def clear_filters() -> None:
    """Callback of «Bỏ lọc»: campaign, language and snapshot stay."""
    kept = {
        key: value for key, value in address().items() if key in ("campaign", "lang", "snapshot")
    }
    st.query_params.from_dict(kept)
    remember()


def link(**values: str | None) -> dict[str, str]:
    """The address with some values changed, for a link to another page."""
    changed = {**address(), **values}
    return {key: value for key, value in changed.items() if value}
