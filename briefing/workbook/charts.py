"""The native chart of a table on a sheet, drawn from its own cells."""

from typing import Any

from briefing.workbook.grids import Grid
from pictures.tokens import LIGHT

PALETTE = (LIGHT.primary, LIGHT.passed_next, LIGHT.mute, LIGHT.gold, LIGHT.red)
WIDTH, HEIGHT, GAP = 620, 320, 1


def put_chart(book: Any, sheet: Any, grid: Grid, top: int, name: str) -> None:
    """A chart right of its table."""
    kind = {"marks": "line"}.get(grid.kind, grid.kind)
    said = {"type": kind, **({"subtype": grid.part} if grid.part else {})}
    chart = book.add_chart(said)
    for n, column in enumerate(grid.drawn[1:] if kind == "scatter" else grid.drawn):
        chart.add_series(_series(grid, sheet.name, top, column, n))
    chart.set_title({"none": True})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.set_legend({"none": True} if len(grid.drawn) == 1 else {"position": "top"})
    chart.set_y_axis(
        {
            "major_gridlines": {"visible": kind != "bar", "line": {"color": LIGHT.grid}},
            "reverse": kind == "bar",
            "line": {"none": True},
        }
    )
    chart.show_na_as_empty_cell()
    sheet.insert_chart(top, len(grid.head) + GAP, chart, {"description": name})


def _series(grid: Grid, sheet: str, top: int, column: int, n: int) -> dict[str, Any]:
    first, last = top + 1, top + len(grid.rows)
    names = grid.drawn[0] if grid.kind == "scatter" else 0
    color = PALETTE[n % len(PALETTE)]
    series: dict[str, Any] = {
        "name": [sheet, top, column],
        "categories": [sheet, first, names, last, names],
        "values": [sheet, first, column, last, column],
        "fill": {"color": color},
    }
    if grid.kind in ("marks", "scatter"):
        series["line"] = {"none": True}
        look = {"type": "circle", "size": 8, "fill": {"color": color}, "border": {"none": True}}
        series["marker"] = look
    elif grid.kind == "line":
        series["line"] = {"color": color, "width": 2}
    return series
