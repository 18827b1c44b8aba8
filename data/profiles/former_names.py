"""Names and codes that units and territories used to have (tên cũ), so that search finds them."""

from typing import Any

import polars as pl

from data.profiles.catalog import Catalog
from data.profiles.places import aliases, communes, former_communes, former_provinces, provinces
from schemas.plan.profile import Profile
from schemas.tables import FormerUnitTable, empty

NAMED = ("code", "former_code", "former_name", "former_place")


def former_units(catalog: Catalog) -> pl.DataFrame:
    """Former names of every campaign's units; a row without a unit is the territory itself."""
    columns = empty(FormerUnitTable).columns
    former = pl.concat([_communes(), _provinces(), _aliases()])
    units = catalog.units.join(former, left_on="unit_id", right_on="code")
    is_old = (pl.col("former_name") != pl.col("unit_name")) | (
        pl.col("former_code") != pl.col("unit_id")
    )
    is_place = pl.col("unit_name").is_in(
        [*communes()["commune_name"], *provinces()["province_name"]]
    )
    parts = [units.filter(is_old & is_place), _became(catalog)]
    parts += [_territory(profile, former) for profile in catalog.profiles.values()]
    frames = [part.select(columns) for part in parts]
    # a commune that kept code and name is named now and before: the row with its old place stays
    named = pl.concat([empty(FormerUnitTable), *frames]).sort("former_place", nulls_last=True)
    return named.unique(FormerUnitTable.unique, keep="first", maintain_order=True).sort(columns)


def _communes() -> pl.DataFrame:
    """Former communes under the code of each that took over, with district and province."""
    named = former_provinces().select("former_code", province="short_name")
    place = pl.concat_str(["former_district", "province"], separator=", ", ignore_nulls=True)
    return (
        former_communes()
        .join(named, left_on="former_province_code", right_on="former_code")
        .select("former_code", "former_name", code="commune_code", former_place=place)
        .select(NAMED)
    )


def _provinces() -> pl.DataFrame:
    return _named(former_provinces(), "successor_code", "former_code", "province_name")


def _aliases() -> pl.DataFrame:
    return _named(aliases(), "code", "alias", "unit_name")


def _named(frame: pl.DataFrame, code: str, former_code: str, former_name: str) -> pl.DataFrame:
    found = frame.select(code=code, former_code=former_code, former_name=former_name)
    return found.with_columns(former_place=pl.lit(None, pl.String)).select(NAMED)


def _became(catalog: Catalog) -> pl.DataFrame:
    """Names of units that others took over, under each of those; and names before a rename."""
    names = catalog.units.select("campaign_id", "unit_id", "unit_name")
    events = catalog.unit_events.join(names, on=["campaign_id", "unit_id"])
    gone = events.drop_nulls("successor_id").with_columns(unit="successor_id", name="unit_name")
    renamed = events.drop_nulls("former_name").with_columns(unit="unit_id", name="former_name")
    return pl.concat([gone, renamed]).select(
        "campaign_id",
        unit_id="unit",
        former_code=pl.col("unit_id"),
        former_name="name",
        former_place=pl.lit(None, pl.String),
    )


def _territory(profile: Profile, former: pl.DataFrame) -> pl.DataFrame:
    """The campaign's territory under its present and its former names."""
    campaign = profile.campaign
    codes: list[Any] = [campaign.territory, *campaign.territories]
    present = pl.concat(
        [
            _named(provinces(), "province_code", "province_code", "province_name"),
            _named(communes(), "commune_code", "commune_code", "commune_name"),
        ]
    )
    return (
        pl.concat([present, former])
        .filter(pl.col("code").is_in(codes))
        .with_columns(campaign_id=pl.lit(campaign.id), unit_id=pl.lit(None, pl.String))
    )
