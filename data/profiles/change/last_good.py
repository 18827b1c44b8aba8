"""The files of a store's campaigns as last published (bản tốt gần nhất), for the day one breaks.

A file that cannot be read must not take its campaign's figures off the screen: until it is mended,
what was published goes on, and everyone who asks is told so.
"""

import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from data.profiles.campaign_files import PARTS, campaign_paths, read_campaign
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_file import load_rubrics

FOLDER = "last-good"
LAW = Path("law") / "awards.toml"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def keep_good(store: Path, campaigns: Iterable[str], faults: Mapping[str, str]) -> None:
    """Keep the files of the campaigns that were just published; those that cannot be read now, and
    files changed meanwhile into what cannot be read, leave what is kept as it is.

    Nothing for a store that has no campaigns of its own: the shipped ones are the program's."""
    folder = store / "campaigns"
    if not folder.is_dir():
        return
    for campaign_id in campaigns:
        mine = _Kept(store, campaign_id, faults)
        if mine.is_readable and mine.is_stale:
            mine.renew()
    if (folder / LAW).exists() and str(LAW) not in faults:
        _copied(folder / LAW, store / FOLDER / LAW)


def since(folder: Path, stem: str) -> datetime:
    """When the files of a campaign were last touched: since then it cannot be read."""
    paths = [path for part in PARTS for path in folder.glob(part.format(stem))]
    paths += [*folder.glob(f"rubrics/{stem}.toml"), *folder.glob(f"{stem}.toml")]
    latest = max((path.stat().st_mtime for path in paths), default=0.0)
    return datetime.fromtimestamp(latest, ZONE).replace(tzinfo=None, microsecond=0)


def good_rubrics(
    good: Path, wrong: Mapping[str, str], profiles: Mapping[str, Profile]
) -> list[Rubric]:
    """Of the rubrics that cannot be used now, the versions kept; a campaign whose rubrics overlap
    has them all from what is kept."""
    passed_over: dict[str, str] = {}
    kept = load_rubrics([good / "rubrics"], profiles, passed_over)
    stems = {f"{r.campaign}-{r.id}-v{r.version}": r for r in kept}
    whole = {name.removesuffix("-rubrics") for name in wrong if name.endswith("-rubrics")}
    return [r for stem, r in stems.items() if stem in wrong or r.campaign in whole]


class _Kept:
    """The files of one campaign in the store, and as kept; rubrics that are wrong now stay out."""

    def __init__(self, store: Path, campaign_id: str, faults: Mapping[str, str]) -> None:
        self._store, self._good = store, store / FOLDER
        self._id, self._faults = campaign_id, faults
        folder = store / "campaigns"
        paths = campaign_paths(folder, campaign_id)
        self._profile = paths[0].name if paths else ""
        own = sorted((store / "rubrics").glob(f"{campaign_id}-*.toml"))
        found = {path.relative_to(folder): path for path in paths}
        found |= {Path("rubrics") / path.name: path for path in own}
        self._now = {at: path for at, path in found.items() if not self._is_wrong(at)}

    def _is_wrong(self, at: Path) -> bool:
        of_rubric = at.parent.name == "rubrics" and f"{self._id}-rubrics" in self._faults
        return at.stem in self._faults or of_rubric

    @property
    def is_readable(self) -> bool:
        """Whether the profile is there and was read, so that what is published came from it."""
        return Path(self._profile) in self._now

    @property
    def is_stale(self) -> bool:
        """Whether what is kept is not what stands there now."""
        kept = {at: _stamp(self._good / at) for at in self._before()}
        return kept != {at: _stamp(path) for at, path in self._now.items()}

    def _before(self) -> list[Path]:
        there = (self._good / self._profile).exists()
        paths = campaign_paths(self._good, self._id) if there else []
        return [at for path in paths if not self._is_wrong(at := path.relative_to(self._good))]

    def renew(self) -> None:
        """Put the files where the kept ones stand, once the copy is found to be readable."""
        beside = self._store / f"{FOLDER}.tmp"
        shutil.rmtree(beside, ignore_errors=True)
        for at, path in self._now.items():
            _copied(path, beside / at)
        try:
            read_campaign(beside / self._profile, beside)
        except ProfileError:
            shutil.rmtree(beside)
            return
        for at in self._before():
            (self._good / at).unlink()
        for at in self._now:
            (self._good / at).parent.mkdir(parents=True, exist_ok=True)
            (beside / at).replace(self._good / at)
        shutil.rmtree(beside)


def _stamp(path: Path) -> tuple[int, int]:
    return path.stat().st_size, path.stat().st_mtime_ns


def _copied(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, to)
