"""The tasks lake push, status, tidy and leave: a store shared beyond its machine."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from data.commands.command_words import Voice, print_json
from data.keeping.lake.setting import Lake, lake_of
from data.keeping.lake.share import push
from data.keeping.lake.upkeep import KEPT_DAYS, LakeState, lake_state, leave, tidy
from schemas.problems import StoreError


def add_lake_tasks(group: Any, task: Callable[..., Any], both: Callable[[str], str]) -> None:
    """The tasks with their options."""
    task(group, "push", push_store, key="lake_push")
    task(group, "status", show_lake, key="lake_status")
    order = task(group, "tidy", tidy_lake, key="lake_tidy")
    order.add_argument("--keep-days", type=int, default=KEPT_DAYS, help=both("option.lake_days"))
    task(group, "leave", leave_lake, key="lake_leave")


def push_store(chosen: Namespace, voice: Voice) -> int:
    """Carry what is published into the lake."""
    pushed = push(chosen.store.absolute(), _lake(chosen, voice))
    if chosen.json:
        print_json(asdict(pushed))
    else:
        voice.say("lake.pushed" if pushed.table_count else "lake.same", **asdict(pushed))
    return 0


def show_lake(chosen: Namespace, voice: Voice) -> int:
    """What the lake holds."""
    return _told(lake_state(_lake(chosen, voice)), chosen, voice)


def tidy_lake(chosen: Namespace, voice: Voice) -> int:
    """Merge small files, let go of old snapshots."""
    return _told(tidy(_lake(chosen, voice), chosen.keep_days), chosen, voice)


def leave_lake(chosen: Namespace, voice: Voice) -> int:
    """Take the store out of the lake."""
    lake = _lake(chosen, voice)
    shown = leave(lake)
    if chosen.json:
        print_json({"schema": lake.schema, "version": shown})
    else:
        voice.say("lake.left", schema=lake.schema, version=shown, folder=str(lake.folder))
    return 0


def _told(state: LakeState, chosen: Namespace, voice: Voice) -> int:
    if chosen.json:
        print_json(asdict(state))
        return 0
    megabytes = state.bytes / 1_000_000
    voice.say("lake.state", **{**asdict(state), "megabytes": megabytes})
    for store in state.stores:
        voice.say("lake.store", **asdict(store))
    return 0


def _lake(chosen: Namespace, voice: Voice) -> Lake:
    lake = lake_of(chosen.store.absolute())
    if lake is None:
        raise StoreError(" / ".join(t("command.lake.none") for t in voice.languages))
    return lake
