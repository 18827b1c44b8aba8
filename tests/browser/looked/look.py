"""Opens a page and measures its faults: see measure.js, and tables.js for what a table draws."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

from pages.parts.navigation import FIRST
from translations import Language

HERE = Path(__file__).parent
MEASURE = (HERE / "measure.js").read_text(encoding="utf-8")
TABLES = HERE / "tables.js"
SIZES = {"wide": (1920, 1080), "phone": (390, 844)}
Size = Literal["wide", "phone"]
Mode = Literal["light", "dark"]
TALL = 6000  # pixels: so much of a page is laid out at once, for Streamlit scrolls inside it
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
# asked in the page itself: its policy lets nobody wait from outside
DRAWN = """async () => {
    const charts = [...document.querySelectorAll(".stPlotlyChart")];
    const is_drawn = (chart) => !chart.checkVisibility() || chart.querySelector(".main-svg");
    for (let n = 0; n < 400 && !charts.every(is_drawn); n += 1) {
        await new Promise((later) => setTimeout(later, 50));
    }
    await document.fonts.ready;
}"""
AXE = """async () => {
    const {violations} = await axe.run(document, {resultTypes: ["violations"]});
    return violations.flatMap(({id, nodes}) => nodes.map(
        ({target}) => ({kind: `axe ${id}`, where: target.join(" "), text: ""})));
}"""
# Streamlit's own: the uploader is a section whose role says it is none
NOT_OURS = {"axe presentation-role-conflict"}
# a phone pushes a table of many columns aside, and the one line of filters of a leader's page
ON_A_PHONE = {("table wider than its card", ""), ("sideways", "bar-filter")}
# not yet mended: two buttons on a dark page, the heading of the leader's list beside its words,
# the table of the storyline, of which a phone sees a part
LEFT = {
    ("axe color-contrast", "", "wide"),
    ("overprinted", "head-problems", "phone"),
    ("cut in table", "present-rows-yearly-", "phone"),
}


@dataclass(frozen=True)
class Look:
    """One way a page is looked at."""

    page: str
    size: Size
    language: Language
    mode: Mode
    query: str = ""


@contextmanager
def window(browser: Browser, look: Look) -> Iterator[BrowserContext]:
    """A browser window of the size and mode, which keeps what its tables draw."""
    width, height = SIZES[look.size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=look.mode,
        locale="vi-VN",
        reduced_motion="reduce",
        has_touch=look.size == "phone",
    )
    context.set_default_timeout(90_000)
    context.add_init_script(path=TABLES)
    try:
        yield context
    finally:
        context.close()


def opened(page: Page, site: str, look: Look) -> None:
    """The page, drawn whole, in a window as high as it."""
    name = "" if look.page == FIRST else look.page
    page.goto(f"{site}/{name}?lang={look.language}&{look.query}")
    page.wait_for_selector("[data-testid=stMain] h1")
    page.wait_for_selector(READY)
    page.evaluate(DRAWN)
    page.wait_for_timeout(400)
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    width, height = SIZES[look.size]
    page.set_viewport_size({"width": width, "height": min(max(tall + 60, height), TALL)})
    page.wait_for_timeout(300)


def faults(page: Page, size: Size) -> list[tuple[str, str, str]]:
    """Kind, place and words of each fault of an opened page that is ours."""
    found = page.evaluate(MEASURE)
    page.evaluate(AXE_SCRIPT)
    told = [(one["kind"], one["where"], one["text"]) for one in [*found, *page.evaluate(AXE)]]
    return [fault for fault in told if fault[0] not in NOT_OURS and not _allowed(fault, size)]


def _allowed(fault: tuple[str, str, str], size: Size) -> bool:
    kind, where, _ = fault
    if {(kind, where, size), (kind, "", size)} & LEFT:
        return True
    return size == "phone" and bool({(kind, where), (kind, "")} & ON_A_PHONE)
