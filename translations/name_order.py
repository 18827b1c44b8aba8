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
OF_ORDER = "".join(f"\\x{{{ord(letter):x}}}" for letter in ORDER)
MARKED = "\ue000"  # stands before a letter that is not in the order
TONED = {
    made: chr(3 + place)
    for letter in [*"aăâeêioôơuưy", *"AĂÂEÊIOÔƠUƯY"]
    for place, tone in enumerate(TONES)
    for made in [unicodedata.normalize("NFC", letter + tone)]
}


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
    """What a frame is sorted by to have the names of a column in Vietnamese order: the same three
    levels, by Polars alone (schemas/each.py says why)."""
    name = pl.col(column).str.normalize("NFC")
    bare = name.str.to_lowercase().str.normalize("NFD").str.replace_all(f"[{TONES}]", "")
    known = bare.str.normalize("NFC").str.replace_all(f"([^{OF_ORDER}])", f"{MARKED}${{1}}")
    letters = known.str.replace_many([*PLACES, MARKED], [*PLACES.values(), STRANGE])
    tones = name.str.replace_many([*TONED], [*TONED.values()])
    cases = name.str.replace_all(r"\p{Lu}", "\x03")
    levels = (
        letters,
        tones.str.replace_all("[^\x03-\x07]", "\x02"),
        cases.str.replace_all("[^\x03]", "\x02"),
    )
    return pl.concat_str(levels, separator="\x01")
