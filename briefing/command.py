"""The command line of papers: which one, of which campaign, day or snapshot, into which file."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from answers.both import in_both
from briefing.compare_command import add_compare
from briefing.deck.build import STORYLINES
from briefing.digest.command import add_digest
from briefing.meeting_command import add_freeze, add_meeting, add_picture, frozen_first
from briefing.minutes.again import pack_again
from briefing.minutes.session import Session
from briefing.office.again import PaperError
from briefing.papers import PAPERS, REPORT, bundle, papers_of
from briefing.powerpoint.again.file import deck_again
from briefing.report.command import add_report, add_viewer, read_over, refused
from briefing.work import Asked, Work
from data.keeping.ledger.durable import disk_errors, write_durably
from data.keeping.snapshots.removal import note_use
from data.keeping.store import store_path
from schemas.problems import StoreError
from schemas.viewer import NotAllowed
from translations import translator

STORE_ERROR = 3
ALL, SLIDES, MINUTES = "all", "slides", "minutes"
OTHERS = ("compare", "digest", "meeting", "picture")
OVER = {SLIDES: ("PPTX", "papers.over_pptx"), MINUTES: ("ZIP|DOCX", "papers.over_pack")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a paper; 0 all well, 2 usage, 3 the store or the disk refuses."""
    try:
        chosen = _parser().parse_args(arguments)
        print(chosen.task(chosen))
    except (StoreError, NotAllowed) as error:
        print(error, file=sys.stderr)
        return STORE_ERROR
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m briefing", description=in_both("papers.description")
    )
    kinds = (*PAPERS, ALL)
    add = parser.add_subparsers(required=True, metavar="|".join((*kinds, *OTHERS)))
    add_compare(add)
    add_digest(add)
    add_report(add)
    add_meeting(add, add_options, lambda work: partial(_tell, work), put)
    add_picture(add, add_options, work_of)
    for kind in (kind for kind in kinds if kind != REPORT):
        words = in_both(f"papers.{kind}")
        made = add.add_parser(kind, help=words, description=words)
        add_options(made)
        if kind in OVER:
            metavar, words = OVER[kind]
            made.add_argument("--over", type=Path, metavar=metavar, help=in_both(words))
        if kind == ALL:
            add_freeze(made)
        made.set_defaults(task=partial(_write, kind))
    return parser


def add_options(made: argparse.ArgumentParser) -> None:
    """What every paper is asked with."""
    made.add_argument("campaign", metavar="CAMPAIGN", help=in_both("papers.campaign"))
    made.add_argument("-o", "--output", type=Path, required=True, help=in_both("papers.output"))
    made.add_argument("--as-of", type=date.fromisoformat, help=in_both("papers.as_of"))
    made.add_argument("--snapshot", metavar="ID", help=in_both("papers.snapshot"))
    made.add_argument("--year", type=int, metavar="YYYY", help=in_both("papers.year"))
    made.add_argument("--storyline", default="yearly", metavar="STORY", help=_stories())
    made.add_argument("--cluster", metavar="CLUSTER", help=in_both("papers.cluster"))
    made.add_argument("--template", type=Path, help=in_both("papers.template"))
    made.add_argument("--empty", action="store_true", help=in_both("papers.empty"))
    made.add_argument("--lang", choices=("vi", "en"), default="vi", help=in_both("papers.lang"))
    made.add_argument("--store", type=Path, default=store_path(), help=in_both("papers.store"))
    add_viewer(made)


def _stories() -> str:
    return f"{in_both('papers.story')}: {', '.join(STORYLINES)}, kb-…"


def work_of(chosen: argparse.Namespace) -> Work:
    """What the papers are made from. StoreError: no such store, snapshot or campaign."""
    asked = Asked(
        chosen.store,
        chosen.campaign,
        chosen.as_of,
        chosen.snapshot,
        chosen.storyline,
        chosen.lang,
        chosen.cluster,
        chosen.template,
        chosen.year,
        chosen.viewer,
        chosen.empty,
    )
    name, by = getattr(chosen, "freeze", None), getattr(chosen, "by", None)
    return Work(frozen_first(asked, name, by))


def _write(kind: str, chosen: argparse.Namespace) -> str:
    work = work_of(chosen)
    if kind not in (ALL, *papers_of(work.base)):
        raise StoreError(in_both("papers.not_of_story", story=work.base))
    if kind in OVER and chosen.over:
        content, told = _again(kind, work, chosen.over)
        return "\n".join([put(work, kind, content, chosen.output), *told])
    content = bundle(work, partial(_tell, work)) if kind == ALL else PAPERS[kind].make(work)
    done = put(work, kind, content, chosen.output)
    return done if work.frozen or kind != ALL else f"{done}\n{work.t('papers.not_frozen')}"


def _again(kind: str, work: Work, over: Path) -> tuple[bytes, list[str]]:
    """Slides or a minutes pack over the edited ones. StoreError: they cannot be, and why."""
    old = read_over(over)
    if kind == SLIDES:
        return deck_again(old, over.name, work.deck)
    try:
        return pack_again(old, Session(work.office, work.law.votes), work.t)
    except PaperError as error:
        raise refused(error, over.name) from error


def _tell(work: Work, kind: str) -> None:
    kinds = papers_of(work.base)
    print(f"{kinds.index(kind) + 1}/{len(kinds)} {work.t(f'papers.{kind}')}", flush=True)


def put(work: Work, kind: str, content: bytes, output: Path) -> str:
    """Written at once: a failure leaves no half file. A snapshot that is printed is in use."""
    t = translator(work.asked.language)
    with disk_errors(output.name):
        write_durably(output, content)
    if work.frozen:
        use = t("papers.use", paper=t(f"papers.{kind}"), name=work.name)
        note_use(work.asked.store.absolute(), work.frozen.snapshot_id, use)
    return t("papers.written", file=output.name, size=t.number(len(content) / 1000))
