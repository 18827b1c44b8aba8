"""Awards by one dimension (theo nội dung, cụm, loại đơn vị…): decided beside proposed."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, whole_row
from charts.parts.theme import empty_figure, figure, label
from charts.scoring.score_rows import legend
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import first_fitting, plain, shorten

CHARTS_AWARD_GROUPS_MEASURE_KEYS = {
    "cluster": "charts.award_groups.measure_cluster",
    "content": "charts.award_groups.measure_content",
    "level": "charts.award_groups.measure_level",
    "phase": "charts.award_groups.measure_phase",
    "unit_type": "charts.award_groups.measure_unit_type",
}

ROW, LEGEND = 40, 20  # pixels of a bar with its name over it, and of a line of the key
NAME = 48  # letters of a name on half a page
ROOM = 1.28  # of the longest bar: «202/394» stands after it on a phone too
MOST = 14  # bars beside the other charts; the table holds all


OPENS = {
    "content": ("progress", "content"),
    "cluster": ("clusters", "cluster"),
    "unit_type": ("unit", "unit_type"),
}
"""The page of a group, and what it is called there; a level of awards has none."""


def award_groups(tally: pl.DataFrame, dimension: str, t: Translator, mode: Mode) -> go.Figure:
    """Bars from zero, most decided first: dark decided, pale proposed; AwardTally with `label`."""
    rows = sorted(tally.filter(dimension=dimension).to_dicts(), key=_order)
    if not rows:
        return empty_figure(t, mode, "award_groups")
    c, shown = TOKENS[mode], rows[:MOST]
    message = groups_message(rows, t)
    measure = t(CHARTS_AWARD_GROUPS_MEASURE_KEYS[dimension])
    drawn = figure(t, mode, message, measure, _alt(message, rows, t), ROW * len(shown) + 30)
    places = [-n - 0.18 for n in range(len(shown))]
    for key, color, width in (
        ("proposed_count", c.mute, 0.34),
        ("decided_count", c.primary, 0.2),
    ):
        drawn.add_bar(
            x=[row[key] for row in shown],
            y=places,
            orientation="h",
            width=width,
            marker={"color": color},
            hoverinfo="skip",
        )
    if dimension in OPENS:
        page, key = OPENS[dimension]
        marks = [(r["label"], (r["key"],), whole_row(-n)) for n, r in enumerate(shown) if r["key"]]
        add_doors(drawn, page, (key,), marks)
    most = max(row["proposed_count"] for row in shown) or 1
    drawn.update_xaxes(range=[0, most * ROOM], visible=False)
    drawn.update_yaxes(range=[-len(shown) + 0.3, 0.7], visible=False)
    named = [
        (t("charts.award_groups.decided"), c.primary),
        (t("charts.award_groups.proposed"), c.mute),
    ]
    words = [w for n, row in enumerate(shown) for w in _words(n, row, t, mode)]
    drawn.update_layout(barmode="overlay", annotations=[*words, *legend(named, mode)], margin_b=4)
    drawn.layout.margin.t += 2 * LEGEND + 16
    drawn.layout.height += 2 * LEGEND + 16
    return drawn


def groups_message(rows: Sequence[Row], t: Translator) -> str:
    """Who has most, and how many have none decided."""
    if not rows[0]["decided_count"]:
        return t("charts.award_groups.none")
    none = sum(not row["decided_count"] for row in rows)
    words = {"name": rows[0]["label"], "count": t.number(rows[0]["decided_count"])}
    leads = t("charts.award_groups.leads", **words)
    if not none:
        return first_fitting(leads)
    both = t("charts.award_groups.leads_none", **words, none=t.number(none))
    return first_fitting(both, leads)


def _order(row: Row) -> tuple[int, int, int]:
    return -row["decided_count"], -row["proposed_count"], row["position"]


def _words(n: int, row: Row, t: Translator, mode: Mode) -> Sequence[Row]:
    c = TOKENS[mode]
    counts = f"<b>{t.number(row['decided_count'])}</b>/{t.number(row['proposed_count'])}"
    return [
        label(
            0, -n + 0.02, plain(shorten(row["label"], NAME)), color=c.ink, refs=("x", "y"), size=13
        ),
        label(
            row["proposed_count"],
            -n - 0.18,
            counts,
            color=c.ink,
            y="middle",
            refs=("x", "y"),
            shift=(6, 0),
        ),
    ]


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    parts = [
        f"{row['label']}: {t.number(row['decided_count'])}/{t.number(row['proposed_count'])}"
        for row in rows[:5]
    ]
    return f"{message}. {'; '.join(parts)}."
