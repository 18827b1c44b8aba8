"""What a workbook would make of a campaign (dự kiến thay đổi), tried in a folder of its own.

Nothing is put: a plan says what changes, holds the new files and the catalog they make, and every
fault with its cell. `data.keeping.campaign_versions.put_campaign` puts a sound one in force.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from data.profiles.book.changes import SheetChange, sheet_changes
from data.profiles.book.faults import Faults
from data.profiles.book.read_book import ReadBook
from data.profiles.book.rows import profile_path
from data.profiles.book.rubric_lines import latest_rubrics
from data.profiles.book.standing import Standing
from data.profiles.book.texts import Made, made_files
from data.profiles.campaign_files import CampaignFiles, campaign_paths, read_campaign
from data.profiles.catalog import Catalog
from data.profiles.new.check import campaign_findings
from data.profiles.new.found import Found
from schemas.plan.profile_file import ProfileError
from schemas.problems import Problem, problem_count
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_rules import broken_rubric, overlapping


@dataclass(frozen=True)
class CampaignPlan:
    """What putting a workbook in force would do.

    `files`: new text by path in the folder of profiles, None for a file that goes; `rubrics`: new
    versions, numbered but not yet signed; `catalog`: as it would be, unpublished, None where it
    cannot be read; `findings`: what `campaign check` says of it; `before`: the mark of the files
    the plan was made against."""

    campaign_id: str
    file_name: str
    problems: tuple[Problem, ...] = ()
    changes: tuple[SheetChange, ...] = ()
    files: Mapping[str, str | None] = field(default_factory=dict)
    rubrics: tuple[Rubric, ...] = ()
    catalog: Catalog | None = None
    findings: tuple[Found, ...] = ()
    before: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it can be put in force: no error anywhere."""
        return self.catalog is not None and not problem_count(self.problems, "error")

    @property
    def is_empty(self) -> bool:
        """Whether the workbook says what the campaign says already."""
        return not (self.files or self.rubrics)


def files_mark(folder: Path, campaign_id: str) -> str:
    """A short mark of the files of a campaign: another one as soon as any of them changes."""
    mark = hashlib.sha256()
    for path in campaign_paths(folder, campaign_id):
        mark.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return mark.hexdigest()[:12]


def plan_of_book(now: Standing, book: ReadBook) -> CampaignPlan:
    """The plan of a workbook that was read; with errors it stays a list of its problems.

    A sheet that the workbook lacks stays as it is."""
    mark = files_mark(now.folder, now.campaign_id)
    plan = CampaignPlan(now.campaign_id, book.file_name, tuple(book.problems), before=mark)
    if not book.is_sound:
        return plan
    faults, made = Faults(book.file_name), Made()
    try:
        made = made_files(now.folder, now.campaign_id, list(now.official), now.rows, book.sheets)
        rubrics = _next_versions(now, book.rubrics.new)
        plan = replace(
            plan,
            changes=sheet_changes(now.rows, book.sheets),
            files=made.texts,
            rubrics=tuple(rubrics),
        )
        catalog, findings = _tried(now, made, rubrics)
    except ProfileError as error:
        faults.take(str(error), made)
        return replace(plan, problems=(*plan.problems, *faults.found))
    for rubric in rubrics:
        words = [*broken_rubric(rubric, catalog.profile(now.campaign_id))]
        faults.take_rubric(rubric.id, words, book.rubrics)
    if rubrics:
        faults.take_rubric(rubrics[0].id, overlapping(catalog.rubrics), book.rubrics)
    known = campaign_findings(now.catalog, now.folder, now.campaign_id, now.reported)
    fresh = [one for one in findings if _mark(one) not in {_mark(other) for other in known}]
    problems = (*plan.problems, *faults.found, *faults.of_findings(fresh, made))
    return replace(plan, problems=problems, catalog=catalog, findings=tuple(findings))


def _mark(one: Found) -> tuple[object, ...]:
    """What a finding is about, wherever it stands in the file."""
    return one.severity, one.code, one.item, tuple(sorted(one.params.items()))


def _next_versions(now: Standing, rubrics: Sequence[Rubric]) -> list[Rubric]:
    """The rubrics as they would be published, numbered on."""
    known = latest_rubrics(now.catalog, now.campaign_id)
    last = {name: rubric.version for name, rubric in known.items()}
    return [
        replace(r, version=last.get(r.id, 0) + 1, published_on=now.day, published_by="–")
        for r in rubrics
    ]


def _tried(now: Standing, made: Made, rubrics: Sequence[Rubric]) -> tuple[Catalog, list[Found]]:
    """The catalog with the new files in place of the old, read by the readers of every day."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for path in campaign_paths(now.folder, now.campaign_id):
            target = folder / path.relative_to(now.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        for name, text in made.texts.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                target.unlink(missing_ok=True)
            else:
                target.write_text(text, encoding="utf-8")
        part = read_campaign(profile_path(folder, now.campaign_id), folder)
        catalog = _with(now.catalog, part)
        catalog = replace(catalog, rubrics=(*catalog.rubrics, *rubrics))
        return catalog, campaign_findings(catalog, folder, now.campaign_id, now.reported)


def _with(catalog: Catalog, part: CampaignFiles) -> Catalog:
    """The catalog with one campaign read anew."""
    name = part.profile.campaign.id
    others = pl.col("campaign_id") != name
    was = catalog.profile(name).campaign.is_illustrative
    campaign = replace(part.profile.campaign, is_illustrative=was)
    return replace(
        catalog,
        profiles={**catalog.profiles, name: replace(part.profile, campaign=campaign)},
        units=pl.concat([catalog.units.filter(others), part.units]),
        memberships=pl.concat([catalog.memberships.filter(others), part.memberships]),
        unit_targets={**catalog.unit_targets, name: part.targets},
        unit_events=pl.concat([catalog.unit_events.filter(others), part.events]),
    )
