"""A mapping to start from: sheet, headings, names, total, rank and parts of a table, guessed."""

import json
from dataclasses import dataclass
from pathlib import Path

from data.published.published_error import PublishedError
from data.published.table.grid import grids
from data.published.table.guess import YEAR, Guess, guess

# Of a workbook's sheets so many others are named beside the one that was chosen.
OTHERS = 6


@dataclass(frozen=True)
class Suggestion:
    """The text of a mapping, and what its reader is to be asked."""

    text: str
    questions: tuple[PublishedError, ...]


def suggestion(path: Path) -> str:
    """The text of a mapping: points are fitted to the total where they can be, else equal."""
    return suggested(path).text


def suggested(path: Path) -> Suggestion:
    """The mapping of the sheet that looks most like a table of units; PublishedError: none does."""
    found: list[Guess] = []
    refused: list[PublishedError] = []
    for sheet, rows in grids(path).items():
        try:
            one = guess(path.name, path.stem, sheet, rows)
        except PublishedError as error:
            refused.append(error)
        else:
            found += [one] if one else []
    if not found:
        raise next(iter(refused), PublishedError("published.no_table", file=path.name))
    years = {int(year) for year in YEAR.findall(path.stem)}
    best = max(found, key=lambda one: (not years or one.mapping.year in years, *one.worth))
    others = [one.mapping.sheet for one in found if one is not best and one.mapping.sheet]
    return Suggestion(_text(best, others[:OTHERS]), best.questions)


def _text(best: Guess, others: list[str]) -> str:
    m = best.mapping
    lines = [
        f"title = {_quoted(m.title)}",
        f"file = {_quoted(m.file)}",
        *([f"sheet = {_quoted(m.sheet)}"] if m.sheet else []),
        *([f"# trang khác / other sheets: {', '.join(map(_quoted, others))}"] if others else []),
        f"year = {m.year}  # năm của bảng / the year of the table",
        *([f"header_row = {m.header_row}"] if m.header_row > 1 else []),
        *([f"header_rows = {m.header_rows}"] if m.header_rows > 1 else []),
        *(
            ['shape = "pairs"  # mỗi chỉ số một cột tên / a column of names a sub-index']
            if m.shape == "pairs"
            else []
        ),
        *([f"units = {_quoted(m.units)}"] if m.units else []),
        f"name_column = {_quoted(m.name_column)}",
        *(
            [f"year_column = {_quoted(m.year_column)}", f"years = {list(m.years)}"]
            if m.year_column
            else []
        ),
        *([f"total_column = {_quoted(m.total_column)}"] if m.total_column else []),
        *([f"rank_column = {_quoted(m.rank_column)}"] if m.rank_column else []),
        *_asked(best),
        *_not_parts(best),
    ]
    return "\n".join([*lines, *_parts(best)]) + "\n"


def _asked(best: Guess) -> list[str]:
    if not best.mapping.leave_out:
        return []
    return [
        "# hỏi lại: không phải đơn vị, hay viết khác (đưa vào [names])?"
        " / asked: no units, or spelled otherwise (put them into [names])?",
        f"leave_out = [{', '.join(map(_quoted, best.mapping.leave_out))}]",
    ]


def _not_parts(best: Guess) -> list[str]:
    if not best.columns.others:
        return []
    names = ", ".join(map(_quoted, best.columns.others))
    return [f"# không tính là chỉ số thành phần / not taken as parts: {names}"]


def _parts(best: Guess) -> list[str]:
    if best.columns.is_fitted:
        said = "# điểm khớp với tổng đã in / points that give the printed total"
    else:
        said = "# điểm chia đều, hãy đặt trọng số × 100 / equal points: set weight × 100"
    lines = ["", said] if best.mapping.parts else []
    for part in best.mapping.parts:
        lines += [
            "",
            "[[parts]]",
            f"column = {_quoted(part.column)}",
            f"points = {part.points:g}" if best.columns.is_fitted else f"points = {part.points}",
            f"full_at = {part.full_at}",
        ]
    return lines


def _quoted(text: str | None) -> str:
    return json.dumps(text, ensure_ascii=False)
