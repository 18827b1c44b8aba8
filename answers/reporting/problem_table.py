"""The problems of a file (bảng lỗi) as a table: how grave, where, what, what to do."""

from collections.abc import Sequence

import polars as pl

from data.checking.bulk.names import HEADINGS
from schemas.problems import Problem
from translations import Translator
from translations.act_words import SEVERITY_KEYS

NAMES = ("severity", "sheet", "cell", "given", "what", "do")


def problem_table(problems: Sequence[Problem], t: Translator) -> pl.DataFrame:
    """One row a problem, errors first, in the words of the language."""
    ordered = sorted(problems, key=lambda p: p.severity)
    rows = [problem_row(problem, t) for problem in ordered]
    headings = [t(f"column.{name}") for name in NAMES]
    return pl.DataFrame(rows, schema=dict.fromkeys(headings, pl.String), orient="row")


def problem_row(problem: Problem, t: Translator) -> tuple[str, ...]:
    """Severity with its glyph, sheet, cell, value, what is wrong, what to do."""
    none = t.number(None)
    where = problem.cell or (str(problem.row) if problem.row else none)
    if problem.sheet is None and problem.cell and problem.column:
        where = f"{where} · {HEADINGS.get(problem.column, problem.column)}"
    what = t.rule(problem.rule, "what", problem.params)
    do = t.rule(problem.rule, "do", problem.params)
    return (
        t(SEVERITY_KEYS[problem.severity]),
        problem.sheet or none,
        where,
        problem.value or none,
        what,
        do,
    )
