"""By finger, on a phone: from the leader's page to the cell of a report in three taps, and back."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from answers.reporting.call_list import folded
from tests.browser.conftest import TOLD, served
from tests.browser.test_journeys import opened, settled
from tests.worlds.deck_sample import commune_sample
from translations import translator

pytestmark = pytest.mark.browser
t = translator("vi")
LOOK = "thi-dua-so-look"
WIDE, NARROW = {"width": 1920, "height": 1080}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return commune_sample(tmp_path_factory.mktemp("taps"))[0]


@pytest.fixture(scope="module")
def place(whole: Path) -> Iterator[str]:
    with served(whole) as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True, locale="vi-VN")
    context.set_default_timeout(60_000)
    context.add_init_script(TOLD)
    yield context.new_page()
    context.close()


def bottom(page: Page, key: str) -> float:
    box = page.locator(f".st-key-{key}").bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_three_taps_lead_from_a_problem_to_the_cell_of_a_report(
    phone: Page, place: str, whole: Path
) -> None:
    opened(phone, place)
    start, ways = phone.url, [phone.url]
    assert bottom(phone, "card-problems") <= NARROW["height"]  # all of it on the first screen
    phone.locator("[class*=st-key-problem-content_behind] a").first.tap()
    phone.wait_for_url("**/progress?*content=*")
    settled(phone)
    ways.append(phone.url)
    phone.locator(".st-key-tools-trajectory").get_by_role("button", name=t("why.button")).tap()
    phone.locator("[data-testid=stPopoverBody] a[href*='cell=']").first.tap()
    phone.wait_for_url("**/unit?*cell=*")
    card = phone.locator(".st-key-card-received")
    expect(card).to_contain_text("SHA-256")
    said = card.inner_text()
    digest = re.search(r"\b[0-9a-f]{64}\b", said)
    assert digest is not None
    assert (whole / "ledger" / "files" / digest[0]).is_file()
    cell = re.search(r"(?:Ô [A-Z]+|Dòng \D*)(\d+)", said)
    assert cell is not None
    assert f"▶ {cell[1]}" in said  # its row is marked among its neighbours
    way = phone.locator(".st-key-bar-back")
    expect(way).to_contain_text(t("drill.cell", period="").strip())
    settled(phone)
    for before in reversed(ways):
        phone.go_back()
        phone.wait_for_url(before)
        settled(phone)
    assert phone.url == start
    expect(phone.locator(".st-key-card-problems")).to_be_visible()


def test_the_leaders_page_stands_on_one_screen_and_remembers_the_look(
    browser: Browser, place: str
) -> None:
    context = browser.new_context(viewport=WIDE, locale="vi-VN")
    context.set_default_timeout(60_000)
    context.add_init_script(TOLD)
    page = context.new_page()
    opened(page, place)
    page.locator(".st-key-foot").wait_for()
    settled(page)
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollHeight - {main}.clientHeight") <= 0
    assert bottom(page, "card-problems") <= WIDE["height"]
    kept = [cookie for cookie in context.cookies() if cookie["name"] == LOOK]
    campaign, _, latest = str(kept[0]["value"]).partition("|")[0].split(":")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", latest)
    before = date.fromisoformat(latest) - timedelta(days=30)
    context.add_cookies([{"name": LOOK, "value": f"{campaign}::{before}", "url": place}])
    page.reload()
    expect(page.locator(".st-key-card-changes")).to_contain_text(t.date(before))
    context.close()


def test_a_unit_is_found_in_a_box_without_accents_and_no_other_is_offered(
    browser: Browser, place: str
) -> None:
    context = browser.new_context(viewport=WIDE, locale="vi-VN")
    context.set_default_timeout(60_000)
    context.add_init_script(TOLD)
    page = context.new_page()
    opened(page, f"{place}/intake")
    box = page.locator(".st-key-intake-unit input").first
    box.click()
    options = page.locator("[data-testid=stSelectboxVirtualDropdown] [role=option]")
    name = options.first.inner_text()
    box.type(folded(name))
    expect(options).to_have_count(1)
    expect(options.first).to_have_text(t("unit_box.look_for", text=folded(name)))
    box.press("Enter")
    page.wait_for_url("**unit=*")
    expect(page.locator(".st-key-card-template")).to_contain_text(name)
    context.close()
