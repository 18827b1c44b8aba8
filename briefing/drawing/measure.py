"""How wide text is in Be Vietnam Pro, the wider of our fonts: what fits here fits in Arial."""

from functools import cache, lru_cache
from pathlib import Path

import fontpkg_be_vietnam_pro as font
from PIL import ImageFont

FONTS = Path(font.ROOT) / "files"
POINTS_PER_INCH = 72
MEASURED_AT = 200
DIGITS = "0123456789"


@cache
def _face(is_bold: bool) -> ImageFont.FreeTypeFont:
    name = "BeVietnamPro-Bold.ttf" if is_bold else "BeVietnamPro-Regular.ttf"
    return ImageFont.truetype(str(FONTS / name), MEASURED_AT)


@lru_cache(maxsize=20_000)
def width(text: str, points: float, is_bold: bool = False) -> float:
    """Width of a line of text in inches."""
    return _face(is_bold).getlength(text) * points / MEASURED_AT / POINTS_PER_INCH


@cache
def digit_width(points: float, is_bold: bool = False) -> float:
    """Width every digit is given where numbers stand under each other."""
    return max(width(digit, points, is_bold) for digit in DIGITS)


def wrapped(text: str, room: float, points: float, is_bold: bool = False) -> list[str]:
    """The text in lines no wider than `room` inches; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, points, is_bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, room: float, points: float, is_bold: bool = False) -> list[str]:
    """The text in as few lines as it needs, of about the same width."""
    lines = wrapped(text, room, points, is_bold)
    low, high = room / 2, room
    while len(lines) > 1 and high - low > room / 50:
        middle = (low + high) / 2
        if len(wrapped(text, middle, points, is_bold)) > len(lines):
            low = middle
        else:
            high = middle
    return wrapped(text, high, points, is_bold)


def cut(text: str, room: float, points: float, is_bold: bool = False) -> str:
    """The text, or its beginning with … where it is wider than `room`; never half a word, but of
    one that is too wide alone."""
    if width(text, points, is_bold) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", points, is_bold) > room:
        kept = kept[:-1]
    if " " in kept.strip() and text[len(kept) : len(kept) + 1] not in ("", " "):
        kept = kept.rpartition(" ")[0]
    return f"{kept.rstrip(' ,;')}…"
