"""What a printed cell is: a number, a place in a numbering, the name of a sum or a note."""

import re
from collections.abc import Iterable

from data.published.published_layout import folded

# Digits a number of single precision has.
SINGLE = 7
EXACT = frozenset(
    [
        *("max", "min", "mean", "avg", "average", "median", "highest", "lowest", "total", "sum"),
        *("tong", "trungvi", "trungbinh", "binhquan", "canuoc", "toanquoc", "vietnam", "ketqua"),
        *("rank", "ranking", "hang", "thutu", "xephang", "stt", "tt", "no"),
    ]
)
INSIDE = (
    "toida",
    "maximum",
    "minimum",
    "diemchuan",
    "trungbinh",
    "tongcong",
    "tongdiem",
    "caonhat",
    "thapnhat",
    "lonnhat",
    "nhonhat",
    "binhquan",
    "bestscore",
)
BEGINS = ("ghichu", "nguon", "source", "note", "chuthich", "thangdiem", "median", "average")
NUMBERING = re.compile(r"^\(?\d{1,4}\)?\.?$|^\(?[A-Za-z]\)?$|^[IVXLC]+\.?$|^\(\d+\)[=+].*$")
VALUE = re.compile(r"^[-+]?(\d+|\d{1,3}(\.\d{3})+(?=,))([.,]\d+)?([eE][-+]?\d+)?$")


def number_of(text: str) -> float | None:
    """The number of a printed text: a comma may be the decimal sign, % and spaces are dropped."""
    bare = re.sub(r"[%\s\u00a0]", "", text)
    if not VALUE.match(bare):
        return None
    if "," in bare:
        bare = bare.replace(".", "").replace(",", ".")
    return float(bare)


def decimals_of(text: str) -> int:
    """How many decimals are printed."""
    found = re.search(r"[.,](\d+)(?:[eE]([-+]?\d+))?%?\s*$", text.strip())
    return max(0, len(found[1]) - int(found[2] or 0)) if found else 0


def last_digit(texts: Iterable[str]) -> float:
    """Half of the last digit that counts in a column: the printed decimals, seven digits at most.

    A column without a decimal is one of whole marks, which nobody rounded: 0.
    Workbooks of statistics programs hold numbers of single precision (seven digits) with a tail
    that nobody measured: 9.230436325.
    """
    filled = [text for text in texts if number_of(text) is not None]
    printed = max(map(decimals_of, filled), default=0)
    if not printed:
        return 0.0
    largest = max((abs(number_of(text) or 0.0) for text in filled), default=0.0)
    whole = len(str(int(largest))) if largest >= 1 else 0
    return 0.5 * 10.0 ** -min(printed, max(SINGLE - whole, 0))


def is_summary(name: str) -> bool:
    """Whether a row is one of maxima, means or sums, or a note: not a unit's."""
    word = folded(name)
    return word in EXACT or word.startswith(BEGINS) or any(part in word for part in INSIDE)


def is_numbering(name: str) -> bool:
    """(1), (2), A, I: a row that numbers the columns, or a division of the table."""
    return bool(NUMBERING.match(name.strip()))
