"""Streamlit's own words: those we know must be those the installed version says."""

import re

from pages.parts.serving.index import document
from pages.parts.serving.scripts import SCRIPTS
from pages.parts.serving.words import KEYS, script
from translations import translator

HOLE = re.compile(r"\{\w+\}")
# put together by Streamlit out of two texts of its scripts
MADE = re.compile(r"\. (?=Running the app)|(?<=Press )|(?<=Ctrl)|(?<=⌘)|(?<=Enter to )")


def pieces(text: str) -> list[str]:
    return [part for hole in HOLE.split(text) for part in MADE.split(hole) if part.strip()]


def test_every_text_is_one_that_the_installed_streamlit_says() -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js")))
    words = translator("en").words
    lost = [(key, part) for key in KEYS for part in pieces(words[key]) if part not in said]
    assert lost == []


def test_no_text_of_either_language_says_two_things_in_the_other() -> None:
    for here, there in (("vi", "en"), ("en", "vi")):
        words = [translator(here).words[key] for key in KEYS]
        assert len({*words}) == len(words), there


def test_each_address_carries_the_words() -> None:
    assert script() in document("overview", "vi", is_sample=False)
    assert '["Press Enter to apply", "Bấm Enter để áp dụng"]' in script()
