"""Settings of the server (cài đặt): all there are, what may stand in each, what holds without it.

One setting is said in the environment (THI_DUA_SO_STORE) or in the one file that
THI_DUA_SO_SETTINGS names (`store = "/…"`); the environment goes before the file. What each is for,
in words: translations, `settings.for_<name>`.
"""

import os
import re
from dataclasses import dataclass
from typing import Literal

PREFIX = "THI_DUA_SO_"
FILE = "settings"
IN_LAKE = "ducklake:"
"""How the place of a store begins that is read in a lake: its other words are data's to read."""
Kind = Literal["folder", "place", "file", "hosts", "number", "whole"]


@dataclass(frozen=True)
class Setting:
    """One setting: its kind, the number that holds without it, the least and most it may be."""

    kind: Kind
    usual: float | None = None
    least: float = 0
    most: float = 0

    @property
    def is_number(self) -> bool:
        """Whether a number stands in it."""
        return self.kind in ("number", "whole")


SETTINGS: dict[str, Setting] = {
    "settings": Setting("file"),
    "store": Setting("place"),
    "port": Setting("whole", 8501, 1, 65_535),
    "hosts": Setting("hosts"),
    "sign_in": Setting("file"),
    "hours": Setting("number", 10, 0.1, 720),
    "idle_minutes": Setting("number", 60, 1, 43_200),
    "backups": Setting("folder"),
    "boundaries": Setting("folder"),
    # limits of a file: well above what any office hands in, below what would fill the machine
    "max_mb": Setting("number", 25, 0.001, 1_000),  # the largest report of a province has under 5
    "max_inflated_mb": Setting("number", 250, 0.001, 4_000),  # 300,000 cells have some 20
    "max_ratio": Setting("number", 100, 1, 10_000),  # XML of real workbooks shrinks to a tenth
    "max_parts": Setting("whole", 2_000, 1, 100_000),
    "max_xml_mb": Setting("number", 40, 0.001, 1_000),  # such a tree takes ten times the memory
    "max_sheets": Setting("whole", 100, 1, 10_000),
    "max_cells": Setting("whole", 300_000, 1, 10_000_000),  # units of a country by 90 columns
    "max_cell_text": Setting("whole", 32_767, 1, 32_767),  # characters Excel lets a cell hold
    "max_text": Setting("whole", 10_000_000, 1, 1_000_000_000),  # the longest report has 300,000
    "max_areas": Setting("whole", 20_000, 1, 1_000_000),
    "max_format": Setting("whole", 255, 1, 255),  # characters Excel lets a number format have
    "max_answer_mb": Setting("number", 200, 0.001, 4_000),
    "max_table_mb": Setting("number", 1_000, 0.001, 16_000),
}
"""Setting by name, in the order they are listed."""


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{name.upper()}"


def said(name: str) -> str:
    """What is said of a setting, as text; empty: nothing."""
    return os.environ.get(variable(name), "").strip()


def told(name: str) -> str:
    """The same as it may be shown: without a password."""
    return re.sub(r"\bpassword\s*=\s*('[^']*'|\"[^\"]*\"|\S+)", "password=…", said(name))


def number(name: str) -> float:
    """The number in force."""
    return float(said(name) or SETTINGS[name].usual or 0)


def names(name: str) -> tuple[str, ...]:
    """The list in force: names with commas between them, in small letters."""
    return tuple(one.strip().lower() for one in said(name).split(",") if one.strip())
