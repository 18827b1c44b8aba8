"""The ingest task: files in at the door, what became of each printed."""

import logging
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from data.commands.command_words import (
    Voice,
    print_json,
    print_problems,
    problem_fields,
    progress_bar,
)
from data.intake.load import Outcome, ingest, inspect_file
from data.keeping.ledger.manifest import read_manifest
from schemas.problems import problem_count
from schemas.tables import KEPT, empty

MANY_FILES = 10  # more files are told as a table of counts
USAGE = 2


def ingest_files(chosen: Namespace, voice: Voice) -> int:
    """Take files in, or only check them; 1 if any was returned."""
    missing = [path for path in chosen.files if not path.is_file()]
    for path in missing:
        voice.tell("ingest.no_file", file=str(path))
    if missing:
        return USAGE
    store = chosen.store.absolute()
    if chosen.dry_run:
        outcomes = [inspect_file(store, path) for path in chosen.files]
    else:
        show = progress_for(len(chosen.files))
        outcomes = ingest(store, chosen.files, chosen.by, chosen.received_at, show)
    if chosen.json:
        print_json([outcome_fields(outcome) for outcome in outcomes])
    else:
        _print_outcomes(outcomes, voice, is_dry_run=chosen.dry_run)
        manifest = read_manifest(store)
        if manifest:
            voice.say("ingest.version", version=manifest.version)
    return int(any(outcome.state == "rejected" for outcome in outcomes))


def progress_for(count: int) -> Callable[[int, int, str], None] | None:
    """A bar on stderr for many files on a terminal; else the log says each file."""
    if count < MANY_FILES or not sys.stderr.isatty():
        return None
    logging.getLogger("data.load").setLevel(logging.WARNING)
    return progress_bar


def outcome_fields(outcome: Outcome) -> dict[str, Any]:
    """An outcome for JSON."""
    names = (
        "file_name",
        "sha256",
        "state",
        "campaign_id",
        "result_count",
        "received_before",
        "is_waiting",
    )
    reports = [
        {"unit_id": unit, "period_id": period, "version": version}
        for unit, period, version in outcome.reports
    ]
    problems = [problem_fields(problem) for problem in outcome.problems]
    said = {name: getattr(outcome, name) for name in names}
    return {**said, "reports": reports, "problems": problems}


def _print_outcomes(outcomes: Sequence[Outcome], voice: Voice, *, is_dry_run: bool) -> None:
    for outcome in outcomes:
        _print_outcome(outcome, voice)
    states = Counter(outcome.state for outcome in outcomes)
    if len(outcomes) > 1:
        counts = {name: states[name] for name in ("accepted", "rejected", "unchanged")}
        voice.say("ingest.total", **counts)
    if is_dry_run:
        voice.say("ingest.dry_run")


def _print_outcome(outcome: Outcome, voice: Voice) -> None:
    file, warnings = outcome.file_name, _warning_count(outcome)
    if outcome.state == "unchanged":
        voice.say("ingest.unchanged", file=file, at=outcome.received_before)
        return
    if outcome.state == "rejected":
        voice.say("ingest.rejected", file=file, errors=problem_count(outcome.problems, "error"))
        if outcome.received_before:
            voice.say("ingest.seen_before", at=outcome.received_before)
    elif len(outcome.reports) == 1:
        unit, period, version = outcome.reports[0]
        said = {"file": file, "unit": unit, "version": version}
        for t in voice.languages:
            _say_one(outcome, Voice((t,)), period=t.period(period), **said)
    else:
        counts = {"reports": len(outcome.reports), "values": outcome.result_count}
        voice.say("ingest.accepted_many", file=file, **counts)
    if outcome.is_waiting:
        voice.say("ingest.waiting")
    if outcome.state == "accepted" and warnings:
        voice.say("ingest.warnings", warnings=warnings)
    if outcome.problems:
        print_problems(outcome.problems, voice)


def _say_one(outcome: Outcome, line: Voice, **said: object) -> None:
    checked = outcome.checked
    scores = checked.rows("score") if checked else empty(KEPT["score"])
    if scores.height:
        units = scores.get_column("unit_id").n_unique()
        is_self = set(scores.get_column("stage")) == {"self"}
        key = "ingest.accepted_self" if is_self else "ingest.accepted_marks"
        line.say(key, count=scores.height, units=units, **said)
    elif checked and checked.rows("reply").height:
        line.say("ingest.accepted_replies", count=checked.rows("reply").height, **said)
    elif checked and checked.rows("result").is_empty() and checked.rows("remark").height:
        line.say("ingest.accepted_words", sections=checked.rows("remark").height, **said)
    else:
        line.say("ingest.accepted_one", values=outcome.result_count, **said)


def _warning_count(outcome: Outcome) -> int:
    return problem_count(outcome.problems, "warning")
