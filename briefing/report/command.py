"""The command line of reports: of whom, of which kind and day, into which file, over which one."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from answers.both import in_both
from briefing.deck.room import Room
from briefing.office.again import Again, PaperError
from briefing.office.told import first_of, told_lines
from briefing.report.build import report_again, report_document
from briefing.report.scene import KINDS
from briefing.work import Asked, Work
from data.keeping.ledger.durable import disk_errors, write_durably
from data.keeping.snapshots.removal import note_use
from data.keeping.store import store_path
from queries.reference.questions import campaign_list, unit_list
from schemas.problems import StoreError
from schemas.viewer import Viewer
from translations import translator

PAPERS_OVER_KEYS = {
    "lost_marks": "papers.over_lost_marks",
    "missing": "papers.over_missing",
    "not_ours": "papers.over_not_ours",
    "other_paper": "papers.over_other_paper",
    "pack": "papers.over_pack",
    "pptx": "papers.over_pptx",
    "too_big": "papers.over_too_big",
    "unreadable": "papers.over_unreadable",
    "unreadable_pack": "papers.over_unreadable_pack",
}


def add_report(add: Any) -> None:
    """The sub-command `report`; its `run` writes the file and says what became of it."""
    words = {name: in_both(f"papers.{name}") for name in ("report", "campaign", "kind", "unit")}
    made: argparse.ArgumentParser = add.add_parser(
        "report", help=words["report"], description=words["report"]
    )
    made.add_argument("campaign", metavar="CAMPAIGN", help=words["campaign"])
    made.add_argument("kind", choices=KINDS, help=words["kind"])
    made.add_argument("-o", "--output", type=Path, required=True, help=in_both("papers.output"))
    made.add_argument("--unit", metavar="ID", help=words["unit"])
    day = made.add_mutually_exclusive_group()
    day.add_argument("--as-of", type=date.fromisoformat, help=in_both("papers.as_of"))
    day.add_argument("--snapshot", metavar="ID", help=in_both("papers.snapshot"))
    made.add_argument("--year", type=int, metavar="YYYY", help=in_both("papers.year"))
    made.add_argument("--over", type=Path, metavar="DOCX", help=in_both("papers.over"))
    made.add_argument("--lang", choices=("vi", "en"), default="vi", help=in_both("papers.lang"))
    made.add_argument("--store", type=Path, default=store_path(), help=in_both("papers.store"))
    add_viewer(made)
    made.set_defaults(task=write_report)


def add_viewer(made: argparse.ArgumentParser) -> None:
    """For whom a paper is made: it holds what that role may see; without it, all."""
    of_shell = Viewer()
    words = in_both("papers.viewer")
    made.add_argument(
        "--viewer", type=Viewer.from_text, default=of_shell, metavar="JSON", help=words
    )


def write_report(chosen: argparse.Namespace) -> str:
    """Made whole in memory, then written at once: a failure leaves no half file."""
    room = _room(chosen)
    if chosen.over is None:
        content, said = report_document(room, chosen.kind, chosen.unit), ""
    else:
        done = _again(chosen, room)
        told = told_lines(done, translator(chosen.lang))
        content, said = done.content, "\n".join(["", *told])
    with disk_errors(chosen.output.name):
        write_durably(chosen.output, content)
    t = translator(chosen.lang)
    if room.frozen:
        kind = t.period(f"{chosen.kind}-{room.chosen.year}")
        note_use(chosen.store.absolute(), room.frozen.snapshot_id, kind)
    size = t.number(len(content) / 1000)
    return t("papers.report_written", file=chosen.output.name, size=size) + said


def _room(chosen: argparse.Namespace) -> Room:
    """What the report asks. StoreError: no such store, snapshot, campaign or unit."""
    work = Work(
        Asked(
            chosen.store,
            chosen.campaign,
            chosen.as_of,
            chosen.snapshot,
            chosen.kind,
            chosen.lang,
            year=chosen.year,
            viewer=chosen.viewer,
        )
    )
    plans = work.answers.ask(campaign_list).filter(campaign_id=chosen.campaign)
    if plans["level"].item() == "published":
        raise StoreError(in_both("papers.no_plan", campaign=chosen.campaign))
    units = work.answers.ask(unit_list, work.chosen)["unit_id"].to_list() if chosen.unit else []
    if chosen.unit and chosen.unit not in units:
        raise StoreError(in_both("papers.no_unit", unit=chosen.unit, campaign=chosen.campaign))
    return Room(work.answers, work.chosen, work.t, frozen=work.frozen)


def _again(chosen: argparse.Namespace, room: Room) -> Again:
    name, old = chosen.over.name, read_over(chosen.over)
    try:
        return report_again(old, room, chosen.kind, chosen.unit)
    except PaperError as error:
        raise refused(error, name) from error


def refused(error: PaperError, name: str) -> StoreError:
    """Why an edited file was not made again, in words; nothing is written then."""
    count, missed = str(len(error.missed)), first_of(error.missed)
    return StoreError(
        in_both(PAPERS_OVER_KEYS[error.reason], file=name, count=count, missed=missed)
    )


def read_over(path: Path) -> bytes:
    """An edited file to make a paper over. StoreError: it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(in_both("papers.over_missing", file=path.name)) from error
