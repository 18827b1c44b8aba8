"""No page cuts, overprints or leaves unread what it says: measured in the browser, each page as a
phone shows it in Vietnamese by day, and as a projector shows it in English by night."""

import pytest
from playwright.sync_api import Browser

from pages.parts.navigation import PAGES
from tests.browser.looked.look import Look, faults, opened, window

pytestmark = pytest.mark.browser
WAYS = (Look("", "phone", "vi", "light"), Look("", "wide", "en", "dark"))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.size}-{way.language}-{way.mode}")
def test_no_page_has_a_fault_that_can_be_measured(browser: Browser, site: str, way: Look) -> None:
    found = []
    with window(browser, way) as context:
        for name in PAGES:
            page = context.new_page()
            opened(page, site, Look(name, way.size, way.language, way.mode))
            found += [(name, *fault) for fault in faults(page, way.size)]
            page.close()
    assert not found, "\n".join(" | ".join(fault) for fault in found)


def test_a_fault_is_found_where_there_is_one(browser: Browser) -> None:
    with window(browser, WAYS[0]) as context:
        page = context.new_page()
        page.set_content(
            '<html lang="vi"><main class="stApp"><h1 style="width:60px;overflow:hidden">'
            '<span style="white-space:nowrap">Cờ thi đua của Ủy ban</span></h1>'
            '<p style="position:absolute;top:200px">một</p>'
            '<p style="position:absolute;top:202px">hai</p>'
            '<p>Press Enter to apply</p><div class="stPlotlyChart" style="height:9px">x</div>'
            '<svg class="main-svg"><text x="5" y="15" fill="#DDD">68,4</text></svg></main></html>'
        )
        kinds = {kind for kind, _, _ in faults(page, "phone")}
    assert {"cut", "overprinted", "English", "unnamed", "faint"} <= kinds
