"""Reads the files of each campaign (hồ sơ phong trào): profile, units, clusters, targets, tasks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

import polars as pl

from data.profiles import deadlines
from data.profiles.award_tables import LAW, award_law
from data.profiles.awards.routes import require_whole
from data.profiles.tasks import areas
from data.profiles.tasks import sheet as task_sheet
from data.profiles.unit_targets import FOLDER, read_unit_targets
from data.profiles.units.listing import campaign_units
from data.profiles.units_sheet import read_clusters
from schemas.plan.awards import AwardLaw
from schemas.plan.indicators import UnitTarget
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError, load_profile
from schemas.plan.subject_rules import unknown_tasks
from schemas.tables import MembershipTable, empty


@dataclass(frozen=True)
class CampaignFiles:
    """What the files of one campaign say."""

    profile: Profile
    units: pl.DataFrame
    memberships: pl.DataFrame
    targets: list[UnitTarget]
    events: pl.DataFrame


# what belongs to one campaign in a folder of profiles; {} is its identifier, of the first its file
PARTS = (
    "{}.toml",
    "units/{}.csv",
    "units/{}-clusters.csv",
    "units/{}-events.csv",
    "units/{}-contacts.csv",
    "targets/{}.csv",
    "tasks/{}.csv",
    "areas/{}.csv",
    "rubrics/{}-*.toml",
)


def campaigns_of(
    folder: Path, good: Path | None = None
) -> tuple[dict[str, CampaignFiles], dict[str, str]]:
    """Every campaign of a folder that can be read, and what is wrong with the others.

    Of one that cannot, the files kept in `good` go on where they are there."""
    found: dict[str, CampaignFiles] = {}
    faults: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            part = read_campaign(path, folder)
            _is_new(path, part.profile.campaign.id, found)
        except ProfileError as error:
            faults[path.stem] = str(error)
            kept = _kept(good, path.name)
            if kept and kept.profile.campaign.id not in found:
                found[kept.profile.campaign.id] = kept
        else:
            found[part.profile.campaign.id] = part
    return found, faults


def _kept(good: Path | None, name: str) -> CampaignFiles | None:
    """The files of a campaign as they were last published; None where none can be read."""
    if good is None or not (good / name).exists():
        return None
    try:
        return read_campaign(good / name, good)
    except ProfileError:
        return None


def campaign_paths(folder: Path, campaign_id: str) -> list[Path]:
    """The files of a campaign in a folder of profiles, the profile first; none: it is not there."""
    profile = folder / f"{stem_of(folder, campaign_id)}.toml"
    if not profile.exists():
        return []
    others = [path for part in PARTS[1:] for path in sorted(folder.glob(part.format(campaign_id)))]
    return [profile, *others]


def stem_of(folder: Path, campaign_id: str) -> str:
    """The stem of the file that holds a campaign, which may be named otherwise."""
    if (folder / f"{campaign_id}.toml").exists():
        return campaign_id
    mark = f'id = "{campaign_id}"'
    named = (
        p
        for p in sorted(folder.glob("*.toml"))
        if mark in p.read_text(encoding="utf-8", errors="replace")
    )
    return next((p.stem for p in named), campaign_id)


def read_campaign(path: Path, folder: Path) -> CampaignFiles:
    """One campaign; raises ProfileError with what is wrong in any of its files."""
    profile = load_profile(path)
    deadlines.periods(profile)
    own, events = campaign_units(profile, folder / "units")
    _only_known_units(profile, own)
    require_whole(profile, _law_beside(folder), own)
    _only_known_leads(profile, own)
    profile = _with_tasks(profile, folder, own)
    if unknown := list(unknown_tasks(profile)):
        raise ProfileError("\n".join(f"{path.name}: {line}" for line in unknown))
    sheet = folder / FOLDER / f"{profile.campaign.id}.csv"
    targets = read_unit_targets(sheet, profile, own) if sheet.exists() else []
    memberships = _memberships(profile, folder / "units", own)
    profile = _with_areas(profile, folder, own, memberships)
    return CampaignFiles(profile, own, memberships, targets, events)


def _law_beside(folder: Path) -> AwardLaw:
    """The law of the folder, else the shipped one; what is wrong with it is said by itself."""
    own = folder / "law" / LAW.name
    try:
        return award_law(own if own.exists() else LAW)
    except ProfileError:
        return award_law(LAW)


def _with_tasks(profile: Profile, folder: Path, units: pl.DataFrame) -> Profile:
    """The profile with the tasks of its sheet behind those it holds itself."""
    task_sheet.require_known(profile, units)
    path = folder / task_sheet.FOLDER / f"{profile.campaign.id}.csv"
    if not path.exists():
        return profile
    tasks = (*profile.tasks, *task_sheet.read_tasks(path, profile, units))
    return replace(profile, tasks=tasks)


def _with_areas(
    profile: Profile, folder: Path, units: pl.DataFrame, memberships: pl.DataFrame
) -> Profile:
    """The profile with the areas of council members, where their sheet is there."""
    path = folder / areas.FOLDER / f"{profile.campaign.id}.csv"
    if not path.exists():
        return profile
    clusters = memberships.get_column("cluster_id").unique().sort()
    return replace(profile, areas=areas.read_areas(path, profile, units, clusters))


def _is_new(path: Path, campaign_id: str, found: Mapping[str, CampaignFiles]) -> None:
    if campaign_id in found:
        raise ProfileError(
            f"{path.name}: «campaign.id»: «{campaign_id}» đã có ở tệp khác"
            " / is already the id of another file"
        )


def _only_known_units(profile: Profile, units: pl.DataFrame) -> None:
    """Units named one by one are there, and of a type that the same line asks."""
    types = dict(units.select("unit_id", "unit_type").iter_rows())
    for at, asked, names in _named_units(profile):
        where = f"{profile.campaign.id}.toml: {at}.unit_ids"
        for name in sorted(names):
            if name not in types:
                near = get_close_matches(name, sorted(types), n=1, cutoff=0.3)
                hint = f"; gần nhất / nearest: «{near[0]}»" if near else ""
                raise ProfileError(f"{where}: không có đơn vị / no such unit «{name}»{hint}")
            if asked and types[name] not in asked:
                raise ProfileError(
                    f"{where}: «{name}» là loại «{types[name]}», không có trong unit_types: thêm"
                    f" loại ấy hoặc bỏ đơn vị / is of type «{types[name]}», which unit_types does"
                    " not name: add the type or take the unit out"
                )


def _only_known_leads(profile: Profile, units: pl.DataFrame) -> None:
    """Who writes the reports to those above is a unit of the campaign."""
    known = units.get_column("unit_id").to_list()
    for number, own in enumerate(profile.reporting.own):
        if own.lead not in known:
            near = get_close_matches(own.lead, sorted(known), n=1, cutoff=0.3)
            hint = f"; gần nhất / nearest: «{near[0]}»" if near else ""
            raise ProfileError(
                f"{profile.campaign.id}.toml: reporting.own.{number}.lead: không có đơn vị"
                f" / no such unit «{own.lead}»{hint}"
            )


def _named_units(profile: Profile) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each place of a profile that names units, with the types it asks."""
    for indicator in profile.indicators:
        yield f"indicators «{indicator.id}»", indicator.unit_types, indicator.unit_ids
    for at, bound in profile.reporting.bounds:
        yield at, bound.unit_types, bound.unit_ids


def _memberships(profile: Profile, folder: Path, units: pl.DataFrame) -> pl.DataFrame:
    path = folder / f"{profile.campaign.id}-clusters.csv"
    if not path.exists():
        return empty(MembershipTable)
    rows = read_clusters(path, units)
    return rows.select(pl.lit(profile.campaign.id).alias("campaign_id"), pl.all())
