"""Form × occasion (hình thức × dịp): a table of circles with the number in each."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.theme import Annotation, Look, empty_figure, figure, label
from pictures.tokens import TOKENS, Mode, Tokens
from schemas.row import Row
from translations import Translator
from translations.phrases import first_fitting, plain, shorten, two_lines
from translations.value_words import AWARDS_OCCASION_KEYS

ROW, LARGEST = 52, 42  # pixels: the largest circle leaves air to the next row
SMALL = 16  # pixels of the smallest: one award is still seen as a circle, not a dot
HEAD = 40  # pixels of the names of occasions, in two lines
NAME = 42  # letters of the longest form left of the first occasion, in two lines
# px: a circle smaller than this has no room for its figure
NARROW = 26
ORDER = ("annual", "interim", "final", "ad_hoc")


def award_circles(cells: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Decided awards by form and occasion; a dash: none yet, a dot: the plan names no such."""
    rows = cells.to_dicts()
    if not any(row["decided_count"] or row["proposed_count"] for row in rows):
        return empty_figure(t, mode, "award_circles")
    c = TOKENS[mode]
    forms = list(dict.fromkeys(row["form_id"] for row in rows))
    shown = [o for o in ORDER if any(r["occasion"] == o and _is_there(r) for r in rows)]
    message = circles_message(rows, t)
    measure = t("charts.award_circles.measure")
    drawn = figure(t, mode, message, measure, _alt(message, rows, t), ROW * len(forms) + HEAD)
    marked = [r for r in rows if r["decided_count"] and r["occasion"] in shown]
    most = max((r["decided_count"] for r in marked), default=1)
    sizes = [SMALL + (LARGEST - SMALL) * (r["decided_count"] / most) ** 0.5 for r in marked]
    drawn.add_scatter(
        x=[shown.index(r["occasion"]) for r in marked],
        y=[-forms.index(r["form_id"]) for r in marked],
        mode="markers",
        marker={"size": sizes, "color": c.sequential[3], "opacity": 1, "line": {"width": 0}},
        hoverinfo="skip",
    )
    drawn.update_layout(
        annotations=_words(
            rows,
            forms,
            shown,
            dict(zip(((r["form_id"], r["occasion"]) for r in marked), sizes, strict=True)),
            t,
            mode,
        ),
        margin_b=4,
    )
    named = {r["form_id"]: str(t.pick(r, "form")) for r in rows}
    rows_of = [(name, (form,), whole_row(-n)) for n, (form, name) in enumerate(named.items())]
    add_doors(drawn, HERE, ("form",), rows_of)
    drawn.update_xaxes(range=[-0.5, len(shown) - 0.4], domain=[0.44, 1], visible=False)
    return drawn.update_yaxes(range=[-len(forms) + 0.5, 0.5 + HEAD / ROW], visible=False)


def circles_message(rows: Sequence[Row], t: Translator) -> str:
    """Which form leads, and whether the reviews have come."""
    totals: dict[str, int] = {}
    for row in rows:
        name = str(t.pick(row, "form"))
        totals[name] = totals.get(name, 0) + row["decided_count"]
    first = max(totals, key=lambda name: totals[name])
    if not totals[first]:
        return t("charts.award_circles.none")
    words = {"form": first, "count": t.number(totals[first])}
    reviewed = any(r["decided_count"] and r["occasion"] in ("interim", "final") for r in rows)
    key = "charts.award_circles.leads" if reviewed else "charts.award_circles.leads_before_reviews"
    return first_fitting(t(key, **words), t("charts.award_circles.leads", **words))


def _occasion(code: str, t: Translator) -> str:
    return t(AWARDS_OCCASION_KEYS[code])


def _is_there(row: Row) -> bool:
    return bool(row["is_of_plan"] or row["proposed_count"] or row["decided_count"])


def _words(
    rows: Sequence[Row],
    forms: list[str],
    shown: list[str],
    sizes: Mapping[tuple[str, str], float],
    t: Translator,
    mode: Mode,
) -> Sequence[Row]:
    c = TOKENS[mode]
    named = {row["form_id"]: t.pick(row, "form") for row in rows}
    left = [_form(-n, named[form], c) for n, form in enumerate(forms)]
    head = [_head(n, _occasion(o, t), c) for n, o in enumerate(shown)]
    cells = [
        _count(
            row,
            (shown.index(row["occasion"]), -forms.index(row["form_id"])),
            sizes.get((row["form_id"], row["occasion"]), 0),
            t,
            c,
        )
        for row in rows
        if row["occasion"] in shown
    ]
    return [*left, *head, *cells]


def _form(at: int, name: str, c: Tokens) -> Annotation:
    text = two_lines(plain(shorten(name, NAME)))
    look: Look = {"color": c.ink, "y": "middle", "size": 13, "refs": ("paper", "y")}
    look["align"] = "left"
    return label(0, at, text, **look)


def _head(at: int, name: str, c: Tokens) -> Annotation:
    look: Look = {"color": c.ink_2, "x": "center", "y": "top", "refs": ("x", "y")}
    return label(at, 0.5 + HEAD / ROW, plain(name).replace(" ", "<br>"), **look)


def _count(row: Row, at: tuple[int, int], size: float, t: Translator, c: Tokens) -> Annotation:
    """The awards decided: inside their circle, beside it where the figure has no room in it."""
    is_small = 0 < size < NARROW
    text = f"<b>{t.number(row['decided_count'])}</b>" if size else "–" if _is_there(row) else "·"
    return label(
        *at,
        text,
        color=c.ink if size else c.ink_3,
        x="left" if is_small else "center",
        y="middle",
        size=13,
        refs=("x", "y"),
        shift=(size / 2 + 6, 0) if is_small else (0, 0),
    )


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    parts = [
        f"{t.pick(r, 'form')}, {_occasion(r['occasion'], t)}: {t.number(r['decided_count'])}"
        for r in rows
        if r["decided_count"]
    ]
    return f"{message}. {'; '.join(parts[:6])}."
