"""The message of each figure about reports and phases side by side."""

from collections.abc import Sequence

from pictures.progress.speed import must_speed_up
from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting


def reporting_message(rows: Sequence[Row], t: Translator) -> str:
    """How many units have a report that was accepted, and how many of those were late."""
    expected = sum(r["expected_count"] for r in rows)
    late = sum(r["late_count"] for r in rows)
    received = late + sum(r["on_time_count"] for r in rows)
    if received == 0:
        return counted(t, "charts.reporting.none", expected)
    if received == expected:
        return counted(t, "charts.reporting.all", expected)
    values = {"received": t.number(received), "expected": t.number(expected)}
    if late:
        return counted(t, "charts.reporting.late", late, **values)
    return t("charts.reporting.some", **values)


def comparison_message(rows: Sequence[Row], t: Translator) -> str:
    """How many indicators must move faster than now to reach the phase 2 target."""
    known = [r for r in rows if must_speed_up(r) is not None]
    behind = [r for r in known if must_speed_up(r)]
    if not known:
        return t("charts.comparison.unknown")
    if not behind:
        name = t.pick(known[0], "short")
        return first_fitting(counted(t, "charts.comparison.keep", len(known), name=name))
    total = t.number(len(known))
    several = t("charts.comparison.faster", behind=t.number(len(behind)), total=total)
    if len(behind) > 1:
        return several
    key = "charts.comparison.only" if len(known) > 1 else "charts.comparison.alone"
    only = t(key, name=t.pick(behind[0], "short"))
    return first_fitting(only, several)
