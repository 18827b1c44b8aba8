"""The page of a campaign's own files: first day, broken file, edited file, versions."""

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.commands.command import main
from data.keeping.calendar import store_today
from data.keeping.campaign_versions import campaign_versions
from data.keeping.put_campaign import put_campaign
from data.keeping.store import answer, open_store
from data.profiles.catalog import store_catalog
from data.workbooks.campaign.book import campaign_workbook
from data.workbooks.campaign.plan import plan_of_workbook
from pages.parts.campaign.book import standing
from pages.parts.campaign.versions import version_workbook
from tests.pages.test_pages import opened, words
from translations import translator

VI, EN = translator("vi"), translator("en")
CAMPAIGN = "thu"
REPORT = "campaign_id,unit_id,period_id,indicator_id,value,note"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("campaign") / "kho"
    main(["new", "--opened-on", "2026-01-01", "--store", str(store)])
    main(["campaign", "new", CAMPAIGN, "--commune", "00004", "--store", str(store)])
    return store


@pytest.fixture
def store(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    store = Path(shutil.copytree(made_once, tmp_path / "kho"))
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    return store


def edit(store: Path, old: str, new: str) -> None:
    path = store / "campaigns" / f"{CAMPAIGN}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(at: Any) -> str:
    tables = [str(table.value.to_csv()) for table in [*at.table, *at.dataframe]]
    said = [words(at), *tables, *(str(e.value) for e in at.error)]
    return "\n".join(said).replace("\\", "")  # words stand escaped, so that Markdown shows them


def report(store: Path, folder: Path, indicator: str, period: str | None = None) -> None:
    periods = store_catalog(store).periods(CAMPAIGN).sort("end_date").to_dicts()
    over = [p["period_id"] for p in periods if p["end_date"] < store_today(store)]
    unit = store_catalog(store).units_of(CAMPAIGN).item(0, "unit_id")
    file = folder / "so-lieu.csv"
    file.write_text(
        f"{REPORT}\n{CAMPAIGN},{unit},{period or over[-1]},{indicator},40,\n", encoding="utf-8"
    )
    assert main(["ingest", str(file), "--by", "văn thư", "--store", str(store)]) == 0


def put(store: Path, short_name: str, by: str) -> None:
    """A workbook whose first indicator has another short name, put in force."""
    now = standing(CAMPAIGN)
    book = openpyxl.load_workbook(BytesIO(campaign_workbook(now, store_today(store))))
    sheet = book["Chỉ tiêu"]
    column = next(cell.column for cell in sheet[4] if cell.value == "Tên ngắn")
    sheet.cell(6, column).value = short_name
    out = BytesIO()
    book.save(out)
    put_campaign(store, plan_of_workbook(out.getvalue(), f"{short_name}.xlsx", now), by)


@pytest.mark.parametrize("t", [VI, EN], ids=["vi", "en"])
def test_on_the_first_day_the_page_lists_what_is_missing_and_offers_the_workbook(
    store: Path, t: Any
) -> None:
    assert store.exists()
    at = opened("campaign", lang=t.language)
    assert not [*at.exception, *at.error]
    assert at.title[0].value == t("page.campaign.title")
    said = told(at)
    assert t("first_day.title") in said
    assert "broadband" in said
    assert t("campaign_page.no_versions") in said
    labels = {button.label for button in at.get("download_button")}
    assert {t("campaign_page.workbook"), t("campaign_page.templates")} <= labels


def test_a_file_that_cannot_be_read_is_named_with_its_line_and_the_page_stays(
    store: Path,
) -> None:
    edit(store, "[campaign]", "[campaign")
    at = opened("campaign")
    assert not at.exception
    [error] = [str(e.value) for e in at.error]
    assert "không đọc được từ" in error
    assert "thu.toml:5" in error.replace("\\", "")
    assert not at.get("file_uploader"), "a workbook is not tried against files that are broken"
    (store / "campaigns" / "moi.toml").write_text("[campaign]\nid = 1\n", encoding="utf-8")
    at = opened("campaign", lang="en")
    assert any("was never published" in str(e.value) for e in at.error)


def test_an_edited_file_shows_what_it_will_change_and_is_published_when_asked(
    store: Path, tmp_path: Path
) -> None:
    report(store, tmp_path, "online-dossiers")
    edit(store, 'id = "online-dossiers"', 'id = "dossiers"')
    at = opened("campaign")
    said = told(at)
    assert "Bỏ chỉ tiêu «online-dossiers»: 1 số liệu" in said
    assert VI("campaign_page.touches") in said
    assert VI("campaign_page.ready") in said, "the first day is over"
    next(b for b in at.button if b.label == VI("campaign_page.publish")).click().run()
    assert not [*at.exception, *at.error]
    assert "chưa có hiệu lực" not in words(at)
    sql = "SELECT indicator_id FROM indicator"
    assert "dossiers" in answer(open_store(store), sql)["indicator_id"].to_list()
    assert "Kho có 1 số liệu của chỉ tiêu «online-dossiers»" in told(at)


def test_versions_say_who_and_an_earlier_one_is_a_workbook_to_load_again(store: Path) -> None:
    before = store_catalog(store).profile(CAMPAIGN).indicators[0].short_vi
    for name, by in (("Tên một", "An"), ("Tên hai", "Bình")):
        put(store, name, by)
    assert [v.by for v in campaign_versions(store, CAMPAIGN)] == ["An", "Bình"]
    at = opened("campaign")
    said = told(at)
    assert "Tên một.xlsx" in said
    assert "Bình" in said
    content = version_workbook(store, CAMPAIGN, 1)
    plan = plan_of_workbook(content, "v1.xlsx", standing(CAMPAIGN))
    assert plan.is_sound
    [change] = [row for sheet in plan.changes for row in sheet.rows]
    assert [(f.old, f.new) for f in change.fields] == [("Tên hai", "Tên một")]
    put_campaign(store, plan, "Chi")
    assert store_catalog(store).profile(CAMPAIGN).indicators[0].short_vi == "Tên một" != before


def test_reports_handed_in_ahead_are_said_to_count_from_the_last_day(
    store: Path, tmp_path: Path
) -> None:
    periods = store_catalog(store).periods(CAMPAIGN).sort("end_date").to_dicts()
    ahead = next(p for p in periods if p["end_date"] > store_today(store))
    report(store, tmp_path, "online-dossiers", ahead["period_id"])
    at = opened("overview")
    assert not [*at.exception, *at.error]
    assert f"từ {ahead['end_date']:%d/%m/%Y}" in told(at)
    report(store, tmp_path, "online-dossiers")
    assert "Số của kỳ chưa hết" not in told(opened("overview"))


@pytest.mark.parametrize("t", [VI, EN])
def test_awards_of_a_campaign_without_forms_say_why_they_are_empty(store: Path, t: Any) -> None:
    at = opened("awards", lang=t.language)
    assert not at.exception
    assert [info.value for info in at.info] == [t("awards.no_forms")]
    assert not at.get("plotly_chart")
