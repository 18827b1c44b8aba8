"""The task campaign sheet: the one workbook of a campaign written, tried, put in force."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from data.commands.campaign_words import finding_words
from data.commands.command_columns import COLUMN_KEYS
from data.commands.command_diff import tell_changes
from data.commands.command_ingest import USAGE
from data.commands.command_words import (
    MAX_LINES,
    Voice,
    print_json,
    print_problems,
    print_table,
    problem_fields,
)
from data.keeping.calendar import store_today
from data.keeping.published_campaign import changes_to_come, reported_counts
from data.keeping.put_campaign import put_campaign
from data.profiles.book.changes import Change, RowChange, SheetChange
from data.profiles.book.layout import BY_ID
from data.profiles.book.plan import CampaignPlan
from data.profiles.book.sheet import Sheet
from data.profiles.book.standing import Standing
from data.profiles.catalog import campaigns_folder, store_catalog
from data.workbooks.campaign.book import campaign_workbook
from data.workbooks.campaign.marked import marked_campaign
from data.workbooks.campaign.plan import plan_of_workbook
from schemas.problems import problem_count
from translations import Translator

COMMAND_SHEET_CHANGE_KEYS = {
    "added": "command.sheet.change.added",
    "changed": "command.sheet.change.changed",
    "gone": "command.sheet.change.gone",
}

SHOWN_ADDED = 5
CHANGES: tuple[Change, ...] = ("added", "changed", "gone")
COLUMNS = ("sheet", "change", "item", "field", "old", "new")


def add_sheet_task(actions: Any, task: Callable[..., Any], both: Callable[[str], str]) -> None:
    """The task sheet with its options."""
    sheet = task(actions, "sheet", campaign_sheet, key="campaign_sheet")
    sheet.add_argument("campaign", metavar="NAME", help=both("option.campaign"))
    sheet.add_argument("file", nargs="?", type=Path, metavar="FILE", help=both("option.sheet"))
    sheet.add_argument("--by", help=both("option.by_whom"))
    sheet.add_argument("--dry-run", action="store_true", help=both("option.dry_run"))
    sheet.add_argument("-o", "--output", type=Path, help=both("option.output"))


def campaign_sheet(chosen: Namespace, voice: Voice) -> int:
    """Write the workbook, or read one back; 1 if it was returned."""
    store, name = chosen.store.absolute(), chosen.campaign
    catalog = store_catalog(store)
    if name not in catalog.profiles:
        voice.tell("template.no_campaign", campaign=name, known=", ".join(catalog.profiles))
        return USAGE
    counts, today = reported_counts(store, name), store_today(store)
    now = Standing(campaigns_folder(store), catalog, name, counts, today)
    if chosen.file is None:
        path = chosen.output or Path.cwd() / f"{name}.xlsx"
        path.write_bytes(campaign_workbook(now, today))
        print(path.name)
        return 0
    if not chosen.file.is_file():
        voice.tell("ingest.no_file", file=str(chosen.file))
        return USAGE
    if not (chosen.dry_run or chosen.by):
        voice.tell("sheet.by_whom")
        return USAGE
    plan = plan_of_workbook(chosen.file.read_bytes(), chosen.file.name, now)
    return _answer(chosen, plan, now, voice)


def _answer(chosen: Namespace, plan: CampaignPlan, now: Standing, voice: Voice) -> int:
    if chosen.json:
        print_json(plan_fields(plan))
    elif plan.problems:
        print_problems(plan.problems, voice)
    if not plan.is_sound:
        return _return(chosen, plan, now, voice)
    if not chosen.json:
        _tell(chosen.store.absolute(), plan, voice)
    if plan.is_empty or chosen.dry_run:
        voice.tell("sheet.same" if plan.is_empty else "ingest.dry_run")
        return 0
    version = put_campaign(chosen.store.absolute(), plan, chosen.by)
    voice.tell("sheet.put", campaign=plan.campaign_id, version=version.number, by=version.by)
    return 0


def _return(chosen: Namespace, plan: CampaignPlan, now: Standing, voice: Voice) -> int:
    """The marked copy beside the file, or where it was asked for."""
    marked = chosen.file.with_name(f"marked-{chosen.file.stem}.xlsx")
    path = chosen.output or Path.cwd() / marked.name
    content = chosen.file.read_bytes()
    path.write_bytes(marked_campaign(content, chosen.file.name, plan.problems, now, voice.first))
    errors = problem_count(plan.problems, "error")
    voice.tell("sheet.returned", file=chosen.file.name, errors=errors, marked=path.name)
    return 1


def _tell(store: Path, plan: CampaignPlan, voice: Voice) -> None:
    """What changes on each sheet, then for the reports already in, then what to look at."""
    t = voice.first
    for sheet in plan.changes:
        counts = {name: sheet.count(name) for name in CHANGES}
        voice.say("sheet.changes", sheet=sheet.name, **counts)
    rows = [line for sheet in plan.changes for line in _sheet_lines(sheet, t)]
    if rows:
        print_table([t(COLUMN_KEYS[name]) for name in COLUMNS], rows[:MAX_LINES])
    if len(rows) > MAX_LINES:
        voice.say("ingest.more", count=len(rows) - MAX_LINES)
    if plan.catalog is not None and not plan.is_empty:
        tell_changes(changes_to_come(store, plan.campaign_id, plan.catalog), voice)
    for one in plan.findings:
        for each in voice.languages:
            print(each("command.sheet.finding", words=finding_words(one, each)))


def _sheet_lines(sheet: SheetChange, t: Translator) -> Iterator[list[str]]:
    """What is changed and gone in full; of what is added the first few, their number is said."""
    added = [row for row in sheet.rows if row.change == "added"]
    for row in [*(row for row in sheet.rows if row.change != "added"), *added[:SHOWN_ADDED]]:
        yield from _lines(BY_ID[sheet.sheet], row, t)


def _lines(sheet: Sheet, row: RowChange, t: Translator) -> Iterator[list[str]]:
    telling = [field for field in row.fields if field.column not in sheet.key] or row.fields
    fields = row.fields if row.change == "changed" else telling[:1]
    for n, field in enumerate(fields):
        column = sheet.column(field.column)
        head = [sheet.name, t(COMMAND_SHEET_CHANGE_KEYS[row.change]), row.item]
        named = column.vi if t.language == "vi" else column.en
        values = [named, field.old or "–", field.new or "–"]
        yield [*(head if n == 0 else [""] * len(head)), *values]


def plan_fields(plan: CampaignPlan) -> dict[str, Any]:
    """A plan for JSON: problems with their words, changes with old and new values."""
    return {
        "campaign_id": plan.campaign_id,
        "file_name": plan.file_name,
        "is_sound": plan.is_sound,
        "problems": [problem_fields(problem) for problem in plan.problems],
        "changes": [
            {
                "sheet": sheet.name,
                "change": row.change,
                "item": row.item,
                "row": row.row,
                "fields": {f.column: [f.old, f.new] for f in row.fields},
            }
            for sheet in plan.changes
            for row in sheet.rows
        ],
        "findings": [vars(one) for one in plan.findings],
    }
