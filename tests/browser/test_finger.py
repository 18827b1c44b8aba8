"""By finger: a chart takes no tap at all, its list leads on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import TOLD
from tests.browser.test_journeys import opened
from translations import translator

pytestmark = pytest.mark.browser
t = translator("vi")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    context.set_default_timeout(90_000)
    context.add_init_script(TOLD)
    yield context.new_page()
    context.close()


def test_by_finger_no_chart_leads_anywhere_and_the_list_does(phone: Page, site: str) -> None:
    opened(phone, f"{site}/reporting")
    plot = phone.locator(".st-key-chart-squares .js-plotly-plot")
    plot.scroll_into_view_if_needed()
    before, box = phone.url, plot.bounding_box()
    assert box is not None
    for step in range(4):
        phone.touchscreen.tap(box["x"] + 15, box["y"] + 30 + 12 * step)
        phone.wait_for_timeout(300)
    assert phone.url == before
    phone.locator(".st-key-tools-squares").get_by_role("button", name=t("doors.open")).tap()
    phone.locator("[data-testid=stPopoverBody] a[href*='unit=']").first.tap()
    phone.wait_for_url("**/unit?*unit=*")
