"""A figure as a PNG (tải ảnh), drawn by the reader's own browser: nothing leaves the machine."""

import json
from html import unescape
from pathlib import Path
from typing import Any

import streamlit as st

from pictures.tokens import LIGHT
from translations import Translator

SCRIPT = (Path(__file__).parents[2] / "static" / "png.js").read_text(encoding="utf-8")
BUTTON = "<button type='button'><span></span></button>"
LOOK = """
button { font: inherit; font-size: 1rem; min-height: 2.5rem; padding: .25rem .75rem;
  cursor: pointer; color: var(--st-text-color); background: transparent;
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius); width: 100%; }
button:hover, button:focus-visible { color: var(--st-primary-color);
  border-color: var(--st-primary-color); }
button:disabled { opacity: .5; cursor: progress; }
"""
picture = st.components.v2.component("picture", html=BUTTON, css=LOOK, js=SCRIPT)


def png_button(name: str, figure: str, source: str, sample: str, file: str, t: Translator) -> None:
    """The button that draws the whole figure (JSON), its title and source line, and saves it."""
    title: dict[str, Any] = json.loads(figure)["layout"].get("title", {})
    data = {
        "figure": figure,
        "title": unescape(title.get("text", "")),
        "subtitle": unescape(title.get("subtitle", {}).get("text", "")),
        "source": source,
        "sample": sample,
        "file": file,
        "label": "PNG",
        "help": t("picture.help"),
        "failed": t("picture.failed"),
        "paper": LIGHT.surface,
        "ink": LIGHT.ink,
        "ink_2": LIGHT.ink_2,
        "warn": LIGHT.red,
    }
    picture(key=f"png.{name}", data=data, width="content", height="content")
