"""Every colour of the figures, and the statuses as glyph, symbol, fill and badge colour."""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["light", "dark"]
FONT = "Be Vietnam Pro, Source Sans, Segoe UI, sans-serif"


@dataclass(frozen=True)
class Tokens:
    """Colours of one mode; names as in the design."""

    ground: str
    surface: str
    surface_2: str
    card_line: str
    border: str
    ink: str
    ink_2: str
    ink_3: str
    mute: str
    mute_2: str
    grid: str
    primary: str
    passed_next: str
    gold: str
    red: str
    rise: str
    on_primary: str
    sequential: tuple[str, ...]
    categorical: tuple[str, ...]


LIGHT = Tokens(
    ground="#F3F5F5",
    surface="#FFFFFF",
    surface_2="#EEF2F3",
    card_line="#DDE4E7",
    border="#D5DDE0",
    ink="#17242B",
    ink_2="#4E5D65",
    ink_3="#5F6E76",
    mute="#87949A",
    mute_2="#DDE4E7",
    grid="#E6EBED",
    primary="#0F5473",
    passed_next="#B3D7E6",
    gold="#B87A0B",
    red="#B42318",
    rise="#2B78B3",
    on_primary="#FFFFFF",
    sequential=(
        *("#EAF4F8", "#D2E7F0", "#B3D7E6", "#8FC4DA", "#69AECB"),
        *("#4796B8", "#2B7DA2", "#176488", "#0D4C6C", "#073650"),
    ),
    categorical=(
        *("#12506E", "#EE7731", "#288D79", "#B83350"),
        *("#7964BD", "#494B06", "#53A4F7", "#401B17"),
    ),
)

DARK = Tokens(
    ground="#0E1519",
    surface="#161F24",
    surface_2="#212D34",
    card_line="#26333A",
    border="#2C3A42",
    ink="#E8EEF0",
    ink_2="#B3C0C6",
    ink_3="#93A2AA",
    mute="#5F707A",
    mute_2="#2C3A42",
    grid="#243139",
    primary="#6DB9DC",
    passed_next="#1A475D",
    gold="#F2B544",
    red="#F0705F",
    rise="#63AEE8",
    on_primary="#0E1519",
    sequential=(
        *("#12303F", "#15394B", "#1A475D", "#205873", "#286B8B"),
        *("#3582A6", "#4E9BBF", "#74B5D3", "#A3D0E5", "#D8EEF8"),
    ),
    categorical=(
        *("#6FC0E4", "#D37160", "#1A7C77", "#F7ACB6"),
        *("#8585E6", "#687624", "#ADF7E9", "#E2D36A"),
    ),
)

TOKENS: dict[Mode, Tokens] = {"light": LIGHT, "dark": DARK}
DIVERGING = (
    *("#8F1D14", "#B9452F", "#D9784F", "#EDAA85", "#F7DCCB"),
    *("#D6E9F3", "#A6CFE5", "#69ABD2", "#2F7FB4", "#0B4A75"),
)


@dataclass(frozen=True)
class Status:
    """A status: shape and word always go with the colour; fill and text by mode."""

    glyph: str
    symbol: str
    light: tuple[str, str]
    dark: tuple[str, str]
    badge: str

    def fill(self, mode: Mode) -> str:
        """Colour of the area."""
        return (self.light if mode == "light" else self.dark)[0]

    def text(self, mode: Mode) -> str:
        """Colour of what is written on the area."""
        return (self.light if mode == "light" else self.dark)[1]


WHITE, INK, NIGHT = "#FFFFFF", LIGHT.ink, DARK.ground
FAINT_LIGHT, FAINT_DARK = ("#E9EDEF", LIGHT.ink_3), ("#2A363D", DARK.ink_3)
STATUS: dict[str, Status] = {
    "exceeded": Status("▲", "triangle-up", ("#0A3A5A", WHITE), ("#D6ECF9", NIGHT), "violet"),
    "early": Status("★", "star", ("#0B6B5F", WHITE), ("#22A18E", NIGHT), "green"),
    "reached": Status("●", "circle", ("#2B78B3", WHITE), ("#63AEE8", NIGHT), "blue"),
    "on_track": Status("■", "square", ("#A9D2E8", INK), ("#2B5E80", WHITE), "blue"),
    "slow": Status("▼", "triangle-down", ("#F2B544", INK), ("#F2B544", NIGHT), "orange"),
    "at_risk": Status("✕", "x", ("#B42318", WHITE), ("#E8604F", NIGHT), "red"),
    "not_met": Status("◆", "diamond", ("#521A1A", WHITE), ("#B04858", WHITE), "red"),
    "not_reported": Status(
        "○", "circle-open", (LIGHT.surface, LIGHT.ink_3), (DARK.surface, DARK.ink_3), "gray"
    ),
    "not_due": Status("·", "circle", FAINT_LIGHT, FAINT_DARK, "gray"),
    "no_target": Status("◇", "diamond-open", FAINT_LIGHT, FAINT_DARK, "gray"),
}
LAGGING = ("slow", "at_risk")  # can still catch up: its phase is open
BEHIND = (*LAGGING, "not_met")
RATED = ("exceeded", "early", "reached", "on_track", *BEHIND)
VERDICT_GLYPHS = {"firm": "■", "sensitive": "≈", "even": "?"}
REPORT_GLYPHS = {"on_time": "■", "late": "▼", "rejected": "✕", "missing": "□"}


def mark_color(status: str, mode: Mode) -> str:
    """Colour of a status glyph on the surface, at least 3:1: pale fills get a stand-in."""
    stand_in = {"on_track": TOKENS[mode].rise, "slow": TOKENS[mode].gold}
    if status not in RATED:
        return TOKENS[mode].ink_3
    return stand_in.get(status) or STATUS[status].fill(mode)
