"""No page cuts, overprints or leaves unread what it says: measured in the browser, each page as a
phone shows it in Vietnamese by day, and as a projector shows it in English by night."""

import pytest
from playwright.sync_api import Browser

from pages.parts.navigation import PAGES
from pages.parts.serving.waiting import PLAIN, SHAPES
from tests.browser.looked.look import Look, Mode, faults, heard, opened, window

pytestmark = pytest.mark.browser
CHARTS = """() => [...document.querySelectorAll(".stPlotlyChart")].map((chart) => {
    const told = chart.matches("[role]") ? chart : chart.querySelector("[role][aria-label]");
    return [told?.getAttribute("role"), told?.getAttribute("aria-label") ?? ""];
})"""
FOCUS = """() => {
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return [document.activeElement.dataset.testid, [outlineColor, outlineStyle, outlineWidth]];
}"""
LEFTS = """() => {
    const cards = [...document.querySelectorAll('[class*="st-key-card-"]')]
        .map((card) => card.getBoundingClientRect()).filter((box) => box.height);
    const [from, to] = [Math.min(...cards.map((box) => box.left)),
        Math.max(...cards.map((box) => box.right))];
    const rows = {};
    const share = (left) => (left - from) / (to - from);
    for (const { top, left } of cards) (rows[Math.round(top)] ??= []).push(share(left));
    return Object.entries(rows).sort(([a], [b]) => a - b).map(([, lefts]) => lefts.sort());
}"""
BY_STORE = {"models", "awards", "campaign"}
"""Pages whose first cards are as many as the store has forms, models or plans to tell of."""
WAYS = (Look("", "phone", "vi", "light"), Look("", "wide", "en", "dark"))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.size}-{way.language}-{way.mode}")
def test_no_page_has_a_fault_that_can_be_measured(browser: Browser, site: str, way: Look) -> None:
    found, said = [], []
    with window(browser, way) as context:
        for name in PAGES:
            page = context.new_page()
            wrong = heard(page)
            at_first = opened(page, site, Look(name, way.size, way.language, way.mode))
            found += [(name, *fault) for fault in [*at_first, *faults(page), *wrong]]
            said += page.evaluate(CHARTS)
            if way.size == "wide" and name not in BY_STORE:
                found += waits_otherwise(name, page.evaluate(LEFTS))
            page.close()
    assert not found, "\n".join(" | ".join(fault) for fault in found)
    assert len(said) > 10
    assert {role for role, _ in said} == {"figure"}
    # what a screen reader says is a sentence with its figures, not a title
    assert [name for _, name in said if len(name.split()) < 5] == []


def waits_otherwise(page: str, rows: list[list[float]]) -> list[tuple[str, str, str, str]]:
    """A fault where the first rows of cards begin elsewhere than their places on the page before
    the page; places are shares of the width, but for what stands between them."""
    places = [shares for _, shares in SHAPES.get(page, PLAIN) if shares[0]]
    lefts = [[sum(row[:n]) / sum(row) for n in range(len(row))] for row in places[:2]]
    shown = [(mine, [round(x, 2) for x in row]) for mine, row in zip(lefts, rows, strict=False)]
    other = [f"{mine} {row}" for mine, row in shown if row != pytest.approx(mine, abs=0.03)]
    return [(page, "waits in another shape", "cards", line) for line in other]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_keyboard_is_seen_where_it_stands_in_the_navigation(
    browser: Browser, site: str, mode: Mode
) -> None:
    with window(browser, Look("", "wide", "vi", mode)) as context:
        page = context.new_page()
        opened(page, site, Look("campaign", "wide", "vi", mode))
        seen = {}
        for _ in range(4):
            page.keyboard.press("Tab")
            seen |= dict([page.evaluate(FOCUS)])
    ring = ["rgb(15, 84, 115)" if mode == "light" else "rgb(109, 185, 220)", "solid", "3px"]
    assert seen["stLogoLink"] == seen["stTopNavLink"] == ring


def test_a_fault_is_found_where_there_is_one(browser: Browser) -> None:
    with window(browser, WAYS[0]) as context:
        page = context.new_page()
        wrong = heard(page)
        page.evaluate("console.error('lost')")
        page.set_content(
            '<html lang="vi"><main class="stApp"><h1 style="width:60px;overflow:hidden">'
            '<span style="white-space:nowrap">Cờ thi đua của Ủy ban</span></h1>'
            '<p style="position:absolute;top:200px">một</p>'
            '<p style="position:absolute;top:202px">hai</p>'
            '<p>Press Enter to apply</p><div class="stPlotlyChart" style="height:9px">x</div>'
            '<svg class="main-svg"><text x="5" y="15" fill="#DDD">68,4</text></svg></main></html>'
        )
        kinds = {kind for kind, _, _ in faults(page)}
    assert wrong == [("console", "page", "lost")]
    assert {"cut", "overprinted", "English", "unnamed", "faint"} <= kinds
