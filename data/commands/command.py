"""The command line (python -m data): its tasks and options."""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from data.commands.campaign_words import place_of
from data.commands.command_backup import add_backup_tasks
from data.commands.command_campaign import add_campaign_tasks, write_all_templates
from data.commands.command_ingest import ingest_files
from data.commands.command_lake import add_lake_tasks
from data.commands.command_note import add_note_options, write_note
from data.commands.command_rubric import add_rubric_tasks
from data.commands.command_settings import show_settings
from data.commands.command_snapshot import add_snapshot_tasks
from data.commands.command_state import show_status, show_verdict, write_seal
from data.commands.command_tasks import (
    load_sample,
    make_ready,
    make_store,
    make_template,
    rebuild,
)
from data.commands.command_words import Voice, voice
from data.keeping.store import store_path
from data.profiles.catalog import store_catalog
from data.profiles.new.unreadable import unreadable
from schemas.plan.profile_file import ProfileError
from schemas.problems import StoreError
from translations import translator
from translations.last_catch import told

Adding = argparse._SubParsersAction  # what add_subparsers gives; it has no other name
Task = Callable[[argparse.Namespace, Voice], int]
STORE_ERROR = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one task; 0 all well, 1 something was returned or unsound, 2 usage, 3 store error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        chosen = _parser().parse_args(arguments)
        _say_faults(chosen.store.absolute(), voice(chosen.lang))
        code: int = chosen.task(chosen, voice(chosen.lang))
    except (StoreError, ProfileError) as error:
        print(error, file=sys.stderr)
        return STORE_ERROR
    return code


def _say_faults(store: Path, speaking: Voice) -> None:
    """Name campaigns of the store's own that cannot be read; the task goes on with the others."""
    if (store / "campaigns").is_dir():
        catalog = store_catalog(store)
        for name in catalog.faults:
            if name in catalog.carried:
                speaking.tell("campaign.carried", campaign=name, since=catalog.carried[name])
            else:
                speaking.tell("campaign.left_out", campaign=name)
            for one in unreadable(catalog, store / "campaigns", name):
                if one.code == "unreadable":
                    print(place_of(one), one.params["words"], file=sys.stderr)


def entry() -> int:
    """The same from the shell; 4 a fault of the program, told with its number."""
    return told(main)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=_both("description"))
    add = parser.add_subparsers(required=True, metavar="ingest|template|status|…")
    ingest = _task(add, "ingest", ingest_files)
    ingest.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_both("option.files"))
    ingest.add_argument("--by", default="–", help=_both("option.by"))
    ingest.add_argument("--dry-run", action="store_true", help=_both("option.dry_run"))
    ingest.add_argument("--received-at", type=_moment, help=_both("option.received_at"))
    template = _task(add, "template", make_template, has_json=False)
    template.add_argument("campaign", metavar="CAMPAIGN", help=_both("option.campaign"))
    template.add_argument("unit", metavar="SENDER", help=_both("option.sender"))
    template.add_argument("period", metavar="CODE", help=_both("option.period"))
    template.add_argument("-o", "--output", type=Path, help=_both("option.output"))
    note = _task(add, "note", write_note)
    add_note_options(note, _both)
    note.add_argument("--received-at", type=_moment, help=_both("option.received_at"))
    templates = _task(add, "templates", write_all_templates, has_json=False)
    templates.add_argument("campaign", metavar="CAMPAIGN", help=_both("option.campaign"))
    templates.add_argument("--all", action="store_true", help=_both("option.all_units"))
    templates.add_argument("--period", help=_both("option.next_period"))
    templates.add_argument("-o", "--output", type=Path, help=_both("option.output"))
    add_campaign_tasks(_group(add, "campaign", "new|targets|check|diff"), _task, _both)
    add_rubric_tasks(_group(add, "rubric", "list|export|publish"), _task, _both)
    add_snapshot_tasks(_group(add, "snapshot", "freeze|frozen|remove"), _task, _both)
    new = _task(add, "new", make_store, has_json=False)
    new.add_argument("--opened-on", type=_day, help=_both("option.opened_on"))
    _task(add, "ready", make_ready, has_json=False)
    _task(add, "status", show_status)
    _task(add, "rebuild", rebuild, has_json=False)
    _task(add, "settings", show_settings)
    _add_checks(add)
    add_backup_tasks(add, _task, _both)
    add_lake_tasks(_group(add, "lake", "push|status|tidy|leave"), _task, _both)
    sample = _task(add, "sample", load_sample, has_json=False)
    scales = ("province", "national")
    sample.add_argument("--scale", choices=scales, default="province", help=_both("option.scale"))
    sample.add_argument("--provinces", type=_count, metavar="N", help=_both("option.provinces"))
    sample.add_argument("--seed", type=int, default=1, help=_both("option.seed"))
    sample.add_argument("--if-empty", action="store_true", help=_both("option.if_empty"))
    return parser


def _add_checks(add: "Adding[argparse.ArgumentParser]") -> None:
    verify = _task(add, "verify", show_verdict)
    verify.add_argument("--seal", type=Path, metavar="FILE", help=_both("option.seal"))
    seal = _task(add, "seal", write_seal, has_json=False)
    seal.add_argument("-o", "--output", type=Path, help=_both("option.output"))
    for task in (verify, seal):
        task.add_argument("--key", type=Path, metavar="FILE", help=_both("option.key"))


def _group(
    add: "Adding[argparse.ArgumentParser]", name: str, actions: str
) -> "Adding[argparse.ArgumentParser]":
    words = _both(f"task.{name}")
    parser = add.add_parser(name, help=words, description=words)
    return parser.add_subparsers(required=True, metavar=actions)


def _task(
    add: "Adding[argparse.ArgumentParser]",
    name: str,
    task: Task,
    *,
    has_json: bool = True,
    key: str | None = None,
) -> argparse.ArgumentParser:
    words = _both(f"task.{key or name}")
    parser = add.add_parser(name, help=words, description=words)
    parser.set_defaults(task=task)
    parser.add_argument("--store", type=Path, default=store_path(), help=_both("option.store"))
    parser.add_argument("--lang", choices=("vi", "en"), help=_both("option.lang"))
    if has_json:
        parser.add_argument("--json", action="store_true", help=_both("option.json"))
    return parser


def _both(key: str) -> str:
    return " / ".join(translator(language)(f"command.{key}") for language in ("vi", "en"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        words = _both("new.not_a_day").format(value=text)
        raise argparse.ArgumentTypeError(words) from None


def _count(text: str) -> int:
    if not (text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(_both("sample.no_count").format(value=text))
    return int(text)


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo:
        words = _both("ingest.not_a_moment").format(value=text)
        raise argparse.ArgumentTypeError(words)
    return found
