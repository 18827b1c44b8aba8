"""A campaign of a ministry: every paper bears its name, no committee without one, pages open."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from answers.reporting.letters import Occasion, letters
from briefing.letters.document import letter_document
from briefing.office.owner import owner
from briefing.papers import PAPERS, papers_of
from briefing.work import Asked, Work
from data.commands.command import main
from data.intake.load import ingest
from data.keeping.calendar import store_today
from data.keeping.store import open_store
from data.profiles.catalog import store_catalog
from pages.parts.navigation import PAGES
from queries.reference.questions import campaign_list, unit_list
from queries.reporting.obligations import obligation_list, obligation_state
from schemas.selection import Selection, Viewer
from translations import translator

NAME, CAMPAIGN, UNIT = "Bộ Thử nghiệm", "thi-dua-bo", "vu-phap-che"
AWARDS = """
[[awards.forms]]
id = "merit"
label_vi = "Bằng khen của Bộ trưởng"
label_en = "Minister's merit"
level = "ministry"
source = "bộ thử"

[[awards.occasions]]
id = "annual"
label_vi = "Khen thưởng hằng năm"
label_en = "Yearly awards"
forms = ["merit"]
source = "bộ thử"

[[awards.route]]
actor_vi = "Hội đồng Thi đua - Khen thưởng Bộ"
actor_en = "The ministry's council"
task_vi = "Xét, thông qua"
task_en = "Consider"
state = "passed"
source = "bộ thử"

[[awards.route]]
actor_vi = "Bộ trưởng"
actor_en = "Minister"
task_vi = "Quyết định"
task_en = "Decide"
state = "decided"
source = "bộ thử"
"""
HEAD = (
    "ma_phong_trao,nam,ma_don_vi,ma_de_nghi,ten_doi_tuong,loai_doi_tuong,hinh_thuc,dip,"
    "ma_noi_dung,ngay_de_nghi,so_van_ban,thanh_phan_ho_so,so_bo,ma_thanh_tich"
)
NAMELESS = re.compile(r"(?i)(ủy ban nhân dân|people's committee of)\s*(?=[;,.<\n]|$)")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ministry")
    store = folder / "kho"
    main(["new", "--opened-on", "2026-01-01", "--store", str(store)])
    main(["campaign", "new", CAMPAIGN, "--ministry", NAME, "--store", str(store)])
    profile = store / "campaigns" / f"{CAMPAIGN}.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + AWARDS, encoding="utf-8")
    today = store_today(store)
    ends = store_catalog(store).periods(CAMPAIGN).sort("end_date")
    period = [row["period_id"] for row in ends.to_dicts() if row["end_date"] < today]
    lines = ["campaign_id,unit_id,period_id,indicator_id,value,note"]
    lines += [f"{CAMPAIGN},{UNIT},{period[-1]},online-dossiers,62,"]
    file = folder / "so-lieu.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    proposal = (
        f"{CAMPAIGN},{today.year},{UNIT},DN-1,Phòng 1,Tập thể,Bằng khen của Bộ trưởng,hằng năm,"
        f"government,{today:%d/%m/%Y},1/TTr,tờ trình; biên bản; báo cáo thành tích,1,TT-1"
    )
    proposals = folder / "de-nghi.csv"
    proposals.write_text(f"{HEAD}\n{proposal}\n", encoding="utf-8")
    outcomes = ingest(store, [file, proposals], "văn thư")
    assert {o.state for o in outcomes} == {"accepted"}, outcomes
    return store


def text_of(content: bytes) -> str:
    """The words of a paper, whatever its file."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", errors="replace")
    with ZipFile(BytesIO(content)) as parts:
        if inner := [name for name in parts.namelist() if name.endswith(".docx")]:
            return "\n".join(text_of(parts.read(name)) for name in inner)
        xml = [parts.read(n).decode("utf-8") for n in parts.namelist() if n.endswith(".xml")]
    return "\n".join(re.sub(r"<[^>]+>", "", re.sub(r"</(w|a):p>", "\n", part)) for part in xml)


@pytest.mark.parametrize("story", ["yearly", "interim", "awards"])
def test_every_paper_of_a_ministry_is_made_and_names_no_committee(store: Path, story: str) -> None:
    today = store_today(store)
    work = Work(Asked(store, CAMPAIGN, today, None, story, "vi", None, None))
    made = {kind: text_of(PAPERS[kind].make(work)) for kind in papers_of(work.base)}
    assert ("minutes" if story == "awards" else "report") in made
    for kind, text in made.items():
        assert not NAMELESS.search(text), kind
        assert "TÊN ỦY BAN NHÂN DÂN" not in text, kind
    if story == "awards":
        assert "BỘ THỬ NGHIỆM" in made["minutes"]
    else:
        assert "BỘ THỬ NGHIỆM" in made["report"]
        assert f"Hội đồng Thi đua - Khen thưởng {NAME}" in made["report"]


def test_letters_of_a_ministry_are_written_to_its_units(store: Path) -> None:
    con, today = open_store(store), store_today(store)
    chosen = Selection(CAMPAIGN, as_of=today)
    due = obligation_list(con, Viewer(), chosen).filter(pl.col("waiting_count") > 0)
    row = due.row(0, named=True)
    said = replace(chosen, obligation=row["obligation_id"])
    units = obligation_state(con, Viewer(), said).to_dicts()
    campaign = campaign_list(con, Viewer()).filter(campaign_id=CAMPAIGN).row(0, named=True)
    names = {u["unit_id"]: u["unit_name"] for u in unit_list(con, Viewer(), chosen).to_dicts()}
    written = letters(units, Occasion(row, campaign, today, names, is_sample=False, edition="x"))
    assert written
    for letter in written:
        assert not NAMELESS.search(text_of(letter_document(letter)))


@pytest.mark.parametrize(
    ("level", "code", "body"),
    [
        ("ministry", "00", "BỘ THỬ NGHIỆM"),
        ("province", "33", "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"),
        ("commune", "00004", "ỦY BAN NHÂN DÂN PHƯỜNG BA ĐÌNH"),
        ("commune", "10117999", "[TÊN ỦY BAN NHÂN DÂN]"),
    ],
)
def test_the_line_on_top_is_the_body_whose_campaign_it_is(level: str, code: str, body: str) -> None:
    row: dict[str, Any] = {"level": level, "territory_code": code, "short_vi": NAME}
    by = owner(row, date(2026, 11, 30), translator("vi"))
    assert by.body == body
    assert by.council.removeprefix("Hội đồng Thi đua - Khen thưởng ").strip()
    assert by.place


@pytest.fixture
def site(store: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    return AppTest.from_file("../../dashboard.py", default_timeout=180)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_ministry_opens_and_names_no_commune(site: Any, page: str) -> None:
    site.run()
    at = site if page == "overview" else site.switch_page(f"pages/{page}.py").run()
    assert not [*at.exception, *at.error]
    said = "\n".join(str(e.value) for e in [*at.title, *at.markdown, *at.caption, *at.info])
    assert len(said) > 100
    assert "xã, phường" not in said.lower()
