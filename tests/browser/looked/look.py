"""Opens a page and measures its faults: see measure.js, and tables.js for what a table draws."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from pages.parts.navigation import FIRST
from tests.browser.conftest import TOLD
from translations import Language

HERE = Path(__file__).parent
MEASURE = (HERE / "measure.js").read_text(encoding="utf-8")
TABLES = HERE / "tables.js"
SIZES = {"wide": (1920, 1080), "phone": (390, 844)}
Size = Literal["wide", "phone"]
Mode = Literal["light", "dark"]
BAD_REQUEST = 400
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
# a number of the campaign in sight: not a day, a version, a step's number, a limit of a file
FIGURE = r"""() => {
    const walk = document.createTreeWalker(document.querySelector(".stMain"), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = node.parentElement;
        const own = at.closest('[class*="st-key-card-"], [data-testid="stMetric"]');
        const bare = node.data.replace(/\d\d\/\d\d\/\d{4}|\b20\d\d\b|^\d+\. |\d+ ?MB/g, "");
        if (!own || !/\d/.test(bare) || !at.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (box.height > 2 && box.top > 0 && box.bottom <= innerHeight) return true;
    }
    return false;
}"""
AXE = """async () => {
    const {violations} = await axe.run(document, {resultTypes: ["violations"]});
    return violations.flatMap(({id, nodes}) => nodes.map(
        ({target}) => ({kind: `axe ${id}`, where: target.join(" "), text: ""})));
}"""
# Streamlit's own: the uploader is a section whose role says it is none
NOT_OURS = {"axe presentation-role-conflict"}
EDITED = "present-rows-"
"""The table of a storyline: what is edited in cells is a table of columns on a phone too."""
ASKING = {"present"}
"""Pages whose first screen asks what shall be made: they have no figure before that."""


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
    context.add_init_script(TOLD)
    try:
        yield context
    finally:
        context.close()


def heard(page: Page) -> list[tuple[str, str, str]]:
    """A list that grows while the page is open: each error of its console, each file it asks for
    and does not get."""
    found: list[tuple[str, str, str]] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(("console", "page", message.text))

    def note_answer(answer: Response) -> None:
        if answer.status >= BAD_REQUEST:
            found.append(("missing", str(answer.status), answer.url))

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(("error", "page", str(error))))
    page.on("response", note_answer)
    return found


def opened(page: Page, site: str, look: Look) -> list[tuple[str, str, str]]:
    """The page, drawn whole, in a window as high as it; a fault where its first screen, as high as
    the device, has no figure."""
    name = "" if look.page == FIRST else look.page
    page.goto(f"{site}/{name}?lang={look.language}&{look.query}")
    page.wait_for_selector("[data-testid=stMain] h1")
    page.wait_for_selector(READY)
    page.evaluate(DRAWN)
    page.wait_for_timeout(400)
    has_figure = look.page in ASKING or page.evaluate(FIGURE)
    found = [] if has_figure else [("no figure", "first screen", look.page)]
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    width, height = SIZES[look.size]
    page.set_viewport_size({"width": width, "height": min(max(tall + 60, height), TALL)})
    page.wait_for_timeout(300)
    return found


def faults(page: Page) -> list[tuple[str, str, str]]:
    """Kind, place and words of each fault of an opened page that is ours."""
    found = page.evaluate(MEASURE)
    page.evaluate(AXE_SCRIPT)
    told = [(one["kind"], one["where"], one["text"]) for one in [*found, *page.evaluate(AXE)]]
    return [
        (kind, where, text)
        for kind, where, text in told
        if kind not in NOT_OURS and not ("table" in kind and where.startswith(EDITED))
    ]
