"""The button that prints the page: it narrows to a sheet of A4 first, so that charts fit."""

import streamlit as st

from translations import Translator

SCRIPT = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.title = data.help;
  button.onclick = () => {
    document.body.classList.add("on-paper");
    setTimeout(() => { window.print(); document.body.classList.remove("on-paper"); }, 900);
  };
}
"""
LOOK = """
button { font: inherit; font-size: .875rem; min-height: 2.5rem;
  padding: .25rem .5rem; cursor: pointer; color: var(--st-text-color);
  background: transparent; border: 0; white-space: nowrap; }
button:hover, button:focus-visible { color: var(--st-primary-color); }
"""
paper = st.components.v2.component(
    "paper", html="<button type='button'></button>", css=LOOK, js=SCRIPT
)


def print_button(t: Translator) -> None:
    """«In trang này»."""
    data = {"label": t("unit.print"), "help": t("unit.print_help")}
    with st.container(key="tools-print"):
        paper(key="print", data=data, width="content", height="content")
