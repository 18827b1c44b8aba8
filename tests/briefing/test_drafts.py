"""Numbers that the files of a campaign know stand in its drafts; brackets only for the rest."""

import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from answers.answers import StoreAnswers
from answers.reporting.letters import Letter
from briefing.deck.room import Room
from briefing.letters.document import letter_document
from briefing.minutes.pack import minutes_pack
from briefing.report.build import report_document
from briefing.report.scene import KINDS
from data.keeping.store import open_store
from data.profiles.catalog import CAMPAIGNS, load_catalog
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, page_store
from translations import translator

PLANS = sorted(c for c, p in load_catalog().profiles.items() if p.campaign.level != "published")
ASKS_NUMBER = re.compile(r"\[số[^\]]*ngày[^\]]*\]|\[số kế hoạch\]|\[văn bản\]")
TO, PLACE = "[cơ quan nhận báo cáo]", "[địa danh]"
VI = translator("vi")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("drafts"))


@cache
def answers(store: Path) -> StoreAnswers:
    return StoreAnswers(open_store(store), Viewer(), store)


def text(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    paragraphs = [[t.text or "" for t in p.iter(qn("w:t"))] for p in body.iter(qn("w:p"))]
    return "\n".join("".join(words) for words in paragraphs)


def drafts(store: Path, plan: str) -> Iterator[tuple[str, str]]:
    """Every paper as text: reports of each kind and of a unit, those of a meeting."""
    room = Room(answers(store), Selection(plan, TODAY), VI)
    for kind in KINDS:
        yield kind, text(report_document(room, kind))
    unit = str(load_catalog().units_of(plan)["unit_id"].sort()[0])
    yield "unit", text(report_document(room, "yearly", unit))
    with zipfile.ZipFile(io.BytesIO(minutes_pack(room))) as pack:
        for name in pack.namelist():
            if name.endswith(".docx"):
                yield name, text(pack.read(name))


def printed(day: date) -> str:
    month = f"0{day.month}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def known(plan: str) -> dict[str, Any]:
    with (CAMPAIGNS / f"{plan}.toml").open("rb") as file:
        return tomllib.load(file)


@pytest.mark.parametrize("plan", PLANS)
def test_no_draft_asks_for_what_the_files_of_the_campaign_say(store: Path, plan: str) -> None:
    said = known(plan)
    first, *others = said["documents"]
    rests = [first, *(d for d in others if d.get("is_basis"))]
    assert len(rests) > 1
    unnumbered = sum("number" not in d and "issued_on" not in d for d in rests)
    own = {one["kind"] for one in said["reporting"].get("own", [])}
    for name, draft in drafts(store, plan):
        assert PLACE not in draft, name
        asked = ASKS_NUMBER.findall(draft)
        if name in (*KINDS, "unit") or "to-trinh" in name:
            assert len(asked) == unnumbered, (name, asked)
            for document in rests:
                if "number" in document:
                    whole = f"{document['number']} {printed(document['issued_on'])}"
                    assert whole in draft, (name, whole)
        else:
            assert asked == [], name
        if name in KINDS:
            assert (TO in draft) == (name not in own), name


def test_a_letter_is_written_from_its_place_where_that_is_known() -> None:
    letter = Letter("u", "Xã A", "reminder", "V/v báo cáo", ("Đề nghị.",), False, "x")
    assert "Vĩnh Long, ngày" in text(letter_document(letter, "Vĩnh Long"))
    assert PLACE in text(letter_document(letter))
