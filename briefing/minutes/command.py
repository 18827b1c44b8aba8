"""The part of the command line that writes a minutes pack: campaign, day or snapshot, file."""

import argparse
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from briefing.answers import StoreAnswers
from briefing.deck.room import Room
from briefing.minutes.pack import minutes_pack
from data.keeping.calendar import store_today
from data.keeping.durable import disk_errors, write_durably
from data.keeping.snapshot_removal import note_use
from data.keeping.snapshots import snapshot, snapshot_store
from data.keeping.store import open_store, store_path
from data.profiles.catalog import store_catalog
from queries.reference import campaign_list
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from translations import translator

Adding = argparse._SubParsersAction  # what add_subparsers gives; it has no other name


def add_minutes(
    add: "Adding[argparse.ArgumentParser]", both: Callable[[str], str]
) -> argparse.ArgumentParser:
    """python -m briefing minutes CAMPAIGN -o FILE.zip; the work is its default `write`."""
    words = both("minutes.command.help")
    made = add.add_parser("minutes", help=words, description=words)
    made.add_argument("campaign", metavar="CAMPAIGN", help=both("papers.campaign"))
    made.add_argument("-o", "--output", type=Path, required=True, help=both("papers.output"))
    made.add_argument("--as-of", type=date.fromisoformat, help=both("papers.as_of"))
    made.add_argument("--snapshot", metavar="ID", help=both("papers.snapshot"))
    made.add_argument("--store", type=Path, default=store_path(), help=both("papers.store"))
    made.set_defaults(write=write_minutes)
    return made


def write_minutes(chosen: argparse.Namespace) -> str:
    """Made whole in memory, then written at once; what was written, in words."""
    store, t = chosen.store.absolute(), translator("vi")
    frozen = snapshot(store, chosen.snapshot) if chosen.snapshot else None
    shown = snapshot_store(store, chosen.snapshot) if frozen else store
    as_of = frozen.as_of if frozen else chosen.as_of or store_today(store)
    answers = StoreAnswers(open_store(shown), Viewer())
    if chosen.campaign not in answers.ask(campaign_list)["campaign_id"].to_list():
        said = [words("papers.no_campaign", campaign=chosen.campaign)
                for words in (t, translator("en"))]  # fmt: skip
        raise StoreError(" / ".join(said))
    room = Room(answers, Selection(chosen.campaign, as_of), t, frozen=frozen)
    content = minutes_pack(room, store_catalog(store).law.votes)
    with disk_errors(chosen.output.name):
        write_durably(chosen.output, content)
    if frozen:
        note_use(store, frozen.snapshot_id, t("minutes.command.use"))
    count = len(zipfile.ZipFile(io.BytesIO(content)).namelist())
    return t("minutes.command.written", file=chosen.output.name, count=t.number(count),
             size=t.number(len(content) / 1000))  # fmt: skip
