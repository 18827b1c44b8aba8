"""Reads the files of each campaign (hồ sơ phong trào): profile, units, clusters, unit targets."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import polars as pl

from data.profiles import deadlines
from data.profiles.places import communes
from data.profiles.unit_targets import FOLDER, read_unit_targets
from data.profiles.units_sheet import read_clusters, read_units
from schemas.plan.indicators import UnitTarget
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError, load_profile
from schemas.tables import MembershipTable, empty


@dataclass(frozen=True)
class CampaignFiles:
    """What the files of one campaign say."""

    profile: Profile
    units: pl.DataFrame
    memberships: pl.DataFrame
    targets: list[UnitTarget]


def campaigns_of(folder: Path) -> tuple[dict[str, CampaignFiles], dict[str, str]]:
    """Every campaign of a folder that can be read, and what is wrong with the others."""
    found: dict[str, CampaignFiles] = {}
    faults: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            part = read_campaign(path, folder)
            _is_new(path, part.profile.campaign.id, found)
        except ProfileError as error:
            faults[path.stem] = str(error)
        else:
            found[part.profile.campaign.id] = part
    return found, faults


def read_campaign(path: Path, folder: Path) -> CampaignFiles:
    """One campaign; raises ProfileError with what is wrong in any of its files."""
    profile = load_profile(path)
    deadlines.periods(profile)
    own = _units(profile, folder / "units")
    _only_known_units(profile, own)
    sheet = folder / FOLDER / f"{profile.campaign.id}.csv"
    targets = read_unit_targets(sheet, profile, own) if sheet.exists() else []
    return CampaignFiles(profile, own, _memberships(profile, folder / "units", own), targets)


def _is_new(path: Path, campaign_id: str, found: Mapping[str, CampaignFiles]) -> None:
    if campaign_id in found:
        raise ProfileError(
            f"{path.name}: «campaign.id»: «{campaign_id}» đã có ở tệp khác"
            " / is already the id of another file"
        )


def _units(profile: Profile, folder: Path) -> pl.DataFrame:
    campaign, types = profile.campaign, [t.id for t in profile.unit_types]
    path = folder / f"{campaign.id}.csv"
    parts = []
    if campaign.level == "province":
        parts.append(_territory(campaign.territory, *campaign.territories))
    if path.exists():
        parts.append(read_units(path, types))
    if not parts:
        raise ProfileError(f"{path.name}: thiếu danh sách đơn vị / the units sheet is missing")
    units = pl.concat(parts)
    twice = units.filter(pl.col("unit_id").is_duplicated()).get_column("unit_id")
    if len(twice):
        raise ProfileError(
            f"{path.name}: cột / column unit_id: «{twice[0]}» trùng mã xã / is a commune"
        )
    taking_part = units.filter(pl.col("unit_type").is_in(types))
    return taking_part.select(pl.lit(campaign.id).alias("campaign_id"), pl.all())


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


def _only_known_units(profile: Profile, units: pl.DataFrame) -> None:
    known = set(units.get_column("unit_id"))
    for indicator in profile.indicators:
        for name in sorted(set(indicator.unit_ids) - known):
            at = f"{profile.campaign.id}.toml: indicators «{indicator.id}».unit_ids"
            near = get_close_matches(name, sorted(known), n=1, cutoff=0.3)
            hint = f"; gần nhất / nearest: «{near[0]}»" if near else ""
            raise ProfileError(f"{at}: không có đơn vị / no such unit «{name}»{hint}")


def _memberships(profile: Profile, folder: Path, units: pl.DataFrame) -> pl.DataFrame:
    path = folder / f"{profile.campaign.id}-clusters.csv"
    if not path.exists():
        return empty(MembershipTable)
    rows = read_clusters(path, units)
    return rows.select(pl.lit(profile.campaign.id).alias("campaign_id"), pl.all())
