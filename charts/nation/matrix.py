"""Contents of the national plan × provinces (ma trận nội dung): how many indicators are on path."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, whole_row
from charts.parts.theme import Annotation, empty_figure, figure, label
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import plain, shorten, two_lines

ROW, HEAD = 26, 46  # pixels of a province, and of the names of contents in two lines
CELL, NAMES = 84, 150  # pixels a column of counts and a name of a province take
LOW, HIGH = 50.0, 80.0  # per cent on path: under half is dark, from four fifths on pale
NAME = 22  # letters before a name is cut


def content_matrix(
    frame: pl.DataFrame,
    message: str,
    t: Translator,
    mode: Mode,
    *,
    clears: tuple[str, ...] = (),
) -> go.Figure:
    """Cells «3/5» shaded by the share on path; reads NationContents with short_vi, short_en."""
    rows = frame.to_dicts()
    if not rows:
        return empty_figure(t, mode, "nation_matrix")
    codes = sorted({row["national_code"] for row in rows}, key=_code_order)
    names = dict.fromkeys(t.pick(row, "short") for row in rows)
    order = list(names)[::-1]
    caption = t("charts.nation_matrix.measure")
    height = ROW * len(order) + HEAD
    drawn = figure(t, mode, message, caption, _alt(message, rows, codes, t), height)
    cells = [(codes.index(r["national_code"]), order.index(t.pick(r, "short")), r) for r in rows]
    drawn.update_layout(
        shapes=[_box(x, y, row, mode) for x, y, row in cells],
        annotations=[
            *(_count(x, y, row, mode) for x, y, row in cells),
            *(_head(x, code, t, mode) for x, code in enumerate(codes)),
            *(_name(y, name, mode) for y, name in enumerate(order)),
        ],
    )
    drawn.add_scatter(x=[0], y=[0], mode="markers", marker={"opacity": 0}, hoverinfo="skip")
    drawn.update_xaxes(range=[-0.5, len(codes) - 0.5], domain=(0.14, 1), visible=False)
    drawn.update_yaxes(range=[-0.5, len(order) - 0.5], visible=False)
    drawn.update_layout(margin={"l": 8, "r": 8, "b": 8, "t": drawn.layout.margin.t + HEAD})
    drawn.layout.meta = drawn.layout.meta | {"min_width": NAMES + CELL * len(codes)}
    ids = {t.pick(row, "short"): row["campaign_id"] for row in rows}
    gone = (None,) * len(clears)
    marks = [(name, (ids[name], *gone), whole_row(order.index(name))) for name in names]
    return add_doors(drawn, "progress", ("campaign", *clears), marks)


def _code_order(code: str) -> tuple[bool, str]:
    return code == "own", code


def _box(x: int, y: int, row: Row, mode: Mode) -> dict[str, object]:
    return {
        "type": "rect",
        "x0": x - 0.47,
        "x1": x + 0.47,
        "y0": y - 0.44,
        "y1": y + 0.44,
        "line": {"width": 0},
        "layer": "below",
        "fillcolor": _shade(row["on_path_pct"], mode),
    }


def _shade(share: float | None, mode: Mode) -> str:
    c = TOKENS[mode]
    if share is None:
        return c.mute_2
    return c.sequential[7] if share < LOW else c.sequential[3] if share < HIGH else c.sequential[0]


def _count(x: int, y: int, row: Row, mode: Mode) -> Annotation:
    c = TOKENS[mode]
    share = row["on_path_pct"]
    is_dark = share is not None and share < LOW
    text = f"{row['on_path_count']}/{row['indicator_count']}" if share is not None else "–"
    color = c.surface if is_dark else c.ink
    return label(x, y, text, color=color, size=13, refs=("x", "y"), x="center", y="middle")


def _head(x: int, code: str, t: Translator, mode: Mode) -> Annotation:
    words = two_lines(plain(t(f"charts.nation_matrix.{code}")))
    refs = ("x", "paper")
    return label(x, 1, words, color=TOKENS[mode].ink_2, refs=refs, x="center", y="bottom")


def _name(y: int, name: str, mode: Mode) -> Annotation:
    words = plain(shorten(name, NAME))
    return label(0, y, words, color=TOKENS[mode].ink, size=13, refs=("paper", "y"), y="middle")


def _alt(message: str, rows: Sequence[Row], codes: Sequence[str], t: Translator) -> str:
    said = []
    for code in codes:
        known = [row for row in rows if row["national_code"] == code]
        on, of = (sum(row[name] for row in known) for name in ("on_path_count", "indicator_count"))
        said.append(f"{t(f'charts.nation_matrix.{code}')}: {on}/{of}")
    return f"{message}. {'; '.join(said)}."
