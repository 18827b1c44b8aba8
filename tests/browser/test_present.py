"""The deck in a real browser: opened from the page, and from disk with no network at all."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from briefing.html_deck import html_deck
from tests.worlds.papers import deck_of
from translations import translator

pytestmark = pytest.mark.browser
VI = translator("vi")
SOON = 250  # milliseconds until the next slide stands, at best of three on a busy machine
NEXT_SLIDE = """async () => {
    const took = [];
    for (const key of [" ", "PageUp", " ", "PageUp", " "]) {
        const start = performance.now();
        dispatchEvent(new KeyboardEvent("keydown", {key}));
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        if (key === " ") took.push(performance.now() - start);
    }
    return Math.min(...took);
}"""


def place(page: Page) -> str:
    """The address and the slide that is shown."""
    return page.evaluate("location.hash + ' ' + document.querySelector('.slide.now').dataset.key")


def test_the_page_makes_the_deck_shows_it_and_opens_it(page: Page, site: str) -> None:
    page.goto(f"{site}/present")
    link = page.get_by_role("link", name=VI("present.open"))
    expect(link).to_be_visible(timeout=90_000)
    expect(page.frame_locator("iframe").locator(".slide.now")).to_be_visible()
    with page.context.expect_page() as opened:
        link.click()
    deck = opened.value
    deck.wait_for_selector(".slide.now")
    deck.keyboard.press("ArrowRight")
    assert place(deck) == "#2 summary"
    deck.close()


def test_a_paper_is_made_and_fetched(page: Page, site: str) -> None:
    page.goto(f"{site}/present")
    page.locator(".st-key-present-make-brief button").click()
    fetch = page.locator(".st-key-present-get-brief button")
    expect(fetch).to_be_visible(timeout=90_000)
    with page.expect_download() as fetched:
        fetch.click()
    assert fetched.value.suggested_filename.endswith("-brief.pdf")
    assert Path(fetched.value.path()).read_bytes().startswith(b"%PDF")


def test_the_file_works_from_disk_without_a_network(
    browser: Browser, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "deck.html"
    deck = deck_of(store)
    keys = [slide.key for slide in deck.slides]
    file.write_bytes(html_deck(deck))
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, offline=True)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_selector(".slide.now")
    assert place(page) == "#1 cover"
    took = page.evaluate(NEXT_SLIDE)
    assert place(page) == "#2 summary"
    assert took < SOON
    for key, there in (
        ("End", f"#{len(keys)} method"),
        ("Home", "#1 cover"),
        ("PageDown", "#2 summary"),
        ("PageUp", "#1 cover"),
    ):
        page.keyboard.press(key)
        assert place(page) == there
    page.keyboard.press("b")
    assert page.evaluate("document.body.className") == "black"
    page.keyboard.press("b")
    page.keyboard.press("o")
    assert page.locator(".slide:visible").count() == len(keys) > 12
    page.locator(".slide").nth(keys.index("contents")).click()
    assert place(page) == f"#{keys.index('contents') + 1} contents"
    assert page.evaluate("document.fonts.check('700 20px Be Vietnam Pro', 'Ạế')")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()
