"""The rubric tasks: versions in force, one version as a file, a new version published."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from data.commands.command_columns import COLUMN_KEYS
from data.commands.command_ingest import USAGE
from data.commands.command_words import Voice, print_json, print_table, written
from data.keeping.calendar import store_today
from data.keeping.publishing.rubric_publish import publish_rubric, version_name, versions
from data.keeping.store import version as store_version
from data.profiles.catalog import store_catalog
from data.profiles.scored_groups import in_force
from data.workbooks.rubric.book import read_rubric_workbook, rubric_workbook
from schemas.plan.profile_file import ProfileError
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_text import rubric_from_toml, rubric_toml

WORKBOOK = ".xlsx"
ZIP = b"PK"
COLUMNS = ("campaign", "rubric", "version", "years", "published_on", "published_by", "label")


def add_rubric_tasks(actions: Any, task: Callable[..., Any], both: Callable[[str], str]) -> None:
    """The tasks list, export and publish with their options."""
    listed = task(actions, "list", show_rubrics)
    listed.add_argument("--campaign", help=both("option.campaign"))
    listed.add_argument("--year", type=int, help=both("option.year"))
    export = task(actions, "export", export_rubric, has_json=False)
    export.add_argument("campaign", metavar="CAMPAIGN", help=both("option.campaign"))
    export.add_argument("rubric", metavar="RUBRIC", help=both("option.rubric"))
    export.add_argument("--version", type=int, help=both("option.version"))
    export.add_argument("-o", "--output", type=Path, help=both("option.rubric_output"))
    publish = task(actions, "publish", publish_file, has_json=False)
    publish.add_argument("file", type=Path, metavar="FILE", help=both("option.rubric_file"))
    publish.add_argument("--by", required=True, help=both("option.publisher"))
    publish.add_argument("--reason", required=True, help=both("option.reason"))


def show_rubrics(chosen: Namespace, voice: Voice) -> int:
    """Print the versions in force and the years they score."""
    found = list(_in_force(chosen))
    if chosen.json:
        print_json([_fields(rubric, year) for rubric, year in found])
        return 0
    t, rows = voice.first, []
    for rubric, of in groupby(sorted(found, key=_order), key=lambda one: one[0]):
        said = (rubric.version, _years([year for _, year in of]), rubric.published_on)
        words = [written(value, t) for value in (*said, rubric.published_by)]
        rows.append([rubric.campaign, rubric.id, *words, written(t.pick(vars(rubric), "label"), t)])
    if rows:
        print_table([t(COLUMN_KEYS[name]) for name in COLUMNS], rows)
    else:
        voice.say("rubric.none")
    return 0


def _in_force(chosen: Namespace) -> Iterator[tuple[Rubric, int]]:
    """Each version in force today with each year it scores."""
    store = chosen.store.absolute()
    catalog, today = store_catalog(store), store_today(store)
    for campaign in catalog.profiles:
        of = [r for r in catalog.rubrics if r.campaign == campaign]
        years = {year for r in of for year in range(r.year_from, r.year_to + 1)}
        if chosen.campaign in (None, campaign):
            for year in sorted(y for y in years if chosen.year in (None, y)):
                yield from ((r, year) for r in in_force(catalog, campaign, year, today))


def _order(found: tuple[Rubric, int]) -> tuple[str, str, int, int]:
    rubric, year = found
    return rubric.campaign, rubric.id, rubric.version, year


def _years(years: list[int]) -> str:
    """2026–2028, 2030."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _fields(rubric: Rubric, year: int) -> dict[str, Any]:
    names = ("version", "published_on", "published_by", "reason", "label_vi", "label_en")
    said = {name: getattr(rubric, name) for name in names}
    return {"campaign_id": rubric.campaign, "year": year, "rubric_id": rubric.id, **said}


def export_rubric(chosen: Namespace, voice: Voice) -> int:
    """Write a version as TOML, or as a workbook if the file is named so."""
    rubrics = store_catalog(chosen.store.absolute()).rubrics
    known = versions(rubrics, chosen.campaign, chosen.rubric)
    rubric = next((r for r in reversed(known) if chosen.version in (None, r.version)), None)
    if rubric is None:
        near = known or [r for r in rubrics if r.campaign == chosen.campaign] or rubrics
        asked = f"{chosen.campaign} {chosen.rubric}"
        names = ", ".join(version_name(r) for r in near)
        voice.tell("rubric.unknown", rubric=asked, known=names)
        return USAGE
    path = chosen.output or Path.cwd() / f"{version_name(rubric)}.toml"
    is_book = path.suffix.lower() == WORKBOOK
    language = voice.first.language
    path.write_bytes(rubric_workbook(rubric, language) if is_book else rubric_toml(rubric).encode())
    voice.say("rubric.written", file=path.name, rubric=rubric.id, version=rubric.version)
    return 0


def publish_file(chosen: Namespace, voice: Voice) -> int:
    """Publish the rubric of a file as the next version; 1 if it was not."""
    store, path = chosen.store.absolute(), chosen.file
    if not path.is_file():
        voice.tell("ingest.no_file", file=str(path))
        return USAGE
    try:
        draft = _draft(path)
        made = publish_rubric(store, draft, chosen.by, chosen.reason, store_today(store))
    except ProfileError as error:
        voice.tell("rubric.returned", file=path.name)
        print(error, file=sys.stderr)
        return 1
    said = {"rubric": f"{made.campaign} {made.id}", "on": made.published_on}
    voice.say("rubric.published", version=made.version, store=store_version(store), **said)
    return 0


def _draft(path: Path) -> Rubric:
    content = path.read_bytes()
    is_book = content.startswith(ZIP) or path.suffix.lower() == WORKBOOK
    return (read_rubric_workbook if is_book else rubric_from_toml)(content, path.name)
