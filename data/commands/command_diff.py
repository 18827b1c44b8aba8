"""The task campaign diff: what changed files would change for the reports already in."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data.commands.campaign_words import change_words
from data.commands.command_columns import COLUMN_KEYS
from data.commands.command_ingest import USAGE
from data.commands.command_words import Voice, print_json, print_table
from data.keeping.published_campaign import changes_to_come, published_names
from data.profiles.catalog import store_catalog, tolerant_catalog
from data.profiles.change.changes import Change
from translations import translator


def add_diff_task(actions: Any, task: Callable[..., Any], both: Callable[[str], str]) -> None:
    """The task diff with its options."""
    diff = task(actions, "diff", compare_campaign, key="campaign_diff")
    diff.add_argument("campaign", metavar="CAMPAIGN", help=both("option.campaign"))
    diff.add_argument("--against", type=Path, metavar="FOLDER", help=both("option.against"))


def compare_campaign(chosen: Namespace, voice: Voice) -> int:
    """Say what the files as they stand would change; 1 where reports already in are touched."""
    store, name, folder = chosen.store.absolute(), chosen.campaign, chosen.against
    after = store_catalog(store)
    before = tolerant_catalog(folder.absolute()) if folder else None
    known = {*after.profiles, *after.faults, *(before.profiles if before else ())}
    known |= set(published_names(store))
    if name not in known:
        voice.tell("template.no_campaign", campaign=name, known=", ".join(sorted(known)))
        return USAGE
    if wrong := after.faults.get(name) or (before.faults.get(name) if before else None):
        print(wrong, file=sys.stderr)
        return 1
    found = changes_to_come(store, name, after, before)
    touched = any(one.touched for one in found)
    if chosen.json:
        print_json([_plain(one) for one in found])
        return int(touched)
    tell_changes(found, voice)
    return int(touched)


def _plain(one: Change) -> dict[str, Any]:
    words = {f"words_{n}": change_words(one, translator(n)) for n in ("vi", "en")}
    return {**vars(one), **words}


def tell_changes(found: list[Change], voice: Voice) -> None:
    """Each change in a line a language, then how many touch reports already in."""
    if found:
        spoken = list(enumerate(voice.languages))
        rows = [
            [
                "!" if one.touched and n == 0 else "",
                one.item if n == 0 else "",
                change_words(one, t),
            ]
            for one in found
            for n, t in spoken
        ]
        names = ("touched", "item", "change")
        print_table([voice.first(COLUMN_KEYS[name]) for name in names], rows)
    touched = sum(one.touched > 0 for one in found)
    voice.say("campaign.differs" if found else "campaign.same", count=len(found), touched=touched)
