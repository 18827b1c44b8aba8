"""Views kept under a name in the browser, the link of a page, its print: each by a click."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import TOLD
from translations import translator

pytestmark = pytest.mark.browser
T = translator("vi")
PRINTED = "window.print = () => { window.printed = document.body.className; }"


def test_a_view_is_kept_opened_again_and_let_go_its_link_copied_and_its_page_printed(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.set_default_timeout(90_000)
    context.add_init_script(TOLD)
    context.add_init_script(PRINTED)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page = context.new_page()
    page.goto(f"{site}/progress?phase=phase-2")
    page.get_by_role("button", name=T("views.title")).click()
    page.get_by_label(T("views.placeholder")).fill("Họp giao ban")
    page.get_by_role("button", name=T("views.keep")).click()
    page.get_by_role("button", name=T("views.copy")).click()
    expect(page.get_by_role("status").filter(has_text=T("views.copied"))).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site}/progress?phase=phase-2"

    page.goto(f"{site}/campaign")
    page.get_by_role("button", name=T("views.title")).click()
    page.get_by_role("link", name="Họp giao ban").click()
    page.wait_for_url("**/progress?phase=phase-2")
    page.get_by_role("button", name=T("views.title")).click()
    page.get_by_role("button", name=f"{T('views.drop')} Họp giao ban").click()
    expect(page.get_by_role("link", name="Họp giao ban")).to_have_count(0)

    page.keyboard.press("Escape")
    page.locator(".print-page").click()
    page.wait_for_function("() => window.printed !== undefined")
    assert "on-paper" in page.evaluate("window.printed")
    page.wait_for_function("() => !document.body.className.includes('on-paper')")
    context.close()
