"""Every draft keeps the points of the decree; what the files of a campaign know stands in it."""

import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from answers.answers import StoreAnswers
from answers.reporting.letters import Letter, Occasion, letters
from briefing.changes import changes_document
from briefing.deck.room import Room
from briefing.letters.document import Sender, letter_document
from briefing.letters.files import sender
from briefing.minutes.pack import minutes_pack
from briefing.office.document import paper_document
from briefing.office.paper import Annex, Heading, Paper, Paragraph, Signer
from briefing.office.tags import tag
from briefing.report.build import report_document
from briefing.report.scene import KINDS
from briefing.work import Asked, Work
from data.keeping.store import open_store
from data.profiles.catalog import CAMPAIGNS, load_catalog
from queries.reference.questions import campaign_list, unit_list
from queries.reporting.obligations import obligation_list, obligation_state, own_report_list
from schemas.selection import Selection, Viewer
from tests.briefing.decree.points import answers as answers_of
from tests.briefing.decree.points import failed
from tests.worlds.page_store import TODAY, page_store
from translations import translator

PLANS = sorted(c for c, p in load_catalog().profiles.items() if p.campaign.level != "published")
ASKS_NUMBER = re.compile(r"\[số[^\]]*ngày[^\]]*\]|\[số kế hoạch\]|\[văn bản\]")
TO, PLACE = "[cơ quan nhận báo cáo]", "[địa danh]"
VI = translator("vi")
LETTERS = 5  # of a mailing: they differ in the name alone


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


def drafts(store: Path, plan: str) -> Iterator[tuple[str, bytes]]:
    """Every paper: reports of each kind and of a unit, those of a meeting."""
    room = Room(answers(store), Selection(plan, TODAY), VI)
    for kind in KINDS:
        yield kind, report_document(room, kind)
    unit = str(load_catalog().units_of(plan)["unit_id"].sort()[0])
    yield "unit", report_document(room, "yearly", unit)
    yield "changes", changes_document(Work(Asked(store, plan, TODAY)))
    with zipfile.ZipFile(io.BytesIO(minutes_pack(room))) as pack:
        for name in pack.namelist():
            if name.endswith(".docx"):
                yield name, pack.read(name)


def printed(day: date) -> str:
    month = f"0{day.month}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def known(plan: str) -> dict[str, Any]:
    with (CAMPAIGNS / f"{plan}.toml").open("rb") as file:
        return tomllib.load(file)


@pytest.mark.parametrize("plan", PLANS)
def test_drafts_keep_the_decree_and_ask_for_nothing_that_the_files_of_the_campaign_say(
    store: Path, plan: str
) -> None:
    said = known(plan)
    first, *others = said["documents"]
    rests = [first, *(d for d in others if d.get("is_basis"))]
    assert len(rests) > 1
    unnumbered = sum("number" not in d and "issued_on" not in d for d in rests)
    own = {one["kind"] for one in said["reporting"].get("own", [])}
    for name, content in drafts(store, plan):
        draft = text(content)
        assert failed(content) == [], name
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


@pytest.mark.parametrize("plan", PLANS)
def test_letters_keep_the_decree_and_say_who_writes_where_the_plan_does(
    store: Path, plan: str
) -> None:
    asked, chosen = answers(store), Selection(plan, TODAY)
    [campaign] = asked.ask(campaign_list).filter(campaign_id=plan).to_dicts()
    names = dict(asked.ask(unit_list, chosen).select("unit_id", "unit_name").iter_rows())
    charged = asked.ask(own_report_list, chosen)["unit_id"].to_list()
    due = asked.ask(obligation_list, chosen).filter(pl.col("expected_count") > 0)
    keeper = names[charged[0]] if charged else ""
    about = Occasion(due.row(0, named=True), campaign, TODAY, names, False, "x", keeper=keeper)
    units = asked.ask(obligation_state, replace(chosen, obligation=due["obligation_id"][0]))
    written = letters(units.to_dicts(), about)
    assert written
    for letter in written[:LETTERS]:
        content = letter_document(letter, sender(about))
        assert failed(content) == [], letter.kind
        said = text(content)
        assert PLACE not in said
        assert (keeper.upper() in said) if keeper else (VI("office.issuing_body") in said)


def test_the_checklist_finds_what_is_wrong() -> None:
    """Each point fails on a paper that breaks it: none of them is always content."""
    paper = Paper(
        "Về việc",
        (
            Heading("A. Phần"),
            Paragraph(("Căn cứ",), "basis"),
            Paragraph(("Ngày 5 tháng 3, ngày 1 tháng 1.",)),
            Paragraph(("x",), "body"),
        ),
        kind="Tờ trình",
        parent="ủy ban",
        issuer="hội đồng",
        number="Số 5",
        place_date="Huế ngày 5 tháng 1",
        signers=(Signer(("Chủ tịch",), "A"),),
        copies=("Như trên",),
        annexes=(Annex("PHỤ LỤC 1", "Danh sách"), Annex("PHỤ LỤC 2", "Danh sách")),
    )
    document = Document(io.BytesIO(paper_document(paper)))
    for section in document.sections:
        section.left_margin = section.page_width = Mm(25)
        section.different_first_page_header_footer = False
        for number in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(number)
    for style in ("Title", "Subtitle", "Body Text", "Basis", "Annex Name", "Annex Title"):
        document.styles[style].font.size = Pt(10)
    for run in document.element.body.iter(qn("w:r")):
        look = run.get_or_add_rPr()
        for size in look.findall(qn("w:sz")):
            look.remove(size)
        look.append(tag("sz", val=20))
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:ascii"), "Arial")
    buffer = io.BytesIO()
    document.save(buffer)
    kept = {key for key, is_kept in answers_of(buffer.getvalue()).items() if is_kept}
    assert kept == set()


def test_a_letter_is_written_from_its_place_where_that_is_known() -> None:
    letter = Letter("u", "Xã A", "reminder", "V/v báo cáo", ("Đề nghị.",), False, "x")
    by = Sender("ủy ban nhân dân tỉnh a", "sở b", "Vĩnh Long")
    said = text(letter_document(letter, by))
    assert "Vĩnh Long, ngày" in said
    assert {"ỦY BAN NHÂN DÂN TỈNH A", "SỞ B"} <= set(said.splitlines())
    assert PLACE in text(letter_document(letter))
