"""The command line of papers: which campaign, of which day or snapshot, into which file."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefing.answers import StoreAnswers
from briefing.compare_command import add_compare
from briefing.deck.build import STORYLINES, deck
from briefing.html_deck import html_deck
from data.keeping.calendar import store_today
from data.keeping.durable import disk_errors, write_durably
from data.keeping.snapshot_removal import note_use
from data.keeping.snapshots import snapshot, snapshot_store
from data.keeping.store import open_store, store_path
from queries.reference import campaign_list
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from translations import Language, translator

STORE_ERROR = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a paper; 0 all well, 2 usage, 3 the store or the disk refuses."""
    chosen = _parser().parse_args(arguments)
    try:
        print(chosen.task(chosen))
    except StoreError as error:
        print(error, file=sys.stderr)
        return STORE_ERROR
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m briefing", description=_in_both("papers.description")
    )
    add = parser.add_subparsers(required=True, metavar="deck|compare")
    add_compare(add)
    made = add.add_parser("deck", help=_in_both("papers.deck"), description=_in_both("papers.deck"))
    made.set_defaults(task=_deck)
    made.add_argument("campaign", metavar="CAMPAIGN", help=_in_both("papers.campaign"))
    made.add_argument("-o", "--output", type=Path, required=True, help=_in_both("papers.output"))
    made.add_argument("--as-of", type=date.fromisoformat, help=_in_both("papers.as_of"))
    made.add_argument("--snapshot", metavar="ID", help=_in_both("papers.snapshot"))
    made.add_argument(
        "--storyline", choices=[*STORYLINES], default="yearly", help=_in_both("papers.story")
    )
    made.add_argument("--lang", choices=("vi", "en"), default="vi", help=_in_both("papers.lang"))
    made.add_argument("--store", type=Path, default=store_path(), help=_in_both("papers.store"))
    return parser


def _in_both(key: str) -> str:
    languages: tuple[Language, Language] = ("vi", "en")
    return " / ".join(translator(language)(key) for language in languages)


def _deck(chosen: argparse.Namespace) -> str:
    """Made whole in memory, then written at once: a failure leaves no half file."""
    store = chosen.store.absolute()
    frozen = snapshot(store, chosen.snapshot) if chosen.snapshot else None
    shown = snapshot_store(store, chosen.snapshot) if frozen else store
    as_of = frozen.as_of if frozen else chosen.as_of or store_today(store)
    answers = StoreAnswers(open_store(shown), Viewer(), shown)
    if chosen.campaign not in answers.ask(campaign_list)["campaign_id"].to_list():
        raise StoreError(_in_both("papers.no_campaign").format(campaign=chosen.campaign))
    t = translator(chosen.lang)
    made = deck(answers, Selection(chosen.campaign, as_of), t, chosen.storyline, frozen)
    content = html_deck(made)
    with disk_errors(chosen.output.name):
        write_durably(chosen.output, content)
    if frozen:
        note_use(store, frozen.snapshot_id, t("papers.use", name=made.name))
    return t("papers.written", file=chosen.output.name, slides=t.number(len(made.slides)),
             size=t.number(len(content) / 1000))  # fmt: skip
