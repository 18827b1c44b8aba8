"""What helps a newcomer: the key of light and dark, the words explained, the steps of the tour."""

import re

from pages.parts.opening.guide import STEPS, explained, guide
from pages.parts.serving.index import document, first_scripts
from pages.parts.serving.scripts import SCRIPTS
from tests.project_files import ROOT, text
from translations import translator

BOTH = (translator("vi"), translator("en"))
GLOSSARY = [
    line.split("|")[1:4] for line in text(ROOT / "docs/glossary.md").splitlines() if "|" in line
]


def test_the_installed_streamlit_asks_the_browser_as_our_script_answers() -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js")))
    assert said.count("window.matchMedia(`(prefers-color-scheme: dark)`)") >= 2
    assert 'DARK = "(prefers-color-scheme: dark)"' in first_scripts()


def test_each_address_carries_the_guide() -> None:
    assert guide() in document("overview", "vi", is_sample=False)


def test_every_word_explained_is_one_of_the_glossary() -> None:
    for name, forms, _ in explained(BOTH[0]):
        told = name.replace("_", " ")
        rows = [
            row
            for row in GLOSSARY
            if {told, name} & {*re.split("[;,] ", row[0].lower().strip(" `"))}
        ]
        assert rows, f"docs/glossary.md has no {told}"
        assert any(form in row[1].lower() for row in rows for form in forms), told


def test_every_word_explained_is_said_somewhere() -> None:
    for t in BOTH:
        said = "\n".join(v.lower() for k, v in t.words.items() if not k.startswith("glossary."))
        forms = [form for _, forms, _ in explained(t) for form in forms]
        assert len(forms) == len({*forms})
        assert [form for form in forms if form not in said] == []


def test_the_tour_has_five_steps_each_with_a_place() -> None:
    assert len(STEPS) == 5
    places = text(ROOT / "static/tour.js").partition("const PLACES")[2].partition("\n  ];")[0]
    assert len(re.findall(r"^    \[", places, re.MULTILINE)) == len(STEPS)
