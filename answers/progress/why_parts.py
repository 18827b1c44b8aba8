"""Parts of «vì sao» as they are printed: what units add, in digits that add up."""

from collections.abc import Sequence
from math import floor

from schemas.row import Row
from translations import Translator

MORE_DIGITS = 3


def unit_line(rows: Sequence[Row], t: Translator) -> str:
    """«40 đơn vị kéo lên, 84 kéo xuống; đưa 23/124 đơn vị …» of one indicator; reads GapUnits."""
    if len(rows) == 1 and rows[0]["expected_count"] == 1:
        return t("why.unit_only", name=rows[0]["short_name"])
    parts = [row["contribution_value"] for row in rows]
    up, down = sum(part > 0 for part in parts), sum(part < 0 for part in parts)
    words = t("why.units", up=t.number(up), down=t.number(down))
    count = rows[0]["units_to_green"] if rows else None
    if count is None:
        return words
    enough = t("why.units_green", count=t.number(count), total=t.number(rows[0]["unit_count"]))
    return f"{words}; {enough}"


def printed_parts(parts: Sequence[float], decimals: int) -> list[float]:
    """The parts rounded so that what is printed adds up to their sum as printed.

    Each is rounded down, then those cut most get the last digit back.
    """
    scale = 10**decimals
    scaled = [part * scale for part in parts]
    whole = [floor(part) for part in scaled]
    cut = sorted(range(len(parts)), key=lambda n: whole[n] - scaled[n])
    for n in cut[: max(round(sum(scaled)) - sum(whole), 0)]:
        whole[n] += 1
    return [part / scale for part in whole]


def part_decimals(parts: Sequence[float], decimals: int) -> int:
    """Digits that tell parts apart: those of a mean are small, so up to three more."""
    largest = max((abs(part) for part in parts), default=0.0)
    found = (d for d in range(decimals, decimals + MORE_DIGITS) if largest * 10**d >= 10)
    return next(found, decimals + MORE_DIGITS)
