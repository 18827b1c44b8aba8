"""A table made again: rows are known by their names, cells written by hand stay in theirs."""

from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from pptx.oxml.ns import qn

from briefing.powerpoint.again.memory import Lines, words_of
from briefing.powerpoint.again.texts import renew_frame
from briefing.powerpoint.again.words import plain

WORDS = qn("a:txBody")


@dataclass(frozen=True)
class Cell:
    """A cell whose words are not all ours: what became of it, what it says, what we say."""

    what: Literal["kept", "merged", "lost"]
    edited: str
    fresh: str


def renew_table(shape: Any, made: Lines, fresh: Any) -> list[Cell] | None:
    """The rows of the fresh table with what the editor wrote; None: he changed its columns.

    A row he took out stays out, one he put in stays after the row it stood after; of a row that
    is no longer, what he wrote is told.
    """
    edited, new = words_of(shape), words_of(fresh)
    wide = len(made[0]) if made else 0
    if any(len(row) != wide for row in (*edited, *new)):
        return None
    key = _key_column(made)
    pairs = _pairs(made, edited, key)
    places = {_name(row, key, n): n for n, row in enumerate(new)}
    table, found = deepcopy(fresh.table._tbl), list[Cell]()
    rows = list(table.tr_lst)
    for n, row in enumerate(made):
        at, mine = places.get(_name(row, key, n)), pairs.get(n)
        if at is None:
            found += _lost(row, edited[mine]) if mine is not None else []
        elif mine is None and n:
            table.remove(rows[at])
        else:
            found += _cells(shape, mine or 0, row, fresh, at, rows[at])
    _put_back(shape, pairs, made, places, key, rows)
    old = shape.table._tbl
    old.getparent().replace(old, table)
    return found


def _cells(shape: Any, mine: int, made: list[str], fresh: Any, at: int, row: Any) -> list[Cell]:
    """The cells of one row: words in the letters that stand there, the ground of the new one."""
    found = []
    for n, element in enumerate(row.tc_lst):
        cell, new = shape.table.cell(mine, n), fresh.table.cell(at, n)
        was = cell.text
        what = renew_frame(cell.text_frame, made[n].split("\n"), new.text_frame)
        element.replace(element.find(WORDS), deepcopy(cell._tc.find(WORDS)))
        if what == "kept" or what == "merged":
            found.append(Cell(what, was, new.text))
    return found


def _lost(made: list[str], edited: list[str]) -> list[Cell]:
    return [
        Cell("lost", mine, "")
        for was, mine in zip(made, edited, strict=True)
        if plain(was) != plain(mine)
    ]


def _put_back(
    shape: Any,
    pairs: dict[int, int],
    made: Lines,
    places: dict[str, int],
    key: int | None,
    rows: list[Any],
) -> None:
    """Rows of the editor's own after the row they stood after."""
    ours = {mine: n for n, mine in pairs.items()}
    last: Any = rows[0]
    for n, row in enumerate(shape.table._tbl.tr_lst):
        if n in ours:
            at = places.get(_name(made[ours[n]], key, ours[n]))
            last = rows[at] if at is not None else last
        else:
            last.addnext(copied := deepcopy(row))
            last = copied


def _key_column(made: Lines) -> int | None:
    """The first column that names its rows: all different, some with letters («2», «từ 3»)."""
    for n, column in enumerate(zip(*made, strict=True)):
        names = [plain(text) for text in column[1:]]
        if len(set(names)) == len(names) and any(c.isalpha() for name in names for c in name):
            return n
    return None


def _name(row: list[str], key: int | None, place: int) -> str:
    return str(place) if key is None or place == 0 else plain(row[key])


def _pairs(made: Lines, edited: Lines, key: int | None) -> dict[int, int]:
    """Which row of the edited table is which of ours."""
    before = [_name(row, key, n) for n, row in enumerate(made)]
    after = [_name(row, key, n) for n, row in enumerate(edited)]
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return {
        i + n: k + n
        for tag, i, j, k, m in codes
        if tag in ("equal", "replace")
        for n in range(min(j - i, m - k))
    }
