"""The snapshot tasks: freeze figures, list what is frozen, ask for and confirm a removal."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from data.commands.command_columns import COLUMN_KEYS
from data.commands.command_words import Voice, print_json, print_table, written
from data.keeping.calendar import store_today
from data.keeping.snapshots.removal import ask_removal, confirm_removal, removal_asked
from data.keeping.snapshots.snapshots import freeze, snapshot_list

COLUMNS = ("snapshot_id", "campaign_id", "as_of", "made_at", "made_by", "name", "hash")


def add_snapshot_tasks(actions: Any, task: Callable[..., Any], both: Callable[[str], str]) -> None:
    """The tasks freeze, frozen and remove with their options."""
    made = task(actions, "freeze", freeze_figures)
    made.add_argument("campaign", metavar="CAMPAIGN", help=both("option.campaign"))
    made.add_argument("--as-of", type=date.fromisoformat, help=both("option.as_of"))
    made.add_argument("--name", required=True, help=both("option.snapshot_name"))
    made.add_argument("--by", required=True, help=both("option.snapshot_by"))
    made.add_argument("--reason", required=True, help=both("option.snapshot_reason"))
    task(actions, "frozen", show_snapshots)
    removal = task(actions, "remove", remove_snapshot, has_json=False)
    removal.add_argument("snapshot", metavar="ID", help=both("option.snapshot"))
    removal.add_argument("--by", required=True, help=both("option.snapshot_by"))
    removal.add_argument("--reason", default="", help=both("option.snapshot_reason"))


def freeze_figures(chosen: Namespace, voice: Voice) -> int:
    """Freeze what is published now and say under which identifier."""
    store = chosen.store.absolute()
    as_of = chosen.as_of or store_today(store)
    made = freeze(store, chosen.campaign, chosen.name, as_of, chosen.by, chosen.reason)
    if chosen.json:
        print_json(asdict(made))
        return 0
    voice.say("snapshot.frozen", label=made.label, as_of=made.as_of, version=made.store_version)
    return 0


def show_snapshots(chosen: Namespace, voice: Voice) -> int:
    """Print the snapshots, the newest first."""
    found = [asdict(one) for one in snapshot_list(chosen.store.absolute())]
    if chosen.json:
        print_json(found)
    elif found:
        t = voice.first
        rows = [[written(row[name], t) for name in COLUMNS] for row in found]
        print_table([t(COLUMN_KEYS[name]) for name in COLUMNS], rows)
    else:
        voice.say("snapshot.none")
    return 0


def remove_snapshot(chosen: Namespace, voice: Voice) -> int:
    """The first call asks, the call of somebody else removes."""
    store = chosen.store.absolute()
    if removal_asked(store, chosen.snapshot) is None:
        ask_removal(store, chosen.snapshot, chosen.by, chosen.reason)
        voice.say("snapshot.asked", snapshot=chosen.snapshot)
    else:
        confirm_removal(store, chosen.snapshot, chosen.by)
        voice.say("snapshot.removed", snapshot=chosen.snapshot)
    return 0
