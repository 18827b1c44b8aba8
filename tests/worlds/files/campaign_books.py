"""The workbook of a campaign, and hands that change its cells."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.profiles.book.layout import HEADER_ROW, SHEETS
from data.profiles.book.plan import CampaignPlan
from data.profiles.book.standing import Standing
from data.profiles.catalog import CAMPAIGNS, load_catalog
from data.workbooks.campaign.plan import plan_of_workbook

TODAY = date(2026, 11, 30)
FIVE = ("vinh-long", "quang-tri-vinh-linh", "nghe-an", "an-giang", "lam-dong")
SMALL = "quang-tri-vinh-linh"
Change = Callable[[Workbook], None]
FIRST = HEADER_ROW + 2


def standing(name: str) -> Standing:
    """A shipped campaign as its files stand."""
    return Standing(CAMPAIGNS, load_catalog(), name)


def letter(sheet: Worksheet, key: str) -> str:
    """The letter of a column by its key."""
    of = next(one for one in SHEETS if one.name == sheet.title)
    names = [column.key for column in of.columns]
    return openpyxl.utils.get_column_letter(names.index(key) + 1)


def put(sheet: str, row: int, key: str, value: object) -> Change:
    """A cell of a sheet, found by its row and its column's key, filled with a value."""

    def change(book: Workbook) -> None:
        book[sheet][f"{letter(book[sheet], key)}{row}"].value = value

    return change


def changed(content: bytes, *changes: Change) -> bytes:
    """The workbook after somebody changed it."""
    book = openpyxl.load_workbook(BytesIO(content))
    for change in changes:
        change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def planned(small: tuple[Standing, bytes], *changes: Change) -> CampaignPlan:
    """What the small campaign's workbook would do after these changes."""
    now, content = small
    return plan_of_workbook(changed(content, *changes), "so-tinh.xlsx", now)
