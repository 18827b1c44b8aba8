"""Units of a campaign (danh sách đơn vị): communes, own units, what became of them, contacts."""

from pathlib import Path

import polars as pl

from data.profiles.places import communes
from data.profiles.units.contacts import with_contacts
from data.profiles.units.events import event_rows, read_events, with_events
from data.profiles.units.successors import sound_successors
from data.profiles.units_sheet import read_units
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError


def campaign_units(profile: Profile, folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Units (UnitTable) and events (UnitEventTable) of a campaign; ProfileError at a line."""
    campaign, types = profile.campaign, [t.id for t in profile.unit_types]
    sheet = folder / f"{campaign.id}.csv"
    units = listed_units(profile, sheet).filter(pl.col("unit_type").is_in(types))
    if campaign.level != "published":  # old provinces name a province that is not of their table
        sound_successors(sheet, units)
    path = folder / f"{campaign.id}-events.csv"
    events = read_events(path, units) if path.exists() else []
    found = with_events(path, units, events)
    path = folder / f"{campaign.id}-contacts.csv"
    if path.exists():
        found = with_contacts(path, found)
    whose = pl.lit(campaign.id).alias("campaign_id")
    return found.select(whose, pl.all()), event_rows(campaign.id, units, events)


def listed_units(profile: Profile, sheet: Path) -> pl.DataFrame:
    """Units as listed, before any event: communes of the territory, then the sheet of own units."""
    parts = []
    if profile.campaign.level == "province":
        parts.append(_territory(profile.campaign.territory, *profile.campaign.territories))
    if sheet.exists():
        parts.append(read_units(sheet, [t.id for t in profile.unit_types]))
    if not parts:
        raise ProfileError(f"{sheet.name}: thiếu danh sách đơn vị / the units sheet is missing")
    units = pl.concat(parts)
    twice = units.filter(pl.col("unit_id").is_duplicated()).get_column("unit_id")
    if len(twice):
        raise ProfileError(
            f"{sheet.name}: cột / column unit_id: «{twice[0]}» trùng mã xã / is a commune"
        )
    return units


def _territory(*codes: str) -> pl.DataFrame:
    short = pl.col("commune_name").str.replace("^Phường ", "P. ").str.replace("^Đặc khu ", "Đ.K. ")
    return (
        communes()
        .filter(pl.col("province_code").is_in(codes))
        .select(
            unit_id="commune_code",
            unit_name="commune_name",
            short_name=short,
            unit_type="unit_type",
            valid_from="valid_from",
            valid_to=pl.lit(None, pl.Date),
            successor_id=pl.lit(None, pl.String),
            contact=pl.lit(None, pl.String),
        )
    )
