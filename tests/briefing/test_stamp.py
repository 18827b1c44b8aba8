"""The stamp of every medium: the release of pyproject beside the version of the data shown."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from answers.edition import edition
from answers.reporting.call_list import call_list
from answers.reporting.letters import letters
from briefing.drawing.measure import cut
from briefing.drawing.page import FOOTER, FOOTER_ROOMS
from briefing.letters.files import letter_archive
from briefing.minutes.pack import minutes_pack
from briefing.papers import PAPERS
from briefing.work import Asked, Work
from data.keeping.snapshots.snapshots import freeze, snapshot_store
from tests.briefing.test_letters import EDITION, occasion
from tests.worlds.frames.obligation_frames import states, unit
from tests.worlds.page_store import TODAY, page_store
from tests.worlds.papers import campaign_of, pdf_text
from translations import translator

RELEASE = re.search(r'^version = "([^"]+)"', Path("pyproject.toml").read_text(), re.MULTILINE)


def stamp(store: Path) -> str:
    """By the files alone: pyproject, and what the store says is published."""
    current = (store / "published" / "CURRENT").read_text().strip()
    assert RELEASE is not None
    return f"Thi đua số {RELEASE[1]}, bản số liệu {current}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("stamp"))


@pytest.fixture(scope="module")
def work(store: Path) -> Work:
    return Work(Asked(store, campaign_of(store), TODAY))


def spoken(document: bytes) -> str:
    """The words of a DOCX, the last ones last."""
    return "".join(Document(io.BytesIO(document)).element.body.itertext()).strip()


def slides(content: bytes) -> Iterator[str]:
    for slide in Presentation(io.BytesIO(content)).slides:
        yield " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


def sheets(content: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        yield "\n".join(str(row[0].value) for row in sheet.iter_rows(max_row=9))


def test_every_slide_says_release_and_data_version(work: Work, store: Path) -> None:
    said = list(slides(PAPERS["slides"].make(work)))
    assert said
    assert [place for place, words in enumerate(said) if stamp(store) not in words] == []


def test_every_slide_of_the_offline_deck_does(work: Work, store: Path) -> None:
    page = PAPERS["deck"].make(work).decode()
    parts = page.split("<section")[1:]
    assert len(parts) == len(work.deck.slides)
    assert [n for n, part in enumerate(parts) if stamp(store) not in part] == []


def test_the_foot_of_a_slide_has_room_for_the_longest_days_and_a_snapshot(
    work: Work, store: Path
) -> None:
    days = "số liệu đến hết quý III/2030, tính đến 20/12/2030; còn 188 đơn vị ở kỳ trước"
    said = replace(work.deck.stamp, snapshot="CL-2030-12-20-01 (0f3a9c1e)")
    deck = replace(work.deck, stamp=said)
    lines = deck.footer(replace(deck.slides[0], days=days))
    assert all(
        cut(line, room, FOOTER) == line for line, room in zip(lines, FOOTER_ROOMS, strict=True)
    )


def test_every_sheet_of_the_workbook_does(work: Work, store: Path) -> None:
    said = list(sheets(PAPERS["workbook"].make(work)))
    assert len(said) > len(work.deck.slides)
    assert [n for n, words in enumerate(said) if stamp(store) not in words] == []


def test_both_pages_of_the_brief_do(work: Work, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(PAPERS["brief"].make(work))
    pages = [" ".join(page.split()) for page in pdf_text(file)]
    assert [n for n, words in enumerate(pages) if stamp(store) not in words] == []


def test_the_report_and_every_paper_of_the_minutes_end_in_it(work: Work, store: Path) -> None:
    assert spoken(PAPERS["report"].make(work)).endswith(stamp(store))
    with zipfile.ZipFile(io.BytesIO(minutes_pack(work.office, work.law.votes))) as pack:
        papers = {name: pack.read(name) for name in pack.namelist() if name.endswith("docx")}
    assert papers
    assert [name for name, paper in papers.items() if stamp(store) not in spoken(paper)] == []


def test_letters_and_their_mails_end_in_it() -> None:
    t = translator("vi")
    called = call_list(states(unit("Xã A"), unit("Xã B", "rejected")), "all", "", t)
    written = letters(called.to_dicts(), occasion())
    with zipfile.ZipFile(io.BytesIO(letter_archive(written, called, "T", [EDITION], t))) as pack:
        mails = [pack.read(n).decode() for n in pack.namelist() if n.endswith(".txt")]
        papers = [pack.read(n) for n in pack.namelist() if n.endswith(".docx")]
        listed = pack.read("danh-sach.xlsx")
    assert len(mails) == len(papers) == len(written) > 0
    assert all(mail.rstrip().endswith(EDITION) for mail in mails)
    assert all(spoken(paper).endswith(EDITION) for paper in papers)
    assert all(EDITION in words for words in sheets(listed))


def test_a_snapshot_is_stamped_with_the_version_it_keeps(store: Path) -> None:
    made = freeze(store, campaign_of(store), "Họp", date(2026, 9, 30), "a", "họp")
    kept = snapshot_store(store, made.snapshot_id)
    frozen = Work(Asked(store, campaign_of(store), snapshot=made.snapshot_id))
    assert frozen.deck.stamp.edition == stamp(kept)


@pytest.mark.parametrize(("language", "said"), [("vi", "Thi đua số"), ("en", "Thi đua số")])
def test_where_nothing_is_published_the_release_stands_alone(
    language: Any, said: str, tmp_path: Path
) -> None:
    assert RELEASE is not None
    for folder in (None, tmp_path):
        assert edition(folder, translator(language)) == f"{said} {RELEASE[1]}"
