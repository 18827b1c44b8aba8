"""A row of choices of which one stands in the address."""

import streamlit as st

from pages.parts.address import address, put
from translations import Translator


def switch(area: str, name: str, options: tuple[str, ...], t: Translator) -> str:
    """The choice the address says; what it does not know is the first."""
    said = address().get(name)
    now = said if said in options else options[0]
    key = f"{area}.{name}"
    st.session_state[key] = now
    st.segmented_control(
        t(f"{area}.{name}"),
        options,
        format_func=lambda code: t(f"{area}.{name}_{code}"),
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: put(**{name: st.session_state[key]}),
    )
    return now
