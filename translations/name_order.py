"""Vietnamese order of names, said once for everything that sorts outside SQL (`COLLATE vi`).

The alphabet decides first (a ă â b c d đ e ê …), then tones (ngang huyền hỏi ngã sắc nặng), then
case; by code point every Á, Â, Đ, Ơ would stand behind y.
"""

import unicodedata
from functools import cache

import polars as pl

# Blank and marks come before digits, digits before letters, as in the root collation of Unicode.
ORDER = " _-–—,;:!?./'‘’\"“”()[]{}@*&#%+<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
PLACES = {letter: chr(number + 2) for number, letter in enumerate(ORDER)}
STRANGE = chr(len(ORDER) + 2)


@cache
def name_key(name: str) -> str:
    """A text by whose code points names stand in Vietnamese order."""
    letters, tones, cases = [], [], []
    for letter in unicodedata.normalize("NFC", name):
        parts = unicodedata.normalize("NFD", letter.lower())
        tone = next((mark for mark in parts if mark in TONES), "")
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES))
        letters.append(PLACES.get(bare, STRANGE + bare))
        tones.append(chr(2 + TONES.index(tone) + 1) if tone else chr(2))
        cases.append(chr(2 + (letter != letter.lower())))
    return "\x01".join("".join(level) for level in (letters, tones, cases))


def name_order(column: str) -> pl.Expr:
    """What a frame is sorted by to have the names of a column in Vietnamese order."""
    return pl.col(column).map_elements(name_key, return_dtype=pl.String)
