"""How a column is declared in a model of what arrives, whose rules are Pandera's."""

from typing import Any

import pandera.polars as pa


def column(description: str, measure: str = "", source: str = "", **checks: Any) -> Any:
    """A Pandera field with prose: what it is, in which measure, where it comes from."""
    return pa.Field(
        description=description, metadata={"measure": measure, "source": source}, **checks
    )
