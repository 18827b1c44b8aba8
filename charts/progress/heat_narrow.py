"""The heat table on a phone: every cell is there, the name of a group stands over its row."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.parts.theme import Annotation, Look, label
from charts.progress.heat_table import Cell, HeatTable
from pictures.tokens import BEHIND, STATUS, TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.held import bare_share
from translations.phrases import if_cut, plain, shorten

ROW, OVER = 56, 22  # pixels a group, of which its name over the cells
LINE, STEEP = 15, 108  # pixels of a line of a content's name, or of one that stands up
GAP = 14  # pixels between those names and the first group's
WORD, NAME = 7, 40  # letters that fit over a cell, and over a row


def narrow_heat(table: HeatTable, t: Translator, mode: Mode) -> go.Figure:
    """The same cells as on a wide screen, each with its sign over its value."""
    rows, groups, contents = table.rows, table.groups, table.contents
    heads = [plain(t.pick(_first(rows, "content_id", k), "short")) for k in contents]
    is_steep = max(len(word) for head in heads for word in head.split()) > WORD
    lines = max(len(head.split()) for head in heads)
    top = STEEP if is_steep else LINE * lines + GAP
    drawn = table.drawn(t, mode, ROW * len(groups) + top, OVER)
    _values(drawn, table.cells, t, mode)
    words = [_head(x, head, is_steep=is_steep, mode=mode) for x, head in enumerate(heads)]
    words += [_name(y, _first(rows, "group_id", g), t, mode) for y, g in enumerate(groups)]
    drawn.update_layout(annotations=words, margin={"l": 0, "r": 0, "b": 4})
    drawn.update_xaxes(range=[-0.5, len(contents) - 0.5], visible=False)
    return drawn.update_yaxes(range=[len(groups) - 0.5, -0.5 - top / ROW], visible=False)


def _first(rows: Sequence[Row], key: str, code: str) -> Row:
    return next(row for row in rows if row[key] == code)


def _values(drawn: go.Figure, cells: Sequence[Cell], t: Translator, mode: Mode) -> None:
    for status in dict.fromkeys(cell[2]["status"] for cell in cells):
        of_it = [cell for cell in cells if cell[2]["status"] == status]
        values = [bare_share(cell[2], t) for cell in of_it]
        values = [f"<b>{value}</b>" for value in values] if status in BEHIND else values
        drawn.add_scatter(
            x=[x for x, _, _ in of_it],
            y=[y for _, y, _ in of_it],
            mode="text",
            text=[f"{STATUS[status].glyph}<br>{value}" for value in values],
            textfont={"size": 11, "color": STATUS[status].text(mode)},
            cliponaxis=False,
            hoverinfo="skip",
        )


def _head(at: int, name: str, *, is_steep: bool, mode: Mode) -> Annotation:
    look: Look = {"color": TOKENS[mode].ink_2, "size": 11, "refs": ("x", "y"), "x": "center"}
    look |= {"shift": (0, 10), "textangle": -90 if is_steep else 0}
    return label(at, -0.5, name if is_steep else name.replace(" ", "<br>"), **look)


def _name(at: int, row: Row, t: Translator, mode: Mode) -> Annotation:
    name = t.pick(row, "group_name")
    look: Look = {"color": TOKENS[mode].ink, "refs": ("paper", "y"), "size": 12}
    look["shift"] = (0, (ROW - OVER) / 2)
    look["hovertext"] = if_cut(name, NAME)
    return label(0, at, plain(shorten(name, NAME)), **look)
