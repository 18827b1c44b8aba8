"""Headline figures (số liệu chính) in words: value, change since the previous date, coverage."""

from dataclasses import dataclass, replace
from typing import Literal

from pictures.status import status_badge
from schemas.frames import Headline, ObligationList
from translations import Translator
from translations.held import held_pace
from translations.rounding import rounded
from translations.translator import NO_VALUE
from translations.value_words import KPI_DEADLINE_KEYS

Colour = Literal["normal", "inverse", "off"]
LAST_DIGIT = 0.01  # of a pace as it is printed: rounding alone can move it so far


@dataclass(frozen=True)
class Figure:
    """One headline figure; `change` is written with an ASCII minus, `chip` is a Markdown badge."""

    name: str
    label: str
    value: str
    chip: str
    change: str | None = None
    against: str | None = None
    colour: Colour = "normal"


def headline_figures(row: Headline, t: Translator, *, is_closed: bool = False) -> list[Figure]:
    """Indicators on path, pace, contents behind and units reported, from a row of Headline.

    Of a closed phase the first and the third say met and not met: there is no path any more.
    """
    since = _since(row, t)
    units = _units(row.value_unit_count, row.value_expected_count, t)
    on_path, behind = _change(row, "on_path_count"), _change(row, "behind_content_count")
    status = status_badge(row.pace_status, t)
    # before the first value nothing is on its path and nothing is behind: neither is 0 of them
    is_in = row.value_unit_count > 0
    on_path_share = _share(row.on_path_count, is_in * row.indicator_count)
    behind_share = _share(row.behind_content_count, is_in * row.content_count)
    received_share = _share(row.received_count, row.expected_count)
    week = (row.received_week_count, t("kpi.week"))
    found = [
        _figure("on_path", on_path_share, units, on_path, since, t),
        _pace(row, f"{status} {units}", since, t),
        _figure("behind", behind_share, units, behind, since, t, "inverse"),
        _figure("received", received_share, _late(row, t), *week, t),
    ]
    said = {"on_path": t("kpi.on_path_closed"), "behind": t("kpi.behind_closed")}
    return [replace(f, label=said.get(f.name, f.label)) if is_closed else f for f in found]


def deadline_figure(row: ObligationList | None, t: Translator) -> Figure:
    """Days to the next report or review (row of ObligationList); none left is said so."""
    if row is None or row.due_at is None or row.days_left is None:
        return Figure(
            "deadline", t("kpi.deadline"), t.number(None), f":gray-badge[{t('kpi.no_deadline')}]"
        )
    due = t("kpi.due", date=t.date(row.due_at))
    colour = "orange" if row.days_left <= 30 else "gray"
    period = t.period(row.period_id) if row.period_id else ""
    label = t(KPI_DEADLINE_KEYS[row.kind], year=row.due_at.year, period=period)
    value = t("kpi.days", days=t.number(row.days_left))
    return Figure("deadline", label, value, f":{colour}-badge[:material/event: {due}]")


def _figure(
    name: str,
    value: str,
    chip: str,
    change: int | None,
    against: str,
    t: Translator,
    colour: Colour = "normal",
) -> Figure:
    label = t(f"kpi.{name}")
    if change is None:
        return Figure(name, label, value, chip, t("kpi.no_match"), against, "off")
    if change == 0:
        words = t("kpi.none_new" if name == "received" else "kpi.unchanged")
        return Figure(name, label, value, chip, words, against, "off")
    words = ascii_sign(t.signed(change))
    # One indicator, content or report more is told, and is no trend to be coloured.
    return Figure(name, label, value, chip, words, against, "off" if abs(change) == 1 else colour)


def _pace(row: Headline, chip: str, since: str, t: Translator) -> Figure:
    now, before = row.matched_pace_ratio, row.previous_pace_ratio
    value, label = held_pace(row, t), t("kpi.pace")
    if now is None or before is None:
        return Figure("pace", label, value, chip)
    change = ascii_sign(t.signed(now - before, 2))
    moved = abs(rounded(now - before, 2)) > LAST_DIGIT
    return Figure("pace", label, value, chip, change, since, "normal" if moved else "off")


def _change(row: Headline, name: str) -> int | None:
    """Change of a count over the units that compare; none where no unit does."""
    if not row.matched_unit_count:
        return None
    change: int = row[f"matched_{name}"] - row[f"previous_{name}"]
    return change


def _since(row: Headline, t: Translator) -> str:
    share = _share(row.matched_unit_count, row.value_expected_count)
    return t("kpi.since", date=row.previous_date.strftime("%d/%m"), share=share)


def _late(row: Headline, t: Translator) -> str:
    count = t.number(row.late_count)
    colour = "orange" if row.late_count else "gray"
    return f":{colour}-badge[:material/schedule: {t('kpi.late', count=count)}]"


def _share(part: int, whole: int) -> str:
    """A share in whole numbers; of nothing there is no share."""
    return f"{part}/{whole}" if whole else NO_VALUE


def _units(part: int, whole: int, t: Translator) -> str:
    return f":gray-badge[:material/fact_check: {t('card.units', share=_share(part, whole))}]"


def ascii_sign(text: str) -> str:
    """The text with an ASCII minus: with U+2212 the arrow of st.metric turns the wrong way."""
    return text.replace("−", "-")
