from datetime import datetime
from inspect import get_annotations
from itertools import combinations
from typing import Any

import polars as pl
import pytest
from pandera.errors import SchemaErrors

from schemas import frames
from schemas.columns import column
from schemas.tables import Table
from schemas.tables.base import rules_of


class Marked(Table, unique=["name"]):
    name: str = column("", isin=["a", "b"])
    amount: float = column("")
    note: str | None = column("")
    known_from: datetime | None = column("")
    codes: list[str] | None = column("")


GOOD = {
    "name": ["a", "b"],
    "amount": [1.0, 2.0],
    "note": [None, "x"],
    "known_from": [None, datetime(2026, 1, 1)],
    "codes": [[], ["x"]],
}


def frame(**changes: list[Any]) -> pl.DataFrame:
    return pl.DataFrame(GOOD | changes, schema=Marked.schema())


def test_a_filled_frame_passes_as_it_is() -> None:
    assert Marked.validate(frame()) is not None


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
        Marked.validate(wrong)
    with pytest.raises(SchemaErrors) as plain:
        rules_of(Marked).validate(wrong, lazy=True)
    assert own.value.message == plain.value.message


def test_no_two_answers_declare_six_columns_alike() -> None:
    # what so many share has a meaning of its own and stands in schemas/frames/shared.py
    models = [getattr(frames, name) for name in dir(frames) if name[0].isupper()]
    own = {
        model.__name__: {(name, model.columns[name]) for name in get_annotations(model)}
        for model in models
    }
    pairs = combinations(sorted(own), 2)
    assert [(one, other) for one, other in pairs if len(own[one] & own[other]) >= 6] == []
    assert len(models) > 60
