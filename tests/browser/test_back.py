"""Back brings again the address and the screen that were left, by whatever door one went on."""

import re
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Late

from data.profiles.catalog import load_catalog
from tests.browser.test_journeys import opened, settled
from tests.worlds.page_store import a_campaign, three_units
from translations import translator

pytestmark = pytest.mark.browser
t = translator("vi")
SAID = """() => document.querySelector('[data-testid=stMain]').innerText
    .replaceAll(/\\s*\\n\\s*/g, '\\n')"""


def screen(page: Page) -> str:
    """Everything said on the page, once it says no more: a page that stops early has no foot."""
    page.locator("[data-testid=stMain] h1").first.wait_for()
    settled(page)
    said, then = str(page.evaluate(SAID)), ""
    until = time.monotonic() + 60
    while said != then and time.monotonic() < until:
        page.wait_for_timeout(700)
        said, then = str(page.evaluate(SAID)), said
    return said


def until(page: Page, before: tuple[str, str]) -> None:
    """Give the page time to be again what it was; what it is then is for the test to say."""
    settled(page)
    with suppress(Late):
        page.wait_for_function(f"said => ({SAID})() === said", arg=before[1], timeout=20_000)


def navigation(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("link", name=t(f"nav.{name}")).first.click()


def link(part: str) -> Callable[[Page], None]:
    return lambda page: page.locator(f"[data-testid=stMain] a[href*='{part}']").first.click()


def choice(words: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("radio", name=words).first.click()


def row(card: str) -> Callable[[Page], None]:
    def click(page: Page) -> None:
        table = page.locator(f".st-key-card-{card} [data-testid=stDataFrame]").first
        table.click(
            position={"x": 20, "y": 100 if (table.bounding_box() or {})["height"] > 90 else 60}
        )

    return click


def found(page: Page) -> None:
    page.get_by_role("button", name=t("unit.search")).click()
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    box = page.get_by_role("textbox", name=t("unit.search"))
    box.fill(unit)
    box.press("Enter")
    page.locator("[data-testid=stPopoverBody] [data-testid=stPageLink-NavLink]").first.click()


STEPS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "navigation": ("/?as_of=2026-09-30", navigation("progress")),
    "not-handed-in": ("/", link("view=missing")),
    "search": ("/", found),
    "indicator-row": ("/progress", row("indicators")),
    "view-of-clusters": ("/clusters", choice(t("clusters.view_all"))),
    "list-of-units": ("/unit", choice(t("report_state.missing"))),
}


@pytest.mark.parametrize("step", list(STEPS))
def test_back_brings_the_address_and_the_screen_again(page: Page, site: str, step: str) -> None:
    path, go_on = STEPS[step]
    opened(page, site + path)
    before = (page.url, screen(page))
    go_on(page)
    page.wait_for_url(lambda url: url != before[0])
    settled(page)
    page.go_back()
    until(page, before)
    assert page.url == before[0]
    assert screen(page).splitlines() == before[1].splitlines()


def test_other_spellings_of_an_address_open_the_page(page: Page, site: str) -> None:
    for path, name, at in (
        ("/overview?lang=en", "overview", "/?lang=en"),
        ("/overview/", "overview", "/"),
        ("/progress/?lang=en", "progress", "/progress?lang=en"),
    ):
        opened(page, site + path)
        words = translator("en" if "lang=en" in path else "vi")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text(words(f"page.{name}.title"))
        expect(page).to_have_url(site + at)


def test_nothing_is_offered_to_be_cleared_where_nothing_is_set(page: Page, site: str) -> None:
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    opened(page, f"{site}/unit?unit={unit}&view=missing")
    clear = page.get_by_role("button", name=t("filter.clear"))
    expect(clear).to_be_enabled()
    navigation("overview")(page)
    page.wait_for_url(re.compile(r"/\?"))
    settled(page)
    assert "view=" not in page.url
    expect(clear).to_be_disabled()
