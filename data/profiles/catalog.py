"""Everything the profiles and units sheets say, in one place (danh mục): campaigns and units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles import deadlines
from data.profiles.award_tables import LAW, NOTHING, award_law
from data.profiles.campaign_files import campaigns_of
from data.profiles.change.last_good import FOLDER, good_rubrics, since
from data.profiles.change.last_good import LAW as LAW_FILE
from data.profiles.report_codes import report_codes
from data.profiles.store_kind import is_sample
from schemas.plan.awards import AwardLaw
from schemas.plan.indicators import Indicator, UnitTarget
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_file import load_rubrics
from schemas.tables import MembershipTable, Table, UnitEventTable, UnitTable, empty

CAMPAIGNS = Path(__file__).resolve().parents[2] / "campaigns"


@dataclass(frozen=True, eq=False)
class Catalog:
    """Profiles by campaign id, with the units and memberships of every campaign."""

    profiles: dict[str, Profile]
    units: pl.DataFrame
    memberships: pl.DataFrame
    rubrics: tuple[Rubric, ...] = ()
    law: AwardLaw = NOTHING
    unit_targets: Mapping[str, Sequence[UnitTarget]] = field(default_factory=dict)
    unit_events: pl.DataFrame = field(default_factory=lambda: empty(UnitEventTable))
    faults: Mapping[str, str] = field(default_factory=dict)
    """What is wrong with each campaign that could not be read, by the stem of its file."""
    carried: Mapping[str, datetime] = field(default_factory=dict)
    """Of those, the ones that go on as last published, and since when they cannot be read."""

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

    ProfileError with everything wrong in any file. Read again only when a file changes."""
    found = tolerant_catalog(campaigns, published)
    if found.faults:
        raise ProfileError("\n".join(found.faults.values()))
    return found


def tolerant_catalog(
    campaigns: Path = CAMPAIGNS, published: Path | None = None, good: Path | None = None
) -> Catalog:
    """The same without the campaigns and rubrics that cannot be read: `faults` names those.

    Where their files were kept in `good` when they could be, these go on, see `carried`."""
    folders = [f.resolve() for f in (campaigns, published, good) if f]
    patterns = (
        "*.toml",
        "units/*.csv",
        "targets/*.csv",
        "tasks/*.csv",
        "areas/*.csv",
        "rubrics/*.toml",
        "law/*.toml",
    )
    files = sorted(path for f in folders for pattern in patterns for path in f.glob(pattern))
    stamps = tuple((str(f), f.stat().st_mtime_ns) for f in files)
    return _load(campaigns.resolve(), published and published.resolve(), good, stamps=stamps)


def campaigns_folder(store: Path) -> Path:
    """Where the profiles of a store stand: in it, where it has its own, else the shipped ones."""
    own = store / "campaigns"
    return own if own.is_dir() else CAMPAIGNS


def store_catalog(store: Path) -> Catalog:
    """The catalog of a store; a campaign that cannot be read does not stop the others, see faults.

    It goes on as it was last published, where it was, see carried. Versions of rubrics published
    in this store stand in its folder `rubrics`. In a real store no
    campaign is illustrative, whatever its profile says of the values the sample makes up for it;
    targets of our own making stay marked, each by itself; areas of council members stay out."""
    found = tolerant_catalog(campaigns_folder(store), store / "rubrics", store / FOLDER)
    return found if is_sample(store) else _real(found)


@lru_cache(maxsize=4)
def _real(catalog: Catalog) -> Catalog:
    profiles = {
        name: replace(
            p,
            campaign=replace(p.campaign, is_illustrative=False),
            areas=tuple(area for area in p.areas if not area.is_illustrative),
        )
        for name, p in catalog.profiles.items()
    }
    return replace(catalog, profiles=profiles)


@lru_cache(maxsize=4)
def _load(
    folder: Path,
    published: Path | None = None,
    good: Path | None = None,
    *,
    stamps: tuple[tuple[str, int], ...],  # noqa: ARG001 - part of the key
) -> Catalog:
    found, faults = campaigns_of(folder, good)
    profiles = {name: part.profile for name, part in found.items()}
    wrong: dict[str, str] = {}
    rubrics = load_rubrics([f for f in (folder / "rubrics", published) if f], profiles, wrong)
    if wrong and good:
        more = [*rubrics, *good_rubrics(good, wrong, profiles)]
        rubrics = tuple(sorted(more, key=lambda r: (r.campaign, r.id, r.version)))
    law = _law(folder, good, faults)
    faults |= _of_others(wrong, faults, profiles)
    return Catalog(
        profiles,
        UnitTable.validate(_all(UnitTable, [p.units for p in found.values()])),
        MembershipTable.validate(_all(MembershipTable, [p.memberships for p in found.values()])),
        rubrics,
        law,
        {name: part.targets for name, part in found.items()},
        UnitEventTable.validate(_all(UnitEventTable, [p.events for p in found.values()])),
        faults,
        {stem: since(folder, stem) for stem in faults if _is_carried(stem, good)},
    )


def _law(folder: Path, good: Path | None, faults: dict[str, str]) -> AwardLaw:
    """The law of the folder, else the shipped one; one that cannot be read is a fault, and the one
    kept goes on."""
    own = folder / LAW_FILE
    try:
        return award_law(own if own.exists() else LAW)
    except ProfileError as error:
        faults[str(LAW_FILE)] = str(error)
    kept = good / LAW_FILE if good else LAW
    return award_law(kept if kept.exists() else LAW)


def _is_carried(stem: str, good: Path | None) -> bool:
    """Whether what cannot be read now goes on as it was kept."""
    files = (f"{stem}.toml", f"rubrics/{stem}.toml", stem)
    return good is not None and any((good / name).is_file() for name in files)


def _of_others(
    rubrics: Mapping[str, str], faults: Mapping[str, str], profiles: Mapping[str, Profile]
) -> dict[str, str]:
    """What is wrong with rubrics, less those whose whole campaign could not be read."""
    mine = tuple(f"{name}-" for name in faults if name not in profiles)
    return {stem: words for stem, words in rubrics.items() if not stem.startswith(mine)}


def _all(model: type[Table], frames: list[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat([empty(model), *frames])
