"""Values that count now, as the door asks for them: of a unit, of a few, of a campaign."""

from collections.abc import Callable, Sequence
from functools import partial

import polars as pl

from data.keeping.publishing.published_rows import KEY, SCHEMA

FEW = 50
"""Units up to which a file's values are looked up unit by unit; above, its campaign is cheaper."""
LookOfCampaign = Callable[[str], pl.DataFrame]
LookOfUnit = Callable[[str], pl.DataFrame]
Look = Callable[[str, str], pl.DataFrame]


class _Campaign:
    """Values of one campaign: of the first few units each looked up by itself, then all of them,
    read once; and units that have newer ones."""

    def __init__(self, whole: Callable[[], pl.DataFrame], of_unit: LookOfUnit | None) -> None:
        self._whole, self._look_up = whole, of_unit
        self._base: pl.DataFrame | None = None
        self._at: dict[str, tuple[int, int]] = {}
        self._seen: dict[str, pl.DataFrame] = {}
        self._newer: dict[str, pl.DataFrame] = {}

    def _begin(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Hold these in the order of their units, in the place of all before."""
        self._base = frame.sort("unit_id", maintain_order=True).rechunk()
        sizes = self._base.group_by("unit_id", maintain_order=True).len()
        starts = (pl.col("len").cum_sum() - pl.col("len")).alias("start")
        rows = sizes.select("unit_id", starts, "len").iter_rows()
        self._at = {unit: (start, size) for unit, start, size in rows}
        self._seen, self._newer = {}, {}
        return self._base

    def whole(self) -> pl.DataFrame:
        """All of them."""
        base = self._whole() if self._base is None else self._base
        if self._newer:
            old = base.filter(~pl.col("unit_id").is_in(list(self._newer)))
            return self._begin(pl.concat([old, *self._newer.values()]))
        return self._begin(base) if self._base is None else base

    def of(self, unit_id: str) -> pl.DataFrame:
        """Those of a unit."""
        if unit_id in self._newer:
            return self._newer[unit_id]
        if self._base is None and self._look_up:
            if unit_id not in self._seen and len(self._seen) < FEW:
                self._seen[unit_id] = self._look_up(unit_id)
            if unit_id in self._seen:
                return self._seen[unit_id]
        base = self.whole() if self._base is None else self._base
        return base.slice(*self._at[unit_id]) if unit_id in self._at else base.clear()

    def add(self, fresh: pl.DataFrame, *, is_correction: bool) -> None:
        """Let newer values count; of a correction they stand in the place of those before."""
        units = fresh["unit_id"].unique(maintain_order=True).to_list()
        if len(units) > FEW:
            self._begin(_with(self.whole(), fresh, is_correction=is_correction))
            return
        for unit_id in units:
            mine = fresh.filter(unit_id=unit_id)
            self._newer[unit_id] = _with(self.of(unit_id), mine, is_correction=is_correction)


class Values:
    """Values that count now, found by unit without reading those of all others.

    Of the first few units of a campaign each is looked up by itself (`of_unit`); whoever asks for
    more of them, or for all, has the campaign read, once (`of_campaign`). What comes in for one of
    many campaigns costs nothing of the others, in memory either.
    """

    def __init__(self, of_campaign: LookOfCampaign, of_unit: Look | None = None) -> None:
        self._whole, self._look_up = of_campaign, of_unit
        self._campaigns: dict[str, _Campaign] = {}

    def _part(self, campaign_id: str) -> _Campaign:
        if campaign_id not in self._campaigns:
            look = partial(self._look_up, campaign_id) if self._look_up else None
            self._campaigns[campaign_id] = _Campaign(partial(self._whole, campaign_id), look)
        return self._campaigns[campaign_id]

    def of_all(self, campaign_id: str) -> pl.DataFrame:
        """Those of every unit of a campaign."""
        return self._part(campaign_id).whole()

    def of(self, campaign_id: str, units: Sequence[str]) -> pl.DataFrame:
        """Those of some units of a campaign."""
        if len(units) > FEW:
            return self.of_all(campaign_id)
        parts = [self._part(campaign_id).of(unit) for unit in units]
        return pl.concat(parts) if parts else pl.DataFrame(schema=SCHEMA)

    def add(self, fresh: pl.DataFrame, *, is_correction: bool) -> None:
        """Let newer values count; of a correction they stand in the place of those before."""
        for (name,), mine in fresh.partition_by("campaign_id", as_dict=True).items():
            self._part(str(name)).add(mine, is_correction=is_correction)


def _with(before: pl.DataFrame, fresh: pl.DataFrame, *, is_correction: bool) -> pl.DataFrame:
    kept = before.join(fresh, on=KEY, how="anti") if is_correction else before
    return pl.concat([kept, fresh])
