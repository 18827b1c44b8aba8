"""The campaign tasks: a new one, its check; and the templates of all units as one archive."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from data.commands.all_templates import all_templates
from data.commands.campaign_words import finding_words
from data.commands.command_columns import COLUMN_KEYS
from data.commands.command_diff import add_diff_task
from data.commands.command_ingest import USAGE
from data.commands.command_sheet import add_sheet_task
from data.commands.command_words import Voice, print_json, print_table
from data.keeping.calendar import store_today
from data.keeping.own_campaigns import keep_unit_targets, start_campaign
from data.keeping.published_campaign import findings_of
from data.profiles.catalog import store_catalog
from data.profiles.new.first_files import Founder, Level
from data.profiles.new.found import Found
from data.workbooks.unit_target_sheet import read_unit_target_workbook, unit_target_workbook
from schemas.plan.profile_file import ProfileError
from translations import Translator, translator
from translations.act_words import MARKED_KEYS

FOUNDERS: dict[Level, str] = {
    "province": "option.new_province",
    "ministry": "option.new_ministry",
    "commune": "option.new_commune",
}


def add_campaign_tasks(actions: Any, task: Callable[..., Any], both: Callable[[str], str]) -> None:
    """The tasks new and check with their options."""
    new = task(actions, "new", new_campaign, has_json=False, key="campaign_new")
    new.add_argument("campaign", metavar="NAME", help=both("option.new_campaign"))
    whose = new.add_mutually_exclusive_group(required=True)
    for level, key in FOUNDERS.items():
        whose.add_argument(f"--{level}", help=both(key))
    add_sheet_task(actions, task, both)
    add_target_task(actions, task, both)
    add_diff_task(actions, task, both)
    check = task(actions, "check", check_campaigns, key="campaign_check")
    check.add_argument("campaign", nargs="?", metavar="CAMPAIGN", help=both("option.campaign"))


def add_target_task(actions: Any, task: Callable[..., Any], both: Callable[[str], str]) -> None:
    """The task targets: write the workbook of unit targets, or read one back."""
    targets = task(actions, "targets", unit_target_sheet, has_json=False, key="campaign_targets")
    targets.add_argument("campaign", metavar="CAMPAIGN", help=both("option.campaign"))
    targets.add_argument("file", nargs="?", type=Path, metavar="FILE", help=both("option.targets"))
    targets.add_argument("--by", default="–", help=both("option.by"))
    targets.add_argument("--dry-run", action="store_true", help=both("option.dry_run"))
    targets.add_argument("-o", "--output", type=Path, help=both("option.output"))


def unit_target_sheet(chosen: Namespace, voice: Voice) -> int:
    """Write the workbook, or put the targets of one in force; 1 if it was returned."""
    store, name = chosen.store.absolute(), chosen.campaign
    catalog = store_catalog(store)
    if name not in catalog.profiles:
        voice.tell("template.no_campaign", campaign=name, known=", ".join(catalog.profiles))
        return USAGE
    if chosen.file is None:
        path = chosen.output or Path.cwd() / f"{name}-targets.xlsx"
        path.write_bytes(unit_target_workbook(catalog, name, store_today(store)))
        print(path.name)
        return 0
    if not chosen.file.is_file():
        voice.tell("ingest.no_file", file=str(chosen.file))
        return USAGE
    try:
        content = chosen.file.read_bytes()
        text, found = read_unit_target_workbook(content, chosen.file.name, catalog, name)
    except ProfileError as error:
        print(error, file=sys.stderr)
        return 1
    units = len({row.unit_id for row in found})
    voice.say("campaign.targets_read", count=len(found), units=units)
    if chosen.dry_run:
        voice.say("ingest.dry_run")
        return 0
    voice.say("campaign.targets_kept", version=keep_unit_targets(store, name, text, chosen.by))
    return _tell(findings_of(store, name), voice)


def new_campaign(chosen: Namespace, voice: Voice) -> int:
    """Write the first files of a campaign; 1 if a name or code was refused."""
    level = next(name for name in FOUNDERS if getattr(chosen, name) is not None)
    store = chosen.store.absolute()
    try:
        files = start_campaign(store, chosen.campaign, Founder(level, getattr(chosen, level)))
    except ProfileError as error:
        print(error, file=sys.stderr)
        return 1
    for path in files:
        print(path.relative_to(store.parent))
    voice.say("campaign.made", campaign=chosen.campaign, files=len(files))
    return _tell(findings_of(store, chosen.campaign), voice)


def check_campaigns(chosen: Namespace, voice: Voice) -> int:
    """Say what is to be mended in one campaign or in all; 1 where something stops one."""
    store = chosen.store.absolute()
    catalog = store_catalog(store)
    known = list(dict.fromkeys([*catalog.profiles, *catalog.faults]))
    if chosen.campaign not in (None, *known):
        voice.tell("template.no_campaign", campaign=chosen.campaign, known=", ".join(known))
        return USAGE
    asked = known if chosen.campaign is None else [chosen.campaign]
    found = [one for name in asked for one in findings_of(store, name)]
    if chosen.json:
        print_json([{**vars(one), **_words_of(one)} for one in found])
        return int(any(one.severity == "error" for one in found))
    return _tell(found, voice)


def _tell(found: list[Found], voice: Voice) -> int:
    errors = sum(one.severity == "error" for one in found)
    if found:
        t = voice.first
        names = ("severity", "file", "line", "item", "what")
        spoken = list(enumerate(voice.languages))
        rows = [_row(one, other, n) for one in found for n, other in spoken]
        print_table([t(COLUMN_KEYS[name]) for name in names], rows)
    voice.say("campaign.checked", errors=errors, warnings=len(found) - errors)
    return int(errors > 0)


def _row(one: Found, t: Translator, place: int) -> list[str]:
    where = [t(MARKED_KEYS[one.severity]), one.file, str(one.line or ""), one.item]
    return [*(where if place == 0 else [""] * len(where)), finding_words(one, t)]


def _words_of(one: Found) -> dict[str, str]:
    return {f"words_{name}": finding_words(one, translator(name)) for name in ("vi", "en")}


def write_all_templates(chosen: Namespace, voice: Voice) -> int:
    """The workbooks of every unit for one period, in one ZIP."""
    store = chosen.store.absolute()
    catalog = store_catalog(store)
    if chosen.campaign not in catalog.profiles:
        known = ", ".join(catalog.profiles)
        voice.tell("template.no_campaign", campaign=chosen.campaign, known=known)
        return USAGE
    periods = catalog.periods(chosen.campaign)
    code = chosen.period or _open_period(store, periods)
    if code not in periods.get_column("period_id"):
        known = ", ".join(periods.get_column("period_id"))
        voice.tell("template.no_period", period=code, campaign=chosen.campaign, known=known)
        return USAGE
    content, count = all_templates(store, chosen.campaign, code, voice.first)
    path = chosen.output or Path.cwd() / f"{chosen.campaign}_{code}.zip"
    path.write_bytes(content)
    voice.say("campaign.templates", file=path.name, count=count, period=code)
    return 0


def _open_period(store: Path, periods: pl.DataFrame) -> str:
    """The period whose report comes due next; the last one where none does."""
    today = store_today(store)
    open_now = periods.filter(pl.col("due_at").dt.date() >= today).sort("due_at")
    return str((open_now if open_now.height else periods.tail(1)).item(0, "period_id"))
