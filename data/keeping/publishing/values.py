"""Values that count now, as the door asks for them: of a unit, of a few, of all."""

from collections.abc import Callable, Sequence
from typing import cast

import polars as pl

from data.keeping.publishing.published_rows import KEY, SCHEMA

FEW = 50
"""Units up to which a file's values are looked up unit by unit; above, the whole frame is cheaper.
"""
UNIT = KEY[:2]


class Values:
    """Values that count now, found by unit without reading those of all others.

    Of the first few units each is looked up by itself (`of_unit`); whoever asks for more of them,
    or for all, has the `whole` read, once.
    """

    def __init__(
        self,
        whole: Callable[[], pl.DataFrame],
        of_unit: Callable[[str, str], pl.DataFrame] | None = None,
    ) -> None:
        self._whole, self._look_up = whole, of_unit
        self._base: pl.DataFrame | None = None
        self._at: dict[tuple[str, str], tuple[int, int]] = {}
        self._seen: dict[tuple[str, str], pl.DataFrame] = {}
        self._newer: dict[tuple[str, str], pl.DataFrame] = {}

    def _begin(self, frame: pl.DataFrame) -> pl.DataFrame:
        base = frame.sort(UNIT, maintain_order=True).rechunk()
        ends = (
            base.group_by(UNIT, maintain_order=True).len().with_columns(end=pl.col("len").cum_sum())
        )
        rows = ends.select(*UNIT, pl.col("end") - pl.col("len"), "len").iter_rows()
        self._at = {(campaign, unit): (start, size) for campaign, unit, start, size in rows}
        self._newer, self._base = {}, base
        return base

    def _read(self) -> pl.DataFrame:
        """The whole, without what is newer."""
        if self._base is None:
            newer = self._newer
            self._begin(self._whole())
            self._newer, self._seen = newer, {}
        return cast("pl.DataFrame", self._base)

    @property
    def frame(self) -> pl.DataFrame:
        """All of them."""
        base = self._read()
        if self._newer:
            newer = pl.concat(list(self._newer.values()))
            return self._begin(pl.concat([base.join(newer, on=UNIT, how="anti"), newer]))
        return base

    def of(self, campaign_id: str, units: Sequence[str]) -> pl.DataFrame:
        """Those of some units of a campaign."""
        if len(units) > FEW:
            return self.frame.filter(pl.col("campaign_id") == campaign_id)
        parts = [self._of_unit((campaign_id, unit)) for unit in units]
        return pl.concat(parts) if parts else pl.DataFrame(schema=SCHEMA)

    def _of_unit(self, key: tuple[str, str]) -> pl.DataFrame:
        if key in self._newer:
            return self._newer[key]
        if self._base is None and self._look_up and (key in self._seen or len(self._seen) < FEW):
            if key not in self._seen:
                self._seen[key] = self._look_up(*key)
            return self._seen[key]
        base = self._read()
        return base.slice(*self._at[key]) if key in self._at else base.clear()

    def add(self, fresh: pl.DataFrame, *, is_correction: bool) -> None:
        """Let newer values count; of a correction they stand in the place of those before."""
        units = fresh.select(UNIT).unique()
        if units.height > FEW:
            kept = self.frame.join(fresh, on=KEY, how="anti") if is_correction else self.frame
            self._begin(pl.concat([kept, fresh]))
            return
        for key in units.iter_rows():
            mine = fresh.filter(campaign_id=key[0], unit_id=key[1])
            before = self._of_unit(key)
            kept = before.join(mine, on=KEY, how="anti") if is_correction else before
            self._newer[key] = pl.concat([kept, mine])
