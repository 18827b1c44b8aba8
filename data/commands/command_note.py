"""The note task: notes, award steps, votes or counts from a file, or one note from options."""

import csv
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from data.checking.bulk.columns import NOTES
from data.checking.bulk.names import own_name
from data.commands.command_ingest import USAGE, outcome_fields
from data.commands.command_words import Voice, plain, print_json, print_problems, print_table
from data.intake.load import Outcome
from data.intake.notes import ingest_notes, inspect_notes, record_notes
from data.reading.read_report import read_report
from schemas.problems import ReportError, problem_count
from schemas.tables import NOBODYS
from schemas.tables.staff import NOTE_KINDS, OUTCOMES
from translations.value_words import AWARDS_STATE_KEYS

OPTIONS = {
    "unit_id": "option.unit",
    "indicator_id": "option.note_indicator",
    "obligation_id": "option.note_obligation",
    "flag_id": "option.note_flag",
    "at_date": "option.note_at_date",
    "outcome": "option.note_outcome",
    "text": "option.note_text",
    "text_en": "option.note_text_en",
    "source": "option.note_source",
}
CHOICES = {"outcome": OUTCOMES}


def add_note_options(note: ArgumentParser, both: Callable[[str], str]) -> None:
    """A file, or the fields of one note: --kind --campaign --unit --obligation …"""
    note.add_argument("file", nargs="?", type=Path, metavar="FILE", help=both("option.notes"))
    note.add_argument("--by", default="–", help=both("option.by"))
    note.add_argument("--dry-run", action="store_true", help=both("option.dry_run"))
    note.add_argument("--kind", choices=NOTE_KINDS, help=both("option.note_kind"))
    note.add_argument("--campaign", dest="campaign_id", help=both("option.campaign"))
    for name, key in OPTIONS.items():
        option = f"--{name.removesuffix('_id').replace('_', '-')}"
        note.add_argument(option, dest=name, choices=CHOICES.get(name), help=both(key))


def write_note(chosen: Namespace, voice: Voice) -> int:
    """Take notes in; 1 if they were returned."""
    store, at = chosen.store.absolute(), chosen.received_at
    row = {name: getattr(chosen, name) for name in (*NOTES.codes, *OPTIONS)}
    if chosen.file is not None and not chosen.file.is_file():
        voice.tell("ingest.no_file", file=str(chosen.file))
        return USAGE
    if chosen.file is not None:
        with TemporaryDirectory() as folder:
            path = with_campaign(chosen.file, chosen.campaign_id, Path(folder))
            if chosen.dry_run:
                return _shown([inspect_notes(store, path)], chosen, voice)
            return _shown(ingest_notes(store, [path], chosen.by, at), chosen, voice)
    if not (chosen.kind and chosen.campaign_id):
        voice.tell("note.nothing")
        return USAGE
    return _shown([record_notes(store, [row], chosen.by, at)], chosen, voice)


def with_campaign(path: Path, campaign_id: str | None, folder: Path) -> Path:
    """The file itself, or a copy whose rows name the campaign where it is a flat file that names
    none; read as at the door, in whatever encoding and separator it came."""
    if campaign_id is None:
        return path
    try:
        raw = read_report(path, path.name)
    except ReportError:
        return path
    frame = raw.sheets.get("")
    if frame is None or frame.is_empty() or "campaign_id" in map(own_name, frame.columns):
        return path
    names = [name for name in frame.columns if name != "line"]
    copy = folder / f"{path.stem}.csv"
    with copy.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["campaign_id", *names])
        at = 1
        for line, *row in frame.select("line", *names).iter_rows():
            out.writerows([] for _ in range(at + 1, line))
            out.writerow([campaign_id, *row])
            at = line
    return copy


def _shown(outcomes: Sequence[Outcome], chosen: Namespace, voice: Voice) -> int:
    if chosen.json:
        print_json([outcome_fields(outcome) for outcome in outcomes])
    for outcome in () if chosen.json else outcomes:
        _print(outcome, voice)
    if chosen.dry_run and not chosen.json:
        voice.say("ingest.dry_run")
    return int(any(outcome.state == "rejected" for outcome in outcomes))


def _print(outcome: Outcome, voice: Voice) -> None:
    if outcome.state == "unchanged":
        voice.say("ingest.unchanged", file=outcome.file_name, at=outcome.received_before)
    elif outcome.state == "rejected":
        errors = problem_count(outcome.problems, "error")
        voice.say("ingest.rejected", file=outcome.file_name, errors=errors)
        print_problems(outcome.problems, voice)
    else:
        checked = outcome.checked
        count = sum(checked.rows(kind).height for kind in NOBODYS) if checked else 0
        voice.say("note.accepted", file=outcome.file_name, notes=count)
        if checked:
            _print_steps(checked.rows("award_step"), voice)
        print_problems(outcome.problems, voice)


def _print_steps(steps: pl.DataFrame, voice: Voice) -> None:
    """Which proposal moves where, each with its document and why."""
    if steps.is_empty():
        return
    t = voice.first
    header = [
        t(name)
        for name in (
            "command.column.proposal",
            "command.column.moved",
            "command.column.document",
            "command.column.why",
        )
    ]
    rows = [
        [
            plain(row["proposal_id"]),
            t(AWARDS_STATE_KEYS[row["state"]]),
            *(plain(row[key] or "") for key in ("document", "reason")),
        ]
        for row in steps.to_dicts()
    ]
    print_table(header, rows)
