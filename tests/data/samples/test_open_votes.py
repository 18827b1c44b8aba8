"""The sample of every province has an open vote up to its final review, and every paper of the
session takes its items in one order."""

import io
import re
import tomllib
import zipfile
from datetime import date, timedelta

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from answers.answers import StoreAnswers
from briefing.deck.awards.closing import award_decisions
from briefing.deck.decisions import decisions_of
from briefing.deck.room import Room
from briefing.minutes.pack import LIST, minutes_pack
from data.checking.layouts.template_layout import HEADER_ROW
from data.checking.layouts.vote_layout import VOTE_LIST
from data.intake.load import ingest
from data.intake.notes import ingest_notes
from data.keeping.calendar import write_calendar
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.samples.awards.reviews import review_proposals, review_steps
from data.samples.sample import PLANS
from data.samples.sample_awards import award_files, award_step_files
from schemas.selection import Selection, Viewer
from translations import translator

CATALOG = load_catalog()
SETTINGS = tomllib.loads((PLANS / "province.toml").read_text(encoding="utf-8"))
PROVINCES = [
    plan["id"]
    for plan in SETTINGS["campaigns"]
    if CATALOG.profile(plan["id"]).campaign.level == "province"
]
WAIT = timedelta(days=14)


def met_on(campaign: str) -> date:
    """The day of the final review: until then its vote is open."""
    return max(day for _, day, _ in CATALOG.profile(campaign).phases.reviews)


@pytest.mark.parametrize("campaign", PROVINCES)
def test_every_province_has_an_open_vote_two_weeks_before_its_final_review(campaign: str) -> None:
    profile, day = CATALOG.profile(campaign), met_on(campaign)
    waiting = []
    for proposal in review_proposals(CATALOG, campaign, day.year, 1):
        steps = list(review_steps(profile, proposal))
        assert proposal["proposed_on"] <= day - WAIT
        after = [step for step in steps if step["at_date"] > day - WAIT]
        if after and after[0]["state"] in ("passed", "refused"):
            assert after[0]["at_date"] == day
            waiting.append(proposal["form_id"])
    assert len(waiting) >= 10
    assert len(set(waiting)) >= 3


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The final review of the smallest province, two weeks before it."""
    campaign = min(PROVINCES, key=lambda c: CATALOG.units_of(c, met_on(c)).height)
    folder, day = tmp_path_factory.mktemp("votes"), met_on(campaign) - WAIT
    store, first = folder / "store", SETTINGS["first_view"]
    write_calendar(store, "sample", day, day)

    files = award_files(CATALOG, campaign, 1, first, folder, 1)
    sheets = [a for a in files if f"{day.year}-review" in a.path.name]
    months = award_step_files(CATALOG, campaign, 1, first, folder, 1)
    steps = [a for a in months if day.year == a.received_at.year and a.received_at.date() <= day]
    made = ingest(
        store,
        [a.path for a in sheets],
        "minh họa",
        [a.received_at for a in sheets],
        catalog=CATALOG,
    )
    taken = ingest_notes(
        store, [a.path for a in steps], "minh họa", [a.received_at for a in steps], CATALOG
    )
    assert {outcome.state for outcome in (*made, *taken)} == {"accepted"}
    answers = StoreAnswers(open_store(store), Viewer(), store)
    return Room(answers, Selection(campaign, day), translator("vi"), story="final")


def test_pack_ballots_slide_and_agenda_take_the_items_in_one_order(room: Room) -> None:
    with zipfile.ZipFile(io.BytesIO(minutes_pack(room, CATALOG.law.votes))) as pack:
        made = {name: pack.read(name) for name in pack.namelist()}
    sheet = openpyxl.load_workbook(io.BytesIO(made[LIST]))[VOTE_LIST.name]
    rows = sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    items = [(str(row[2]), str(row[4])) for row in rows if row[1]]
    assert len(items) >= 10
    forms = list(dict.fromkeys(form for form, _ in items))
    assert len(forms) >= 3
    ballots = [text(made[name]) for name in sorted(made) if "phieu-bieu-quyet" in name]
    for form, said in zip(forms, ballots, strict=True):
        assert form.upper() in said.upper()
    assert [name for said in ballots for name in named(said)] == [name for _, name in items]
    asks = [d.ask for d in decisions_of(room) if d.key.startswith("form:")]
    for form, ask in zip(forms, asks, strict=True):
        assert form in ask
    for said in (repr(award_decisions(room)), text(made["1-chuong-trinh.docx"])):
        places = [said.index(ask) for ask in asks]
        assert places == sorted(places)


def text(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def named(said: str) -> list[str]:
    """Recipients as they come."""
    return re.findall(r"(?:Tập thể|Cá nhân) minh họa \d+", said)
