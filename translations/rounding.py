"""How a figure is rounded, said once: half up on the decimal as written, as workbooks show it.

A binary float is read as the decimal of 15 significant digits it was written as (2.675, not
2.67499…), so that dust of arithmetic never decides, and a half goes away from zero.
"""

import math
from decimal import ROUND_HALF_UP, Decimal

# What a double keeps of any decimal, and what Excel and LibreOffice show of a number.
DIGITS = 15
# Digits beyond the printed ones that may be added to keep two figures apart.
MORE_DIGITS = 3


def as_printed(value: float, decimals: int = 0) -> Decimal:
    """The value rounded to so many decimals; a half away from zero. ValueError: nan, infinity."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no figure")
    written = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{DIGITS}g}")
    return written.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def rounded(value: float, decimals: int = 0) -> float:
    """The same as a number, for comparing what is shown."""
    return float(as_printed(value, decimals))


def shown_decimals(value: float, bound: float, decimals: int) -> int:
    """Decimals of a value that stands beside a bound: the fewest, at least those given, at which
    the two part; as given where the value says all it has, or they part nowhere in three more.
    """
    for more in range(MORE_DIGITS + 1):
        if as_printed(value, decimals + more) != as_printed(bound, decimals + more):
            says_all = as_printed(value, decimals) == as_printed(value, decimals + more)
            return decimals if says_all else decimals + more
    return decimals
