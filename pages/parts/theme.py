"""Light or dark, as the browser shows it now: Streamlit itself knows only at the next run."""

from typing import Literal

import streamlit as st

from translations import Translator

Mode = Literal["light", "dark"]
SCRIPT = """
export default function ({ data, setStateValue }) {
  const app = document.querySelector(".stApp");
  document.documentElement.lang = data.language;
  let told = data.mode;
  const tell = () => {
    const mode = getComputedStyle(app).colorScheme.includes("dark") ? "dark" : "light";
    if (mode !== told) { told = mode; setStateValue("mode", mode); }
  };
  const watch = new MutationObserver(tell);
  watch.observe(app, { attributes: true });
  tell();
  return () => watch.disconnect();
}
"""
browser = st.components.v2.component("browser", js=SCRIPT)


def follow_browser(t: Translator) -> None:
    """Tell the browser its language and run again when it turns light or dark."""
    with st.container(key="unseen-browser"):
        browser(
            key="browser",
            data={"mode": mode(), "language": t.language},
            on_mode_change=lambda: None,
        )


def mode() -> Mode:
    """The mode figures are drawn for."""
    told = st.session_state.get("browser", {}).get("mode")
    return "dark" if (told or st.context.theme.type) == "dark" else "light"
