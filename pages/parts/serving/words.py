"""What Streamlit says by itself, in English only: its words and ours, for the browser to change."""

import json
from pathlib import Path

from translations import translator

SCRIPT = Path(__file__).parents[3] / "static" / "words.js"
KEYS = (
    "streamlit.home",
    "streamlit.skip",
    "streamlit.menu_open",
    "streamlit.menu_close",
    "streamlit.menu",
    "streamlit.pages",
    "streamlit.sidebar",
    "streamlit.heading",
    "streamlit.help",
    "streamlit.help_for",
    "streamlit.upload",
    "streamlit.file",
    "streamlit.drop_one",
    "streamlit.drop",
    "streamlit.limit",
    "streamlit.remove",
    "streamlit.enter",
    "streamlit.enter_form",
    "streamlit.control_enter",
    "streamlit.command_enter",
    "streamlit.choose_one",
    "streamlit.choose",
    "streamlit.choose_add",
    "streamlit.no_options",
    "streamlit.no_results",
    "streamlit.add",
    "streamlit.open",
    "streamlit.close",
    "streamlit.clear_value",
    "streamlit.clear_all",
    "streamlit.chosen",
    "streamlit.columns",
    "streamlit.csv",
    "streamlit.search",
    "streamlit.search_type",
    "streamlit.search_close",
    "streamlit.search_next",
    "streamlit.search_previous",
    "streamlit.full",
    "streamlit.full_close",
    "streamlit.all",
    "streamlit.unselect",
    "streamlit.row_delete",
    "streamlit.row_add",
    "streamlit.column_menu",
    "streamlit.column_copy",
    "streamlit.sort_up",
    "streamlit.sort_down",
    "streamlit.format",
    "streamlit.fit",
    "streamlit.pin",
    "streamlit.unpin",
    "streamlit.hide",
    "streamlit.no_data",
    "streamlit.date",
    "streamlit.date_clear",
    "streamlit.date_keys",
    "streamlit.month_before",
    "streamlit.month_after",
    "streamlit.tabs_left",
    "streamlit.tabs_right",
    "streamlit.notifications",
    "streamlit.running",
    "streamlit.connecting",
    "streamlit.connecting_server",
    "streamlit.error",
    "streamlit.no_server",
    "streamlit.no_page",
    "streamlit.no_page_named",
    "streamlit.no_page_asked",
)
OURS = {"streamlit.add": "unit_box.look_for"}
"""What we say in English too otherwise than Streamlit: its boxes add a text, ours look for it."""


def script() -> str:
    """The script that puts our words in place of Streamlit's, both ways."""
    vi, en = translator("vi").words, translator("en").words
    pairs = [[en[key], vi[key], *([en[OURS[key]]] if key in OURS else [])] for key in KEYS]
    told = json.dumps(pairs, ensure_ascii=False)
    return f"<script>const TOLD = {told};\n{SCRIPT.read_text(encoding='utf-8')}</script>"
