"""The values that count now, which a new report is compared with."""

from pathlib import Path

import polars as pl

from data.keeping.store import answer, open_store
from schemas.tables import FOREVER

KEY = ["campaign_id", "unit_id", "indicator_id", "period_id"]
SCHEMA = pl.Schema([*((name, pl.String()) for name in KEY), ("value", pl.Float64())])
MANY = 200


class Previous:
    """Values that count now: as published, then with every report accepted since."""

    def __init__(self, store: Path, is_published: bool) -> None:
        self.frame = _published(store) if is_published else pl.DataFrame(schema=SCHEMA)

    def add(self, results: pl.DataFrame, *, is_correction: bool) -> None:
        """Let the values of an accepted report count."""
        fresh = results.select(SCHEMA.names())
        kept = self.frame.join(fresh, on=KEY, how="anti") if is_correction else self.frame
        self.frame = kept.vstack(fresh)
        if self.frame.n_chunks() > MANY:
            self.frame = self.frame.rechunk()


def _published(store: Path) -> pl.DataFrame:
    sql = """
        SELECT campaign_id, unit_id, indicator_id, period_id, value
        FROM result
        WHERE known_until = $forever
    """
    return answer(open_store(store), sql, {"forever": FOREVER}).cast(SCHEMA)
