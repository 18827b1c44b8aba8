import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.keeping.publishing.previous import Previous
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.workbooks.template import Filled, unit_template
from queries.progress.questions import content_standing
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, a_campaign, three_units
from translations import translator

pytestmark = pytest.mark.browser
VI, EN = translator("vi"), translator("en")
PERIOD = "2026-Q3"
QUIET = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    if (!app || app.dataset.testScriptState !== "notRunning") {
        window.changed = performance.now();
        return false;
    }
    if (window.watched !== app) {
        window.watched = app;
        window.changed = performance.now();
        const seen = new MutationObserver(() => { window.changed = performance.now(); });
        seen.observe(app, { childList: true, characterData: true, subtree: true });
    }
    return performance.now() - window.changed > 500;
}"""
expect.set_options(timeout=60_000)


def opened(page: Page, url: str) -> None:
    page.goto(url)
    settled(page)


def settled(page: Page) -> None:
    """Until no script runs and nothing of the page has changed for half a second."""
    page.wait_for_function(QUIET)


def workbook(store: Path, folder: Path, value: float | str) -> Path:
    catalog = load_catalog()
    campaign = a_campaign(catalog)
    unit = catalog.unit(campaign, three_units(catalog, campaign)[0])
    assert unit is not None
    every = catalog.indicators_for(campaign, "commune")
    values: dict[str, tuple[float | str | None, str | None]] = {
        i.id: (value if i.measure == "%" else None, "minh họa") for i in every
    }
    previous = Previous(store).values.of_all(campaign)
    profile = catalog.profile(campaign)
    path = folder / "bao-cao.xlsx"
    path.write_bytes(unit_template(profile, unit, PERIOD, previous, VI, Filled(values=values)))
    return path


def contents(store: Path, unit: str) -> list[str]:
    chosen = Selection(a_campaign(load_catalog()), TODAY, unit=unit)
    rows = content_standing(open_store(store), Viewer(), chosen)
    return [VI.number(row["achieved_pct"], 1) for row in rows.to_dicts() if row["required_pct"]]


def test_the_overview_turns_english_and_stays_so_on_reload(page: Page, site: str) -> None:
    opened(page, site)
    expect(page.get_by_role("heading", name=VI("page.overview.title"), level=1)).to_be_visible()
    page.get_by_role("button", name=VI("filter.language")).click()
    expect(page.get_by_role("heading", name=EN("page.overview.title"), level=1)).to_be_visible()
    page.wait_for_url(re.compile("lang=en"))
    page.reload()
    expect(page.get_by_role("heading", name=EN("page.overview.title"), level=1)).to_be_visible()
    page.wait_for_function("() => document.documentElement.lang === 'en'")


def test_the_chosen_language_stays_on_the_next_page(page: Page, site: str) -> None:
    opened(page, f"{site}/?lang=en")
    page.get_by_role("link", name=EN("nav.progress")).first.click()
    expect(page.get_by_role("heading", name=EN("page.progress.title"), level=1)).to_be_visible()


def test_a_row_of_the_table_puts_its_indicator_into_the_address(page: Page, site: str) -> None:
    opened(page, f"{site}/progress")
    table = page.locator(".st-key-card-indicators [data-testid=stDataFrame]")
    table.click(position={"x": 20, "y": 100 if (table.bounding_box() or {})["height"] > 90 else 60})
    page.wait_for_url(re.compile("indicator="))


def test_nothing_is_wider_than_a_phone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for name in ("", "progress", "clusters", "awards", "intake", "snapshots", "unit"):
        opened(page, f"{site}/{name}")
        page.wait_for_function("() => document.querySelector('.stMain').scrollWidth <= 390")


def test_a_broken_workbook_is_refused_with_its_cell_and_a_good_one_is_accepted(
    page: Page, site: str, store: Path, tmp_path: Path
) -> None:
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    before, figures = (store / "published" / "CURRENT").read_text(), contents(store, unit)
    opened(page, f"{site}/intake?unit={unit}&period={PERIOD}")
    upload = page.locator("input[type=file]")
    upload.set_input_files(workbook(store, tmp_path, "đang làm"))
    expect(page.get_by_role("heading", name=re.compile("Tệp chưa nhận được"))).to_be_visible()
    problems = page.locator(".st-key-card-problems")
    expect(problems.get_by_text("đang làm").first).to_be_visible()
    expect(problems.get_by_text(re.compile(r"^E\d+$")).first).to_be_visible()
    expect(page.get_by_role("button", name=VI("intake.accept"))).to_be_disabled()
    assert (store / "published" / "CURRENT").read_text() == before
    opened(page, f"{site}/intake?unit={unit}&period={PERIOD}")
    upload.set_input_files(workbook(store, tmp_path, 61.0))
    expect(page.get_by_role("heading", name=re.compile("Nếu được nhận"))).to_be_visible()
    page.get_by_role("button", name=VI("intake.accept")).click()
    expect(page.get_by_role("heading", name=VI("intake.done_accepted"))).to_be_visible()
    assert (store / "published" / "CURRENT").read_text() != before
    assert contents(store, unit) != figures
    page.get_by_role("link", name=VI("intake.see_unit")).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(VI("page.intake.title"))
    settled(page)
    expect(page).to_have_url(re.compile(f"unit={unit}"))
    for figure in contents(store, unit):
        expect(page.get_by_text(re.compile(f"^{figure} / cần")).first).to_be_visible()


def test_the_maps_of_awards_are_drawn_from_files_the_server_hands_out_once(
    page: Page, site: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, f"{site}/awards")
    for name in ("nation", "communes"):
        areas = page.locator(f".st-key-chart-{name} .choroplethlayer path")
        expect(areas.nth(30)).to_be_attached()
    geometry = [url for url in asked if url.split("?")[0].endswith(".geojson")]
    assert len(set(geometry)) == 2
    page.reload()
    settled(page)
    expect(page.locator(".st-key-chart-communes .choroplethlayer path").nth(30)).to_be_attached()
    assert all(
        url.startswith((site, "data:", "blob:", site.replace("http", "ws"))) for url in asked
    )


def test_a_click_on_a_commune_opens_its_page(page: Page, site: str) -> None:
    opened(page, f"{site}/awards?measure=coverage")
    area = page.locator(".st-key-chart-communes .choroplethlayer path").nth(40)
    expect(area).to_be_attached()
    settled(page)
    box, before = area.bounding_box(), None
    for _ in range(40):  # the map still finds its height
        if box == before:
            break
        page.wait_for_timeout(250)
        box, before = area.bounding_box(), box
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"/unit\?.*unit="))
    expect(page.get_by_role("heading", level=1)).not_to_have_text(VI("page.awards.title"))
