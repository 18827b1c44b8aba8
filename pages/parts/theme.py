"""What the browser is now, light or dark, wide or narrow: Streamlit knows the one only at its next
run and the other never. A page draws what this screen shows, not both twins of it."""

from typing import Literal

import streamlit as st

from translations import Translator

Mode = Literal["light", "dark"]
PHONE = "(max-width: 640px)"
"""What a narrow screen is, to a browser; style.css says the same."""
WIDTH = "thi-dua-so-width"
"""The cookie by which the very first run knows the width."""
SCRIPT = """
export default function ({ data, setStateValue }) {
  const app = document.querySelector(".stApp");
  document.documentElement.lang = data.language;
  const screen = matchMedia(data.phone);
  const told = { mode: data.mode, width: data.width };
  const tell = () => {
    const now = {
      mode: getComputedStyle(app).colorScheme.includes("dark") ? "dark" : "light",
      width: screen.matches ? "narrow" : "wide",
    };
    for (const name of ["mode", "width"]) {
      if (now[name] !== told[name]) { told[name] = now[name]; setStateValue(name, now[name]); }
    }
  };
  const watch = new MutationObserver(tell);
  watch.observe(app, { attributes: true });
  screen.addEventListener("change", tell);
  tell();
  return () => { watch.disconnect(); screen.removeEventListener("change", tell); };
}
"""
browser = st.components.v2.component("browser", js=SCRIPT)


def follow_browser(t: Translator) -> None:
    """Tell the browser its language; run again when it turns light or dark, wide or narrow."""
    with st.container(key="unseen-browser"):
        browser(
            key="browser",
            data={
                "mode": mode(),
                "width": "narrow" if is_narrow() else "wide",
                "language": t.language,
                "phone": PHONE,
            },
            on_mode_change=lambda: None,
            on_width_change=lambda: None,
        )


def mode() -> Mode:
    """The mode figures are drawn for."""
    told = st.session_state.get("browser", {}).get("mode")
    return "dark" if (told or st.context.theme.type) == "dark" else "light"


def is_narrow() -> bool:
    """Whether the page is drawn for a phone."""
    told = st.session_state.get("browser", {}).get("width")
    return str(told or st.context.cookies.get(WIDTH)) == "narrow"


def width_script() -> str:
    """Keeps the width in a cookie before the first run asks for it."""
    return (
        f'document.cookie = "{WIDTH}=" + (matchMedia("{PHONE}").matches ? "narrow" : "wide")'
        ' + "; path=/; SameSite=Lax";'
    )
