"""Units with the names and codes they had before, and who asks about them."""

from datetime import date
from typing import Any

from schemas.selection import Selection, Viewer

VIEWER = Viewer()
DAY = date(2025, 12, 31)


def chosen(unit: str | None = None, as_of: date = DAY, phase: str = "phase-1") -> Selection:
    """What is asked of the campaign «c» at the end of 2025."""
    return Selection("c", as_of, phase=phase, unit=unit)


def named(*names: tuple[str, str]) -> list[dict[str, Any]]:
    """Units by code and name."""
    return [{"unit_id": code, "unit_name": name, "short_name": name} for code, name in names]


PLACES = named(
    ("29266", "Xã Càng Long"),
    ("29275", "Xã An Trường"),
    ("29302", "Xã Nhị Long"),
    ("00004", "Phường Ba Đình"),
    ("11848", "Đặc khu Đảo Đông"),
)
FORMER = [
    {
        "unit_id": "29275",
        "former_code": "29272",
        "former_name": "Xã An Trường A",
        "former_place": "Huyện Càng Long, Trà Vinh",
    },
    {
        "unit_id": "00004",
        "former_code": "00099",
        "former_name": "Phường Ba Đình",
        "former_place": None,
    },
    {
        "unit_id": None,
        "former_code": "84",
        "former_name": "Tỉnh Trà Vinh",
        "former_place": None,
    },
]
