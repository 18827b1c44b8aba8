"""Cell formats of the workbooks we write: one restrained palette, readable in print."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

INK, QUIET, LINE = "#17242B", "#4E5D65", "#C9D3D7"
HEADER, BAND, LOCKED, INPUT = "#0F5473", "#DCE9EF", "#EEF2F3", "#FFF9DB"
ERROR, WARNING, NOTICE, NOTICE_INK = "#F4B8B0", "#F9D98C", "#FFF3C9", "#5C3F00"
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
DATE_FORMAT = "dd/mm/yyyy"

FRAMED = {"border": 1, "border_color": LINE, "text_wrap": True, "valign": "top"}
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "font_color": HEADER},
    "subtitle": {"font_color": QUIET},
    "notice": {"bold": True, "bg_color": NOTICE, "font_color": NOTICE_INK, "text_wrap": True},
    "text": {"text_wrap": True, "valign": "top"},
    "quiet": {"text_wrap": True, "valign": "top", "font_color": QUIET, "italic": True},
    "header": {
        **FRAMED,
        "bold": True,
        "bg_color": HEADER,
        "font_color": "#FFFFFF",
        "valign": "vcenter",
    },
    "band": {**FRAMED, "bold": True, "bg_color": BAND, "text_wrap": False},
    "locked": {**FRAMED, "bg_color": LOCKED, "font_color": QUIET},
    "input": {**FRAMED, "bg_color": INPUT, "num_format": "@", "locked": False},
    "number": {**FRAMED, "bg_color": INPUT, "align": "right", "locked": False},
    "date": {
        **FRAMED,
        "bg_color": INPUT,
        "num_format": DATE_FORMAT,
        "align": "left",
        "locked": False,
    },
    "plain": {},
    "error": {**FRAMED, "bg_color": ERROR, "font_color": INK},
    "warning": {**FRAMED, "bg_color": WARNING, "font_color": INK},
    "link": {**FRAMED, "font_color": HEADER, "underline": 1},
    "cell": FRAMED,
}


class Styles:
    """The formats of one workbook by name, each made once; extra properties make a variant."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __call__(self, name: str, **extra: Any) -> Format:
        """The format of a name with extra properties."""
        key = f"{name} {sorted(extra.items())}"
        if key not in self._made:
            properties = {
                "font_name": "Calibri",
                "font_size": 11,
                "font_color": INK,
                **STYLES[name],
                **extra,
            }
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def number_format(decimals: int) -> str:
    """The Excel format of a number with that many decimals, groups of thousands."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")
