"""How the command line speaks: Vietnamese first, English second; tables in aligned columns."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal

from data.commands.command_columns import COLUMN_KEYS
from schemas.problems import Problem
from translations import Translator, translator
from translations.phrases import shorten

MAX_LINES = 200  # problems a terminal shows; the table of problems has all
PARTS: tuple[Literal["what", "do"], ...] = ("what", "do")
MAX_VALUE = 28  # letters of a value in a column of the terminal


@dataclass(frozen=True)
class Voice:
    """The languages printed, one line each."""

    languages: tuple[Translator, ...]

    @property
    def first(self) -> Translator:
        """The language that is printed first."""
        return self.languages[0]

    def say(self, key: str, **values: object) -> None:
        """One message on stdout, once a language."""
        for t in self.languages:
            print(t(f"command.{key}", **shown(values, t)))

    def tell(self, key: str, **values: object) -> None:
        """One message on stderr, once a language."""
        for t in self.languages:
            print(t(f"command.{key}", **shown(values, t)), file=sys.stderr)


def voice(language: str | None) -> Voice:
    """The voice of a language, or of both."""
    both = (translator("vi"), translator("en"))
    return Voice(tuple(t for t in both if language in (None, t.language)))


def shown(values: Mapping[str, object], t: Translator) -> dict[str, str]:
    """Values as the language writes them."""
    return {name: written(value, t) for name, value in values.items()}


def written(value: object, t: Translator) -> str:
    """One value as the language writes it; nothing in it can steer the terminal."""
    if isinstance(value, datetime):
        return t.moment(value)
    if isinstance(value, date):
        return t.date(value)
    if isinstance(value, int):
        return t.number(value)
    if isinstance(value, float):
        return t.number(value, 1)
    return plain("–" if value is None else str(value))


def plain(text: str) -> str:
    """The text without control characters."""
    return "".join(c if c.isprintable() else "·" for c in text)


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns aligned to the widest cell, a line a row."""
    lines = [[plain(cell) for cell in line] for line in (header, *rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    aligned = ([c.ljust(w) for c, w in zip(line, widths, strict=True)] for line in lines)
    return ["  ".join(cells).rstrip() for cells in aligned]


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The same, printed."""
    print("\n".join(table_lines(header, rows)))


def print_problems(problems: Sequence[Problem], voice: Voice) -> None:
    """The error table: file, sheet, cell, value, what, what to do."""
    names = ("file", "sheet", "cell", "value", "what", "do")
    header = [voice.first(COLUMN_KEYS[name]) for name in names]
    rows = [
        [*(place(problem) if t is voice.first else ("", "", "", "")), *words(problem, t)]
        for problem in problems[:MAX_LINES]
        for t in voice.languages
    ]
    print_table(header, rows)
    if len(problems) > MAX_LINES:
        voice.say("ingest.more", count=len(problems) - MAX_LINES)


def place(problem: Problem) -> tuple[str, str, str, str]:
    """Where a problem is: file, sheet, cell, value."""
    cell = problem.cell or (str(problem.row) if problem.row else "")
    value = shorten(plain(problem.value or ""), MAX_VALUE)
    return plain(problem.file_name), plain(problem.sheet or ""), plain(cell), value


def words(problem: Problem, t: Translator) -> tuple[str, str]:
    """What is wrong and what to do, in one language."""
    what = plain(t.rule(problem.rule, "what", problem.params))
    do = plain(t.rule(problem.rule, "do", problem.params))
    return f"{'!' if problem.severity == 'warning' else '✗'} {what}", f"→ {do}"


def problem_fields(problem: Problem) -> dict[str, Any]:
    """A problem with its words in both languages, for JSON."""
    said = {
        f"{part}_{t.language}": t.rule(problem.rule, part, problem.params)
        for t in (translator("vi"), translator("en"))
        for part in PARTS
    }
    return {**asdict(problem), **said}


def print_json(value: object) -> None:
    """JSON on stdout, dates in ISO."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=_iso))


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def progress_bar(done: int, count: int, name: str) -> None:
    """One line on stderr that grows."""
    filled = 30 * done // max(count, 1)
    bar = "█" * filled + "·" * (30 - filled)
    end = "\n" if done == count else ""
    print(f"\r{bar} {done}/{count} {plain(name)[:40]:<40}", end=end, file=sys.stderr, flush=True)
