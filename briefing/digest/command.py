"""The task digest: the form is the end of the file's name; a scheduler sends what it likes."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from answers.both import in_both
from briefing.digest.digest import digest
from briefing.digest.file import FORMS, MADE
from briefing.work import Asked, Work
from data.keeping.ledger.durable import disk_errors, write_durably
from data.keeping.store import store_path
from schemas.problems import StoreError


def add_digest(add: Any) -> None:
    """The task digest with its options."""
    words = in_both("papers.digest")
    made = add.add_parser("digest", help=words, description=words)
    made.add_argument("campaign", metavar="CAMPAIGN", help=in_both("papers.campaign"))
    made.add_argument("-o", "--output", type=Path, required=True, help=in_both("digest.output"))
    made.add_argument("--since", type=date.fromisoformat, help=in_both("digest.since"))
    made.add_argument("--as-of", type=date.fromisoformat, help=in_both("papers.as_of"))
    made.add_argument("--snapshot", metavar="ID", help=in_both("papers.snapshot"))
    made.add_argument("--lang", choices=("vi", "en"), default="vi", help=in_both("papers.lang"))
    made.add_argument("--store", type=Path, default=store_path(), help=in_both("papers.store"))
    made.set_defaults(task=write_digest)


def write_digest(chosen: argparse.Namespace) -> str:
    """Write one form. StoreError: no such form, campaign or day, or the disk refuses."""
    form = chosen.output.suffix.removeprefix(".").lower()
    if form not in MADE:
        raise StoreError(in_both("digest.no_form", forms=", ".join(f".{one}" for one in FORMS)))
    work = Work(
        Asked(
            chosen.store,
            chosen.campaign,
            chosen.as_of,
            chosen.snapshot,
            language=chosen.lang,
        )
    )
    if chosen.since and chosen.since >= work.chosen.as_of:
        raise StoreError(in_both("digest.since_late", date=f"{work.chosen.as_of}"))
    said = digest(work.answers, work.chosen, chosen.since, work.t)
    content = MADE[form](said)
    with disk_errors(chosen.output.name):
        write_durably(chosen.output, content)
    size = work.t.number(len(content) / 1000)
    return work.t("papers.written", file=chosen.output.name, size=size)
