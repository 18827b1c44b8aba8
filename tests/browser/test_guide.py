"""Light or dark on every page, the meaning on the word, the tour of a first visit: one visitor."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as Late

from pages.parts.opening.guide import STEPS
from tests.browser.test_journeys import opened, settled
from translations import translator

pytestmark = pytest.mark.browser
VI, EN = translator("vi"), translator("en")
LOOK = "getComputedStyle(document.querySelector('.stApp')).colorScheme"
# of each step: whether the bubble is whole in the window and off what is framed
CLEAR = """() => {
    const [box, ring] = ["tour", "tour-ring"].map((id) => (
        document.getElementById(id).getBoundingClientRect()));
    const isApart = box.left >= ring.right - 8 || ring.left + 8 >= box.right
        || box.top >= ring.bottom - 8 || ring.top + 8 >= box.bottom;
    const isWhole = box.left >= 0 && box.top >= 0
        && box.right <= innerWidth && box.bottom <= innerHeight;
    return ring.height > 0 && isApart && isWhole;
}"""

TITLES = """() => [...document.querySelectorAll('[class*="st-key-card-"] :is(h2, h3)')]
    .map((title) => title.textContent)"""
TURN = """() => {
    history.pushState({}, "", "/progress");
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def test_a_newcomer_is_led_chooses_dark_and_reads_a_word(newcomer: Page, site: str) -> None:
    faults: list[str] = []
    newcomer.on("pageerror", lambda error: faults.append(str(error)))
    opened(newcomer, f"{site}/progress")
    led(newcomer)
    word_read(newcomer)
    dark_kept(newcomer, site)
    turned_without_loading(newcomer, site)
    assert faults == []


def led(page: Page) -> None:
    tour = page.locator("#tour")
    for at, step in enumerate(STEPS):
        expect(tour.locator("h2")).to_have_text(VI(f"tour.{step}.title"))
        try:  # the bubble moves to its place
            page.wait_for_function(CLEAR)
        except Late as late:
            raise AssertionError(step) from late
        if at == 1:  # by the keyboard there and back
            page.keyboard.press("ArrowLeft")
            expect(tour.locator("h2")).to_have_text(VI(f"tour.{STEPS[0]}.title"))
            page.keyboard.press("ArrowRight")
        tour.locator(".next").tap()
    expect(tour).to_have_count(0)


def word_read(page: Page) -> None:
    word, meaning = page.locator("dfn[data-meaning]").first, page.locator("#meaning")
    word.tap()
    expect(meaning).to_have_text(str(word.get_attribute("data-meaning")))
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    word.blur()
    word.focus()
    expect(meaning).to_be_visible()


def dark_kept(page: Page, site: str) -> None:
    """Chosen on one page, it holds on another, and after loading again; no tour by itself then."""
    page.locator(".choose-look[data-look=dark]").tap()
    page.wait_for_function(f"() => {LOOK} === 'dark'")
    opened(page, f"{site}/reporting?lang=en")
    page.wait_for_function(f"() => {LOOK} === 'dark'")
    chosen = page.locator(".choose-look[aria-pressed=true]")
    expect(chosen).to_have_text(EN("look.dark"))
    tour = page.locator("#tour")
    expect(tour).to_have_count(0)
    page.get_by_text(EN("tour.again")).tap()
    expect(tour.locator("h2")).to_have_text(EN(f"tour.{STEPS[0]}.title"))
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)


def turned_without_loading(page: Page, site: str) -> None:
    """React writes its own text, and nothing of ours stays beside it."""
    opened(page, f"{site}/progress?lang=en")
    page.locator("dfn[data-meaning]").first.wait_for()
    page.evaluate(TURN)
    expect(page.get_by_role("heading", name=VI("page.progress.title"), level=1)).to_be_visible()
    settled(page)
    turned = page.evaluate(TITLES)
    page.reload()
    settled(page)
    page.wait_for_function(f"told => String(({TITLES})()) === String(told)", arg=turned)
    assert page.evaluate(TITLES) == turned
