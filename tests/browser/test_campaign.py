"""A campaign's workbook carried away, edited, tried, put in force: as staff do it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from data.commands.command import main
from data.keeping.campaign_versions import campaign_versions
from data.profiles.catalog import store_catalog
from tests.browser.conftest import served
from tests.browser.test_journeys import opened, settled
from translations import translator

pytestmark = pytest.mark.browser
VI = translator("vi")
CAMPAIGN, NAME = "thu", "Tin, bài số"


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("browser-campaign") / "kho"
    main(["new", "--store", str(store)])
    main(["campaign", "new", CAMPAIGN, "--commune", "00004", "--store", str(store)])
    return store


@pytest.fixture(scope="session")
def site(store: Path) -> Iterator[str]:
    with served(store) as address:
        yield address


def test_a_workbook_is_edited_tried_and_put_in_force_by_name(
    page: Page, site: str, store: Path, tmp_path: Path
) -> None:
    opened(page, f"{site}/campaign")
    with page.expect_download() as carried:
        page.get_by_role("button", name=VI("campaign_page.workbook")).click()
    path = tmp_path / "so-tinh.xlsx"
    carried.value.save_as(path)
    book = load_workbook(path)
    sheet = book["Chỉ tiêu"]
    place = next(cell for row in sheet for cell in row if cell.value == "Tên ngắn")
    first = next(
        row
        for row in range(place.row + 1, sheet.max_row)
        if sheet.cell(row, 1).value == "press-items"
    )
    sheet.cell(first, place.column).value = NAME
    book.save(path)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text(VI("campaign_page.no_effects"))).to_be_visible()
    expect(page.get_by_role("cell", name=NAME).first).to_be_visible()
    button = page.get_by_role("button", name=VI("campaign_page.put_button"))
    expect(button).to_be_disabled()
    field = page.get_by_label(VI("campaign_page.by"))
    field.fill("Phòng Nội vụ")
    field.press("Enter")
    expect(button).to_be_enabled()
    button.click()
    done = VI("campaign_page.done", version="1", by="Phòng Nội vụ")
    expect(page.get_by_text(done)).to_be_visible()
    settled(page)
    assert store_catalog(store).profile(CAMPAIGN).indicators[0].short_vi == NAME
    assert [version.by for version in campaign_versions(store, CAMPAIGN)] == ["Phòng Nội vụ"]
