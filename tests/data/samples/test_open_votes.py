"""The sample of every province has an open vote up to its final review and another on its last day;
every paper of a session takes its items in one order, and a vote typed back is shown."""

import io
import re
import shutil
import tomllib
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from streamlit.testing.v1 import AppTest

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
from tests.briefing.decree.points import failed
from translations import translator

CATALOG = load_catalog()
SETTINGS = tomllib.loads((PLANS / "province.toml").read_text(encoding="utf-8"))
PROVINCES = [
    plan["id"]
    for plan in SETTINGS["campaigns"]
    if CATALOG.profile(plan["id"]).campaign.level == "province"
]
WAIT = timedelta(days=14)
VI = translator("vi")
MINUTES = "21/BB-HĐ (minh họa)"


def met_on(campaign: str) -> date:
    """The day of the final review: until then its vote is open."""
    return max(day for _, day, _ in CATALOG.profile(campaign).phases.reviews)


@pytest.mark.parametrize("campaign", PROVINCES)
def test_every_province_has_an_open_vote_two_weeks_before_its_final_review(campaign: str) -> None:
    profile, day = CATALOG.profile(campaign), met_on(campaign)
    waiting, voted = [], set()
    for proposal in review_proposals(CATALOG, campaign, day.year, 1):
        steps = list(review_steps(profile, proposal))
        assert proposal["proposed_on"] <= day - WAIT
        after = [step for step in steps if step["at_date"] > day - WAIT]
        if after and after[0]["state"] in ("passed", "refused"):
            voted.add(after[0]["at_date"])
            waiting.append(proposal["form_id"])
    assert len(waiting) >= 10
    assert len(set(waiting)) >= 3
    held, later = sorted(voted)
    assert held == day < SETTINGS["today"] < later  # what was left is open when the sample ends


@pytest.fixture(scope="module", params=PROVINCES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a province proposes for its final review, and its steps up to the sample's last day."""
    campaign, day = request.param, SETTINGS["today"]
    folder, first = tmp_path_factory.mktemp(campaign), SETTINGS["first_view"]
    store = folder / campaign
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
    return store


def room_of(store: Path, day: date) -> Room:
    answers = StoreAnswers(open_store(store), Viewer(), store)
    return Room(answers, Selection(store.name, day), VI, story="final")


def packed(store: Path, day: date) -> dict[str, bytes]:
    content = minutes_pack(room_of(store, day), CATALOG.law.votes)
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def listed(content: bytes) -> list[tuple[str, str, str]]:
    """Code, form and recipient of every proposal of a list for the vote."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))[VOTE_LIST.name]
    rows = sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    return [(str(row[1]), str(row[2]), str(row[4])) for row in rows if row[1]]


@pytest.mark.parametrize("is_before", [True, False], ids=["before the review", "on the last day"])
def test_pack_ballots_slide_and_agenda_take_the_items_in_one_order(
    store: Path, is_before: bool
) -> None:
    day = met_on(store.name) - WAIT if is_before else SETTINGS["today"]
    room, made = room_of(store, day), packed(store, day)
    items = listed(made[LIST])
    assert len(items) >= (10 if is_before else 3)
    forms = list(dict.fromkeys(form for _, form, _ in items))
    assert len(forms) >= (3 if is_before else 2)
    ballots = [text(made[name]) for name in sorted(made) if "phieu-bieu-quyet" in name]
    for form, said in zip(forms, ballots, strict=True):
        assert form.upper() in said.upper()
    assert [name for said in ballots for name in named(said)] == [name for _, _, name in items]
    papers = {name: failed(content) for name, content in made.items() if name.endswith(".docx")}
    assert [said for said in papers.items() if said[1]] == []
    asks = [d.ask for d in decisions_of(room) if d.key.startswith("form:")]
    for form, ask in zip(forms, asks, strict=True):
        assert form in ask
    for said in (repr(award_decisions(room)), text(made["1-chuong-trinh.docx"])):
        places = [said.index(ask) for ask in asks]
        assert places == sorted(places)


def test_a_vote_typed_back_on_the_last_day_is_on_the_page_and_in_the_next_pack(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day, mine = SETTINGS["today"], Path(shutil.copytree(store, tmp_path / store.name))
    before = packed(mine, day)
    results = {code: n % 3 != 2 for n, (code, _, _) in enumerate(listed(before[LIST]))}
    assert {*results.values()} == {True, False}
    path = tmp_path / "da-bieu-quyet.xlsx"
    typed(before[LIST], path, day, [*results.values()])
    outcome = ingest_notes(mine, [path], "Thư ký", datetime.combine(day, time(17)), CATALOG)[0]
    assert outcome.state == "accepted", outcome.problems[:3]

    after = packed(mine, day)
    assert LIST not in after
    said = text(after["6-bien-ban-du-thao.docx"])
    assert f"\nSố: {MINUTES}\n" in said
    for is_passed, row in ((True, "13\n2\n0\nThông qua"), (False, "4\n11\n0\nKhông thông qua")):
        assert said.count(f"\n{row}\n") == [*results.values()].count(is_passed)
    sent = text(after["5-to-trinh-du-thao.docx"])
    assert sent.count(f"{MINUTES}; Hội đồng biểu quyết: 13/15") == sum(results.values())

    monkeypatch.chdir(Path(__file__).parents[3])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(mine))
    at = AppTest.from_file("../../../dashboard.py", default_timeout=120)
    at.query_params["campaign"], at.query_params["view"] = store.name, "files"
    at.run()
    at.switch_page("pages/awards.py").run()
    assert not [*at.exception, *at.error]
    states = page_states(at, [*results])
    words = {True: VI("awards.state.passed"), False: VI("awards.state.refused")}
    assert states == {code: words[is_passed] for code, is_passed in results.items()}


def typed(content: bytes, path: Path, day: date, results: list[bool]) -> None:
    """The list as the secretary fills it in: thirteen of fifteen agree, or four."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row, value in enumerate((15, 15, 0, day, MINUTES), start=8):
        book["Thông tin"].cell(row, 2).value = value
    sheet = book[VOTE_LIST.name]
    for row, is_passed in enumerate(results, start=HEADER_ROW + 1):
        agreed, result = (13, "thông qua") if is_passed else (4, "không thông qua")
        for column, value in enumerate((agreed, 15 - agreed, 0, result), start=8):
            sheet.cell(row, column).value = value
    book.save(path)


def page_states(at: Any, codes: list[str]) -> dict[str, str]:
    """What the page's lists say of each proposal, by its code."""
    for frame in at.dataframe:
        rows = [[str(cell) for cell in row] for row in frame.value.values]
        found = {code: row for row in rows for code in codes if code in row}
        if len(found) == len(codes):
            said = {VI(key) for key in ("awards.state.passed", "awards.state.refused")}
            return {code: next(c for c in row if c in said) for code, row in found.items()}
    return {}


def text(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def named(said: str) -> list[str]:
    """Recipients as they come."""
    return re.findall(r"(?:Tập thể|Cá nhân) minh họa \d+", said)
