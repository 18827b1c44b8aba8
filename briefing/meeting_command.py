"""The tasks `all` that freezes first, `meeting` for a scheduler, and `picture` of one chart."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from answers.both import in_both
from briefing.papers import Told, bundle
from briefing.picture import FORMS, picture
from briefing.work import Asked, Work
from data.keeping.calendar import store_today
from data.keeping.ledger.durable import disk_errors, write_durably
from data.keeping.snapshots.snapshots import freeze, snapshot_list
from schemas.problems import StoreError
from schemas.snapshot import Snapshot
from translations import translator

Put = Callable[[Work, str, bytes, Path], str]
Options = Callable[[argparse.ArgumentParser], None]
Tell = Callable[[Work], Told]


def add_freeze(made: argparse.ArgumentParser) -> None:
    """Freezing the figures before anything is made of them."""
    made.add_argument("--freeze", metavar="NAME", help=in_both("papers.freeze"))
    made.add_argument("--by", metavar="WHO", help=in_both("papers.freeze_by"))


def frozen_first(asked: Asked, name: str | None, by: str | None) -> Asked:
    """The same papers of figures frozen now, where asked; StoreError: they cannot be."""
    if name is None:
        return asked
    if asked.snapshot:
        raise StoreError(in_both("papers.freeze_twice"))
    store = asked.store.absolute()
    day = asked.as_of or store_today(store)
    made = freeze(store, asked.campaign, name, day, by or "", in_both("papers.freeze_why"))
    return replace(asked, snapshot=made.snapshot_id, as_of=None)


def add_meeting(add: Any, options: Options, tell: Tell, put: Put) -> None:
    """The task a scheduler runs: freeze for a day's meeting and make its pack, once."""
    words = in_both("papers.meeting")
    made = add.add_parser("meeting", help=words, description=words)
    options(made)
    made.add_argument("--on", type=date.fromisoformat, required=True, help=in_both("papers.on"))
    made.add_argument("--by", metavar="WHO", default="", help=in_both("papers.freeze_by"))
    made.set_defaults(task=partial(_meeting, tell, put))


def _meeting(tell: Tell, put: Put, chosen: argparse.Namespace) -> str:
    store, on = chosen.store.absolute(), chosen.on
    t = translator("vi")
    name = t("papers.meeting_name", date=t.date(on))
    kept = _of_meeting(store, chosen.campaign, name)
    if kept and chosen.output.exists():
        return in_both("papers.meeting_there", file=chosen.output.name, label=kept.label)
    asked = Asked(
        store,
        chosen.campaign,
        min(on, store_today(store)),
        storyline=chosen.storyline,
        language=chosen.lang,
        cluster=chosen.cluster,
        template=chosen.template,
        year=chosen.year,
        viewer=chosen.viewer,
    )
    whole = (
        replace(asked, snapshot=kept.snapshot_id, as_of=None)
        if kept
        else frozen_first(asked, name, chosen.by)
    )
    work = Work(whole)
    return put(work, "all", bundle(work, tell(work)), chosen.output)


def _of_meeting(store: Path, campaign: str, name: str) -> Snapshot | None:
    """What was frozen for this meeting before."""
    found = (s for s in snapshot_list(store) if s.campaign_id == campaign and s.name == name)
    return next(found, None)


def add_picture(add: Any, options: Options, work_of: Callable[[argparse.Namespace], Work]) -> None:
    """One chart with its message and source line, as PNG or SVG by the end of the file's name."""
    words = in_both("papers.picture")
    made = add.add_parser("picture", help=words, description=words)
    options(made)
    made.add_argument("slide", metavar="SLIDE", help=in_both("papers.picture_slide"))
    made.set_defaults(task=partial(_picture, work_of))


def _picture(work_of: Callable[[argparse.Namespace], Work], chosen: argparse.Namespace) -> str:
    form = chosen.output.suffix[1:].lower()
    if form not in FORMS:
        raise StoreError(in_both("papers.picture_form", file=chosen.output.name))
    work = work_of(chosen)
    content = picture(work.deck, chosen.slide, form)
    with disk_errors(chosen.output.name):
        write_durably(chosen.output, content)
    size = work.t.number(len(content) / 1000)
    return work.t("papers.written", file=chosen.output.name, size=size)
