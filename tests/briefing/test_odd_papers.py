"""Odd texts in names of the plan and in remarks, through every paper: text, and nothing else."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

import pytest

from briefing.papers import PAPERS
from briefing.work import Asked, Work
from data.keeping.publishing.publish import publish
from tests.worlds.files.odd_strings import odd_strings
from tests.worlds.store_factories import CATALOG, hand_in, profile, sample_store

AT = datetime(2026, 4, 10, 8, 30)
TEXTS = [text.strip() or "x" for text in odd_strings(400, seed=9)]
ENDING = "tên lạ"
FORMULA = re.compile(rb"<f[ >/]")
OUTSIDE = re.compile(rb'TargetMode="External"')


def odd_profile() -> object:
    said = iter(f"{text} {ENDING}" for text in TEXTS)
    whole = profile()
    names = ("label_vi", "label_en", "short_vi", "short_en")
    return replace(
        whole,
        campaign=replace(
            whole.campaign, name_vi=next(said), name_en=next(said), short_vi=next(said)
        ),
        contents=tuple(replace(c, **{n: next(said) for n in names}) for c in whole.contents),
        indicators=tuple(replace(i, **{n: next(said) for n in names}) for i in whole.indicators),
    )


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    store = sample_store(tmp_path_factory.mktemp("odd"))
    hand_in(store, {"i1": 101.0, "i2": 5.0}, AT, words=TEXTS[:200])
    hand_in(store, {"i1": 102.0, "i2": 6.0}, AT, unit="02", words=TEXTS[200:], plan=TEXTS[0])
    publish(store, replace(CATALOG, profiles={"c": odd_profile()}))
    return Work(Asked(store, "c"))


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of an office file, those of workbooks inside it too."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            found[name] = part
            if name.endswith((".xlsx", ".docx")):
                found |= {f"{name}/{inner}": one for inner, one in parts(part).items()}
    return found


@pytest.mark.parametrize("kind", ["slides", "workbook", "report", "minutes"])
def test_an_office_file_holds_odd_texts_as_texts(work: Work, kind: str) -> None:
    made = parts(PAPERS[kind].make(work))
    assert any(ENDING.encode() in part for part in made.values())
    for name, part in made.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
        assert not OUTSIDE.search(part), name
        assert not (FORMULA.search(part) and "/worksheets/" in name), name


def test_the_deck_and_the_brief_hold_odd_texts_as_texts(work: Work) -> None:
    deck = PAPERS["deck"].make(work).decode()
    assert "<b>x</b>" not in deck
    assert "<img src=x>" not in deck
    assert "<svg/>" not in deck
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", deck)
    brief = PAPERS["brief"].make(work)
    assert brief.startswith(b"%PDF")
    assert b"/JavaScript" not in brief
    assert b"/URI" not in brief
