"""Everything the profiles and units sheets say, in one place (danh mục): campaigns and units."""

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles import deadlines
from data.profiles.award_tables import LAW, NOTHING, award_law
from data.profiles.places import communes
from data.profiles.report_codes import report_codes
from data.profiles.store_kind import is_sample
from data.profiles.units_sheet import read_clusters, read_units
from schemas.plan.awards import AwardLaw
from schemas.plan.indicators import Indicator
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError, load_profiles
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_file import load_rubrics
from schemas.tables import MembershipTable, UnitTable, empty

CAMPAIGNS = Path(__file__).resolve().parents[2] / "campaigns"


@dataclass(frozen=True, eq=False)
class Catalog:
    """Profiles by campaign id, with the units and memberships of every campaign."""

    profiles: dict[str, Profile]
    units: pl.DataFrame
    memberships: pl.DataFrame
    rubrics: tuple[Rubric, ...] = ()
    law: AwardLaw = NOTHING

    def profile(self, campaign_id: str) -> Profile:
        """The profile of a campaign; KeyError where there is none."""
        return self.profiles[campaign_id]

    def unit(self, campaign_id: str, unit_id: str) -> dict[str, Any] | None:
        """The row of one unit, or None."""
        found = self.units_of(campaign_id).filter(pl.col("unit_id") == unit_id)
        return found.row(0, named=True) if found.height else None

    def units_of(self, campaign_id: str, on: date | None = None) -> pl.DataFrame:
        """Units of a campaign: all that ever were, or those that exist on a day."""
        units = self.units.filter(pl.col("campaign_id") == campaign_id)
        if on is None:
            return units
        until = pl.col("valid_to").fill_null(date.max)
        return units.filter((pl.col("valid_from") <= on) & (until >= on))

    def indicators_for(
        self, campaign_id: str, unit_type: str, unit_id: str | None = None
    ) -> list[Indicator]:
        """Indicators that a type of unit reports, or one unit of it, in the profile's order."""
        found = [i for i in self.profiles[campaign_id].indicators if unit_type in i.unit_types]
        return [i for i in found if unit_id is None or i.is_reported_by(unit_id, unit_type)]

    def periods(self, campaign_id: str) -> pl.DataFrame:
        """Reporting periods of a campaign."""
        return self._periods[campaign_id]

    def reports(self, campaign_id: str) -> pl.DataFrame:
        """All that can be handed in: periods, words, plans, score sheets; kind says which."""
        return self._reports[campaign_id]

    @cached_property
    def _reports(self) -> dict[str, pl.DataFrame]:
        return {
            name: report_codes(p, self.periods(name), self.rubrics)
            for name, p in self.profiles.items()
        }

    @cached_property
    def _periods(self) -> dict[str, pl.DataFrame]:
        return {name: deadlines.periods(profile) for name, profile in self.profiles.items()}


def load_catalog(campaigns: Path = CAMPAIGNS, published: Path | None = None) -> Catalog:
    """The catalog of a folder of profiles, with the rubrics published in another folder.

    Read again only when one of the files changes."""
    folders = [f.resolve() for f in (campaigns, published) if f]
    patterns = ("*.toml", "units/*.csv", "rubrics/*.toml", "law/*.toml")
    files = sorted(path for f in folders for pattern in patterns for path in f.glob(pattern))
    return _load(*folders, stamps=tuple((str(f), f.stat().st_mtime_ns) for f in files))


def store_catalog(store: Path) -> Catalog:
    """The catalog of a store: its own folder `campaigns` where it has one, else the shipped one.

    Versions of rubrics published in this store stand in its folder `rubrics`. In a real store no
    campaign is illustrative, whatever its profile says of the values the sample makes up for it;
    targets of our own making stay marked, each by itself."""
    own = store / "campaigns"
    found = load_catalog(own if own.is_dir() else CAMPAIGNS, store / "rubrics")
    return found if is_sample(store) else _real(found)


@lru_cache(maxsize=4)
def _real(catalog: Catalog) -> Catalog:
    profiles = {
        name: replace(p, campaign=replace(p.campaign, is_illustrative=False))
        for name, p in catalog.profiles.items()
    }
    return replace(catalog, profiles=profiles)


@lru_cache(maxsize=4)
def _load(
    folder: Path,
    published: Path | None = None,
    *,
    stamps: tuple[tuple[str, int], ...],  # noqa: ARG001 - part of the key
) -> Catalog:
    profiles = load_profiles(folder)
    units = [empty(UnitTable)]
    memberships = [empty(MembershipTable)]
    for profile in profiles.values():
        own = _units(profile, folder / "units")
        _only_known_units(profile, own)
        units.append(own)
        memberships.append(_memberships(profile, folder / "units", own))
    return Catalog(
        profiles,
        UnitTable.validate(pl.concat(units), lazy=True),
        MembershipTable.validate(pl.concat(memberships), lazy=True),
        load_rubrics([f for f in (folder / "rubrics", published) if f], profiles),
        award_law(law if (law := folder / "law" / "awards.toml").exists() else LAW),
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
