"""Published tables and ended campaigns on every page: read-only, in years of their own."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.intake.load import ingest
from data.keeping.calendar import write_calendar
from data.profiles.catalog import load_catalog
from pages.parts.navigation import PAGES as NAVIGATION
from tests.worlds.page_store import HEADER, a_campaign, three_units
from translations import translator

TODAY = date(2031, 6, 1)
PAGES = list(NAVIGATION)
# the page of the whole country tells of campaigns under way, whichever of all is chosen
OF_ONE = [page for page in PAGES if page != "nation"]
CATALOG = load_catalog()
TABLES = sorted(p for p, o in CATALOG.profiles.items() if o.campaign.level == "published")
ENDED = a_campaign(CATALOG)
# What a page of a campaign under way says, and a published table must not.
UNDER_WAY = {
    "vi": r"\d ngày|còn hạn|[Cc]ần gọi|Dữ liệu minh họa|python -m|[Gg]iai đoạn|bước thẩm định"
    r"|[Cc]hưa nộp|lộ trình|hạn hết|Nhịp độ|sơ kết",
    "en": r"\d days|to call|Illustrative data|python -m|[Pp]hase|appraised stage|not handed in"
    r"|required path|[Dd]ue on|Pace|interim",
}
FILING = {
    "vi": r"[Cc]òn lại đến hạn|[Cc]ần gọi|python -m|Nộp báo cáo →",
    "en": r"Left until|to call|python -m",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three units of every published table and of a campaign that has ended."""
    folder = tmp_path_factory.mktemp("viewing")
    write_calendar(folder / "store", "sample", TODAY, TODAY)
    files = []
    for campaign in [*TABLES, ENDED]:
        profile = CATALOG.profiles[campaign]
        periods = CATALOG.periods(campaign).sort("end_date").to_dicts()
        day = periods[-1]["end_date"]
        units = CATALOG.units_of(campaign, day)["unit_id"].sort().to_list()[:3]
        if campaign == ENDED:
            units = three_units(CATALOG, campaign)
        whole = {i.id for i in profile.indicators if not i.decimals}
        names = [i.id for i in profile.indicators if i.unit_types and not i.part_of]
        kind = CATALOG.units_of(campaign, day).filter(unit_id=units[0])["unit_type"].item()
        owed = [i.id for i in CATALOG.indicators_for(campaign, kind) if i.id in names]
        rows = [
            f"{campaign},{unit},{at['period_id']},{name},{(n + 1) / (1 if name in whole else 5)},"
            for at in periods[-2:]
            for n, unit in enumerate(units)
            for name in owed
        ]
        files.append(folder / f"{campaign}.csv")
        files[-1].write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    moments = [datetime.combine(TODAY - timedelta(days=100), datetime.min.time())] * len(files)
    outcomes = ingest(folder / "store", files, "kiểm thử", moments)
    assert {o.state for o in outcomes} == {"accepted"}, [o.problems[:2] for o in outcomes]
    return folder / "store"


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def opened(page: str, **query: str) -> Any:
    at = AppTest.from_file("../../dashboard.py", default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    at = at if page == "overview" else at.switch_page(f"pages/{page}.py").run()
    assert not [*at.exception, *at.error]
    return at


def said(at: Any) -> str:
    """Every word of the page: text, labels, tables, and what charts say in words."""
    parts = [str(e.value) for e in [*at.title, *at.markdown, *at.caption, *at.info]]
    parts += [f"{e.label} {e.value}" for e in at.metric] + [str(e.label) for e in at.button]
    parts += [str(b.proto.label) for b in at.get("page_link")]
    parts += [e.value.to_string() for e in [*at.dataframe, *at.table]]
    parts += [chart.proto.alt for chart in at.get("plotly_chart")]
    return "\n".join(parts)


@pytest.mark.parametrize("page", OF_ONE)
@pytest.mark.parametrize("campaign", TABLES)
def test_no_page_of_a_published_table_speaks_of_a_campaign_under_way(
    campaign: str, page: str
) -> None:
    language: Any = "en" if (PAGES.index(page) + TABLES.index(campaign)) % 2 else "vi"
    words = said(opened(page, campaign=campaign, lang=language))
    assert re.findall(UNDER_WAY[language], words) == []
    row = CATALOG.profiles[campaign].campaign
    assert (row.name_vi if language == "vi" else row.name_en) in words


@pytest.mark.parametrize("campaign", TABLES)
def test_the_unit_page_of_a_published_table_shows_the_units_values(campaign: str) -> None:
    unit = CATALOG.units_of(campaign, date(2022, 1, 1))["unit_id"].sort().to_list()[0]
    at = opened("unit", campaign=campaign, unit=unit)
    assert re.findall(UNDER_WAY["vi"], said(at)) == []
    assert len(at.dataframe[0].value) == len(CATALOG.profiles[campaign].indicators)


def test_the_overview_of_a_table_prints_the_means_of_its_latest_year() -> None:
    at = opened("overview", campaign=TABLES[1])
    table = at.dataframe[0].value
    t = translator("vi")
    # three units with 0,2, 0,4 and 0,6
    assert {text.split()[0].rstrip("0") for text in table[t("column.value")]} == {"0,4"}
    assert set(table[t("column.unit_count")]) == {"3"}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_of_an_ended_campaign_counts_days_or_calls_units(page: str, language: Any) -> None:
    words = said(opened(page, campaign=ENDED, lang=language, as_of="2031-05-31"))
    assert re.findall(FILING[language], words) == []


def test_an_ended_campaign_takes_no_file_and_shows_what_was_received() -> None:
    at = opened("intake", campaign=ENDED)
    t = translator("vi")
    day = t.date(CATALOG.profiles[ENDED].phases.last_day)
    assert t("viewing.ended", date=day) in said(at)
    assert at.get("file_uploader") == []
