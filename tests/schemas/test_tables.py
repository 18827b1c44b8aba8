from typing import Any

import pandera.polars as pa
import polars as pl
import pytest
from pandera.errors import SchemaErrors

from schemas.tables import Table


class Marked(Table):
    name: str = pa.Field(isin=["a", "b"])
    amount: float
    note: str = pa.Field(nullable=True)

    class Config:
        unique = ("name",)


GOOD = {"name": ["a", "b"], "amount": [1.0, 2.0], "note": [None, "x"]}
TYPES = {"name": pl.String, "amount": pl.Float64, "note": pl.String}


def frame(**changes: list[Any]) -> pl.DataFrame:
    return pl.DataFrame(GOOD | changes, schema=TYPES)


def test_a_filled_frame_passes_as_it_is() -> None:
    assert Marked.validate(frame(), lazy=True).equals(frame())


@pytest.mark.parametrize(
    "wrong",
    [
        frame(amount=[1.0, None]),
        frame(amount=[1.0, float("nan")]),
        frame(name=[None, "b"]),
        frame(name=["c", "b"]),
        frame(name=["a", "a"]),
        frame().drop("note"),
        frame().drop("amount"),
        frame().with_columns(more=1),
        frame().cast({"amount": pl.Int64}),
    ],
    ids=["null", "nan", "null text", "value", "twice", "no note", "no amount", "more", "type"],
)
def test_every_fault_is_found_as_pandera_alone_finds_it(wrong: pl.DataFrame) -> None:
    with pytest.raises(SchemaErrors) as own:
        Marked.validate(wrong, lazy=True)
    with pytest.raises(SchemaErrors) as plain:
        Marked.to_schema().validate(wrong, lazy=True)
    assert own.value.message == plain.value.message
