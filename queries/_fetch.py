"""Runs one question: reads its file, binds its parameters, returns a checked Polars frame."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import polars as pl
import pyarrow as pa
from pandera.typing.polars import DataFrame

from schemas.selection import Selection, Viewer
from schemas.tables import Table

FOLDER = Path(__file__).parent
PARAMETER = re.compile(r"^--\s+(?:params:\s+)?\$(\w+)\s+(\w+)", re.MULTILINE)
NEEDED = re.compile(r"^--\s+(?:params:\s+)?\$(\w+)\s+\w+\s+needed\b", re.MULTILINE)
SAID = {
    "unit_id": "cần biết đơn vị nào: thêm unit=… / which unit? Add unit=…",
    "indicator_id": "cần biết chỉ tiêu nào: thêm indicator=… / which indicator? Add indicator=…",
}
Model = TypeVar("Model", bound=Table)


class QuestionError(Exception):
    """A question that cannot be asked: what is wrong and what can be, Vietnamese first."""


class Cursor(Protocol):
    """What a query needs of DuckDB: a fresh cursor that answers in Arrow."""

    def execute(self, query: str, parameters: Any = None) -> "Cursor":
        """Run one statement with its parameters."""

    def to_arrow_table(self) -> pa.Table:
        """The whole answer."""


class Connection(Protocol):
    """A connection is only ever asked for a fresh cursor: sharing one gives wrong answers."""

    def cursor(self) -> Any:
        """A cursor of its own for one question."""


@cache
def files() -> dict[str, Path]:
    """The file of every named question, by name, whatever folder it stands in."""
    return {path.stem: path for path in sorted(FOLDER.rglob("*.sql"))}


@cache
def question(name: str) -> tuple[str, tuple[str, ...]]:
    """The SQL of a named question and the parameters its header declares."""
    sql = files()[name].read_text(encoding="utf-8")
    return sql, tuple(match[0] for match in PARAMETER.findall(sql))


@cache
def needed(name: str) -> tuple[str, ...]:
    """The parameters a question cannot do without, as its header says."""
    return tuple(NEEDED.findall(question(name)[0]))


def fetch(
    con: Connection,
    name: str,
    model: type[Model],
    viewer: Viewer,
    chosen: Selection | None = None,
    **extra: object,
) -> DataFrame[Model]:
    """The answer to a named question, checked against its model.

    NotAllowed: not for this viewer. QuestionError: it needs a key that the selection leaves open.
    """
    if chosen is not None:
        viewer.require(chosen.campaign)
    sql, names = question(name)
    values = {**(_bound(chosen) if chosen else {}), **extra}
    for key in needed(name):
        if not values.get(key):
            raise QuestionError(f"«{name}»: {SAID[key]}")
    table = con.cursor().execute(sql, {key: values[key] for key in names}).to_arrow_table()
    return model.validate(_frame(table, model), lazy=True)


def _frame(table: pa.Table, model: type[Model]) -> pl.DataFrame:
    frame = cast("pl.DataFrame", pl.from_arrow(table))
    wanted = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    nulls = [name for name, dtype in frame.schema.items() if dtype == pl.Null and name in wanted]
    return frame.with_columns(pl.col(name).cast(wanted[name]) for name in nulls)


def _bound(chosen: Selection) -> dict[str, object]:
    return {
        "campaign_id": chosen.campaign,
        "as_of": chosen.as_of,
        "phase_id": chosen.phase,
        "unit_type": chosen.unit_type,
        "cluster_id": chosen.cluster,
        "unit_id": chosen.unit,
        "content_id": chosen.content,
        "indicator_id": chosen.indicator,
        "period_id": chosen.period,
        "obligation_id": chosen.obligation,
        "year": chosen.year or chosen.as_of.year,
        "stage": chosen.stage,
        "criterion_id": chosen.criterion,
        "form_id": chosen.form,
    }
