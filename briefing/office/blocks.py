"""Blocks of a paper as elements: headings, paragraphs, tables, annexes."""

from collections.abc import Iterator
from typing import Any

from briefing.office.paper import Align, Annex, Block, Grid, Heading, Paragraph, Text, words
from briefing.office.xml import paragraph, row, rule, table

STYLE = {
    "body": "BodyText",
    "plain": "",
    "center": "",
    "note": "TableNote",
    "close": "BodyText",
    "basis": "Basis",
}
ANNEX_RULE, WIDTH, CELL_MARGIN = 45.0, 165.0, 1.5


def elements(block: Block) -> Iterator[Any]:
    """The elements of a block, in order."""
    if isinstance(block, Heading):
        yield paragraph(block.text, style=f"Heading{block.level}")
    elif isinstance(block, Paragraph):
        align: Align | None = "center" if block.look == "center" else None
        is_kept = block.look == "close"
        yield paragraph(*block.said, style=STYLE[block.look], align=align, is_kept=is_kept)
    elif isinstance(block, Annex):
        yield paragraph(block.name, style="AnnexName", starts_page=True)
        if words(block.subject):
            yield paragraph(block.subject, style="AnnexTitle")
        if words(block.along):
            yield paragraph(block.along, style="AnnexNote")
        yield rule(ANNEX_RULE, WIDTH)
    else:
        yield from _grid(block)


def _grid(block: Grid) -> Iterator[Any]:
    if words(block.title):
        yield paragraph(block.title, style="Caption")
    widths = tuple(column.width for column in block.columns)
    heads = [
        [paragraph(c.head, style="TableCell", align="center", bold=True)] for c in block.columns
    ]
    rows = [row(widths, heads, is_head=True), *(grid_row(block, cells) for cells in block.rows)]
    yield table(widths, rows, style="TableGrid", margin=CELL_MARGIN)
    yield paragraph(*filter(words, (block.note,)), style="TableNote")


def grid_row(block: Grid, cells: tuple[Text, ...]) -> Any:
    """One row of a table under its columns."""
    widths = tuple(column.width for column in block.columns)
    inside = [
        [paragraph(cell, style="TableCell", align=column.align)]
        for column, cell in zip(block.columns, cells, strict=True)
    ]
    return row(widths, inside)
