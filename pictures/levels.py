"""Units by level and by progress: who is among the last in both, and the sentence that says so."""

from collections.abc import Sequence

from pictures.messages import Row
from translations import Translator
from translations.phrases import counted, first_fitting


def quadrants_message(rows: Sequence[Row], t: Translator) -> str:
    """Which units are among the last quarter in level and in progress alike.

    Under a median there is always half of the units, so the corners of the chart accuse nobody.
    """
    behind = last_quarter(rows)
    if not behind:
        return counted(t, "charts.quadrants.none", len(rows))
    if len(behind) == 1:
        one = t("charts.quadrants.only", name=behind[0]["short_name"])
        return first_fitting(one, t("charts.quadrants.some_one"))
    return counted(t, "charts.quadrants.some", len(behind))


def last_quarter(rows: Sequence[Row]) -> list[Row]:
    """Units among the lowest quarter of all both by level and by corrected gain; ties are not."""
    known = [r for r in rows if r["corrected_pct"] is not None]
    limits = {
        name: sorted(r[name] for r in known)[len(known) // 4]
        for name in ("level_pct", "corrected_pct")
        if known
    }
    return [r for r in known if all(r[name] < limit for name, limit in limits.items())]
