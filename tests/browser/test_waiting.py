"""The page before the page: words at once, the places of the cards where the cards come."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import TOLD
from translations import translator

pytestmark = pytest.mark.browser
FIRST_CARD = """() => [...document.querySelectorAll('[class*="st-key-card-"]')]
    .map(card => card.getBoundingClientRect()).filter(box => box.height)
    .map(box => [box.x, box.y, box.width])[0]"""
FIRST_PLACE = """() => [...document.querySelectorAll('#waiting main > div[style] > i')]
    .map(place => place.getBoundingClientRect()).map(box => [box.x, box.y, box.width])[0]"""


@pytest.mark.parametrize("address", ["/", "/reporting"])
def test_the_waiting_page_has_the_shape_of_the_real_one_and_leaves(
    browser: Browser, site: str, address: str
) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="vi-VN")
    context.set_default_timeout(90_000)
    context.add_init_script(TOLD)
    page = context.new_page()
    page.route("**/static/js/*.js", lambda route: route.abort())
    page.goto(site + address)
    name = address.strip("/") or "overview"
    assert page.locator("#waiting b").inner_text() == translator("vi")(f"page.{name}.title")
    place = page.evaluate(FIRST_PLACE)
    page.unroute_all()
    page.goto(site + address)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning] h1").first.wait_for()
    page.locator("#waiting").wait_for(state="detached")
    for _ in range(40):  # on a busy machine the style sheet comes after the first card
        card = page.evaluate(FIRST_CARD)
        if [round(v) for v in place] == pytest.approx(card, abs=16):
            break
        page.wait_for_timeout(250)
    assert [round(v) for v in place] == pytest.approx(card, abs=16)
    context.close()
