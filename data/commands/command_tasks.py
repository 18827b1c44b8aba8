"""The template, rebuild, sample, new and ready tasks."""

import logging
import time
from argparse import Namespace
from collections import Counter
from datetime import datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

import polars as pl

from data.commands.command_ingest import MANY_FILES, USAGE, progress_for
from data.commands.command_words import Voice
from data.keeping.calendar import ZONE, is_store, read_calendar, store_today
from data.keeping.ledger.manifest import read_manifest
from data.keeping.new_store import bring_up_to_date, make_real_store
from data.keeping.publishing.previous import Previous, known_scores
from data.keeping.publishing.publish import publish
from data.keeping.publishing.published_rows import told_tasks
from data.keeping.publishing.source import is_current
from data.profiles.catalog import Catalog, store_catalog
from data.profiles.report_codes import AWARD, SCORED, report_kind
from data.samples.nation.aside import ASIDE
from data.workbooks.awards.template import award_template
from data.workbooks.scores.template import has_score_sheet, score_template
from data.workbooks.template import unit_template
from data.workbooks.template_models import of_register
from schemas.problems import StoreError

SAMPLE_NAMES = ("sample", "mau")
MEMORY_MB = 2_000
"""What a sample of any scale may take: a gigabyte of the engine and as much of the process."""
KILOBYTES = 1_000


def make_template(chosen: Namespace, voice: Voice) -> int:
    """Write the workbook of one unit and period, or of a score sheet and its sender."""
    catalog, campaign, unit_id = (
        store_catalog(chosen.store.absolute()),
        chosen.campaign,
        chosen.unit,
    )
    if campaign not in catalog.profiles:
        known = ", ".join(catalog.profiles)
        return _refused(voice, "template.no_campaign", campaign=campaign, known=known)
    reports = catalog.reports(campaign).filter(pl.col("kind") != "plan")
    periods = reports.get_column("period_id").to_list()
    if chosen.period not in periods:
        said = {"period": chosen.period, "campaign": campaign, "known": ", ".join(periods)}
        return _refused(voice, "template.no_period", **said)
    if report_kind(chosen.period) in SCORED:
        return _write_score_template(chosen, voice, catalog)
    unit = catalog.unit(campaign, unit_id)
    if unit is None:
        return _refused(voice, "template.no_unit", unit=unit_id, campaign=campaign)
    return _write_template(chosen, voice, catalog, unit)


def _refused(voice: Voice, key: str, **said: str) -> int:
    voice.tell(key, **said)
    return USAGE


def _write_template(chosen: Namespace, voice: Voice, catalog: Catalog, unit: dict[str, Any]) -> int:
    store = chosen.store.absolute()
    if report_kind(chosen.period) == AWARD:
        content = award_template(catalog, chosen.campaign, chosen.unit, chosen.period, voice.first)
        return _written(chosen, voice, content, unit["unit_name"])
    previous = Previous(store)
    profile = catalog.profile(chosen.campaign)
    filled = of_register(catalog, previous.register(), chosen.campaign, chosen.unit)
    told = told_tasks(store, chosen.campaign)
    values = previous.values.of(chosen.campaign, [chosen.unit])
    content = unit_template(profile, unit, chosen.period, values, voice.first, filled, told)
    return _written(chosen, voice, content, unit["unit_name"])


def _write_score_template(chosen: Namespace, voice: Voice, catalog: Catalog) -> int:
    store, sheet = chosen.store.absolute(), (chosen.campaign, chosen.unit, chosen.period)
    today, year = store_today(store), chosen.period[-4:]
    if not has_score_sheet(catalog, *sheet, today):
        said = {"sender": chosen.unit, "year": year, "period": chosen.period}
        return _refused(voice, "template.no_sender", **said)
    content = score_template(catalog, *sheet, known_scores(store), voice.first, today=today)
    return _written(chosen, voice, content, chosen.unit)


def _written(chosen: Namespace, voice: Voice, content: bytes, sender: str) -> int:
    name = f"{chosen.campaign}_{chosen.unit}_{chosen.period}.xlsx"
    path = chosen.output or Path.cwd() / name
    path.write_bytes(content)
    for t in voice.languages:
        said = {"file": path.name, "unit": sender, "period": t.period(chosen.period)}
        Voice((t,)).say("template.written", **said)
    return 0


def rebuild(chosen: Namespace, voice: Voice) -> int:
    """Build the store again from the ledger."""
    start = time.monotonic()
    version = publish(chosen.store.absolute())
    voice.say("rebuild.done", version=version, seconds=time.monotonic() - start)
    return 0


def load_sample(chosen: Namespace, voice: Voice) -> int:
    """Make a sample store and take its reports in at the door; nothing else becomes a sample.

    The folder is new or empty and says in its name that it is a sample, so that neither a real
    store nor the mount point of one can be filled with what is made up.
    """
    from data.samples.sample import make_sample  # the sample is not needed by any other task

    store, start = chosen.store.absolute(), time.monotonic()
    if is_store(store) and read_calendar(store).kind != "sample":
        raise StoreError(_both(voice, "sample.real", store=store.name))
    manifest = read_manifest(store)
    if manifest and chosen.if_empty:
        voice.say("sample.there", version=manifest.version)
        return 0 if is_current(store, manifest, store_catalog(store)) else rebuild(chosen, voice)
    if manifest or (store.exists() and any(p.name != ASIDE for p in store.iterdir())):
        raise StoreError(_both(voice, "sample.not_empty", store=store.name))
    if not any(word in store.name.lower() for word in SAMPLE_NAMES):
        raise StoreError(_both(voice, "sample.name", store=store.name))
    logging.getLogger("data.load").setLevel(logging.WARNING)
    show = progress_for(MANY_FILES)
    shown = show and (lambda done, count, part: show(done, count, _part(voice, part)))
    outcomes = make_sample(store, chosen.scale, chosen.seed, shown, provinces=chosen.provinces)
    states = Counter(outcome.state for outcome in outcomes)
    counts = {name: states[name] for name in ("accepted", "rejected")}
    peak = getrusage(RUSAGE_SELF).ru_maxrss / KILOBYTES
    seconds = time.monotonic() - start
    voice.say("sample.done", **counts, seconds=seconds, megabytes=peak, limit=MEMORY_MB)
    return 0


def _part(voice: Voice, part: str) -> str:
    return " / ".join(t(f"command.sample.part.{part}") for t in voice.languages)


def make_store(chosen: Namespace, voice: Voice) -> int:
    """Make a real store, published and without a report."""
    store = chosen.store.absolute()
    opened_on = chosen.opened_on or datetime.now(ZONE).date()
    make_real_store(store, opened_on)
    voice.say("new.done", store=store.name, opened_on=opened_on)
    return 0


def make_ready(chosen: Namespace, voice: Voice) -> int:
    """Before serving: publish what profiles or the program say anew; refuses a sample store."""
    store = chosen.store.absolute()
    if not is_store(store):
        voice.say("ready.none", store=store.name)
        return 0
    version = bring_up_to_date(store)
    voice.say("ready.published" if version else "ready.current", store=store.name, version=version)
    return 0


def _both(voice: Voice, key: str, **said: str) -> str:
    return " / ".join(t(f"command.{key}", **said) for t in voice.languages)
