"""The register of models as it counts now: what a new report is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl

Key = tuple[str, str]
"""Campaign and code of a model."""


@dataclass(frozen=True)
class KnownModel:
    """A model that is in the register: whose it is, its days, and its row as last told."""

    unit_id: str
    model_name: str
    recognised_on: date | None
    withdrawn_on: date | None
    first_spread_on: date | None = None
    row: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Register:
    """Every model that counts now, by campaign and code."""

    models: Mapping[Key, KnownModel] = field(default_factory=dict)

    def of_unit(self, campaign_id: str, unit_id: str) -> list[Mapping[str, object]]:
        """What a unit last told of each of its models, by code."""
        return [
            known.row
            for (campaign, _), known in sorted(self.models.items())
            if campaign == campaign_id and known.unit_id == unit_id
        ]

    def with_rows(self, entries: pl.DataFrame, spreads: pl.DataFrame) -> "Register":
        """The register after accepted rows (ModelReportRow, ModelSpreadRow), oldest first."""
        models = dict(self.models)
        for row in entries.iter_rows(named=True):
            key = (row["campaign_id"], row["model_id"])
            fresh = KnownModel(
                row["unit_id"], row["model_name"], row["recognised_on"], row["withdrawn_on"]
            )
            before = models.get(key)
            first = before.first_spread_on if before else None
            models[key] = replace(fresh, first_spread_on=first, row=row)
        for row in spreads.iter_rows(named=True):
            key = (row["campaign_id"], row["model_id"])
            if key in models:
                first = min(models[key].first_spread_on or date.max, row["replicated_on"])
                models[key] = replace(models[key], first_spread_on=first)
        return Register(models)


NOTHING = Register()
