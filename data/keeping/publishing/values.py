"""Values that count now, as the door asks for them: of a unit, of a few, of all."""

from collections.abc import Callable, Sequence

import polars as pl

from data.keeping.publishing.published_rows import KEY, SCHEMA

FEW = 50
"""Units up to which a file's values are looked up unit by unit; above, the whole frame is cheaper.
"""
UNIT = KEY[:2]
Look = Callable[[str, str], pl.DataFrame]


class _Campaign:
    """Values of one campaign in the order of its units, and units that have newer ones."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._begin(frame)

    def _begin(self, frame: pl.DataFrame) -> None:
        self._base = frame.sort("unit_id", maintain_order=True).rechunk()
        sizes = self._base.group_by("unit_id", maintain_order=True).len()
        starts = (pl.col("len").cum_sum() - pl.col("len")).alias("start")
        rows = sizes.select("unit_id", starts, "len").iter_rows()
        self._at = {unit: (start, size) for unit, start, size in rows}
        self._newer: dict[str, pl.DataFrame] = {}

    def whole(self) -> pl.DataFrame:
        """All of them."""
        if self._newer:
            old = self._base.filter(~pl.col("unit_id").is_in(list(self._newer)))
            self._begin(pl.concat([old, *self._newer.values()]))
        return self._base

    def of(self, unit_id: str) -> pl.DataFrame:
        """Those of a unit."""
        if unit_id in self._newer:
            return self._newer[unit_id]
        known = unit_id in self._at
        return self._base.slice(*self._at[unit_id]) if known else self._base.clear()

    def put(self, unit_id: str, mine: pl.DataFrame) -> None:
        """Let these stand in the place of those of a unit."""
        self._newer[unit_id] = mine

    def put_all(self, frame: pl.DataFrame) -> None:
        """Let these stand in the place of all."""
        self._begin(frame)


class Values:
    """Values that count now, found by unit without reading those of all others.

    Of the first few units each is looked up by itself (`of_unit`); whoever asks for more of them,
    or for all, has the `whole` read, once. Each campaign is held by itself: what comes in for one
    of many costs nothing of the others.
    """

    def __init__(self, whole: Callable[[], pl.DataFrame], of_unit: Look | None = None) -> None:
        self._whole, self._look_up = whole, of_unit
        self._campaigns: dict[str, _Campaign] | None = None
        self._seen: dict[tuple[str, str], pl.DataFrame] = {}
        self._newer: dict[tuple[str, str], pl.DataFrame] = {}

    def _read(self) -> dict[str, _Campaign]:
        """All campaigns, with what is newer."""
        if self._campaigns is None:
            parts = self._whole().partition_by("campaign_id", as_dict=True)
            self._campaigns = {str(name): _Campaign(part) for (name,), part in parts.items()}
            for (campaign_id, unit_id), mine in self._newer.items():
                self._part(campaign_id).put(unit_id, mine)
            self._newer, self._seen = {}, {}
        return self._campaigns

    def _part(self, campaign_id: str) -> _Campaign:
        parts = self._read()
        if campaign_id not in parts:
            parts[campaign_id] = _Campaign(pl.DataFrame(schema=SCHEMA))
        return parts[campaign_id]

    @property
    def frame(self) -> pl.DataFrame:
        """All of them."""
        parts = [part.whole() for part in self._read().values()]
        return pl.concat(parts) if parts else pl.DataFrame(schema=SCHEMA)

    def of_all(self, campaign_id: str) -> pl.DataFrame:
        """Those of every unit of a campaign."""
        return self._part(campaign_id).whole()

    def of(self, campaign_id: str, units: Sequence[str]) -> pl.DataFrame:
        """Those of some units of a campaign."""
        if len(units) > FEW:
            return self.of_all(campaign_id)
        parts = [self._of_unit(campaign_id, unit) for unit in units]
        return pl.concat(parts) if parts else pl.DataFrame(schema=SCHEMA)

    def _of_unit(self, campaign_id: str, unit_id: str) -> pl.DataFrame:
        key = (campaign_id, unit_id)
        if self._campaigns is None and key in self._newer:
            return self._newer[key]
        if self._campaigns is None and self._look_up:
            if key not in self._seen and len(self._seen) < FEW:
                self._seen[key] = self._look_up(*key)
            if key in self._seen:
                return self._seen[key]
        return self._part(campaign_id).of(unit_id)

    def add(self, fresh: pl.DataFrame, *, is_correction: bool) -> None:
        """Let newer values count; of a correction they stand in the place of those before."""
        for (name,), mine in fresh.partition_by("campaign_id", as_dict=True).items():
            self._add(str(name), mine, is_correction=is_correction)

    def _add(self, campaign_id: str, fresh: pl.DataFrame, *, is_correction: bool) -> None:
        units = fresh["unit_id"].unique(maintain_order=True).to_list()
        if len(units) > FEW:
            part = self._part(campaign_id)
            part.put_all(_with(part.whole(), fresh, is_correction=is_correction))
            return
        for unit_id in units:
            mine = fresh.filter(unit_id=unit_id)
            mine = _with(self._of_unit(campaign_id, unit_id), mine, is_correction=is_correction)
            if self._campaigns is None:
                self._newer[campaign_id, unit_id] = mine
            else:
                self._part(campaign_id).put(unit_id, mine)


def _with(before: pl.DataFrame, fresh: pl.DataFrame, *, is_correction: bool) -> pl.DataFrame:
    kept = before.join(fresh, on=KEY, how="anti") if is_correction else before
    return pl.concat([kept, fresh])
