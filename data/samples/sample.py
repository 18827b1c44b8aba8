"""Makes a sample store (dữ liệu minh họa): writes report files, then hands them in at the door.

What is sampled is said in data/samples/*.toml; nothing bypasses the checks, and some files are
late, some missing, some corrected and a few returned.
"""

import shutil
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.intake.load import Outcome, ingest
from data.intake.notes import ingest_notes
from data.keeping.calendar import write_calendar
from data.profiles.catalog import Catalog, store_catalog
from data.samples.models.reports import model_files
from data.samples.sample_campaign import Plan, campaign_award_steps, campaign_files, campaign_notes
from data.samples.sample_files import Arrival
from data.samples.tasks.reports import task_files

PLANS = Path(__file__).resolve().parent
SENDER = "bộ mẫu (dữ liệu minh họa)"
Progress = Callable[[int, int, str], None]


def make_sample(
    store: Path, scale: str, seed: int, progress: Progress | None = None
) -> list[Outcome]:
    """Write the report files of a scale and ingest them into an empty store; outcomes in order."""
    settings = tomllib.loads((PLANS / f"{scale}.toml").read_text(encoding="utf-8"))
    # the calendar first: a catalog of a store that is not yet a sample would be a real one
    write_calendar(store, "sample", settings["today"], settings["first_view"])
    if "profiles" in settings:
        shutil.copytree(PLANS / settings["profiles"], store / "campaigns", dirs_exist_ok=True)
    catalog = store_catalog(store)
    with TemporaryDirectory() as folder:
        notes = sample_notes(catalog, settings, Path(folder), seed)
        written = [a.received_at for a in notes]
        outcomes = ingest_notes(store, [a.path for a in notes], SENDER, written, catalog)
        arrivals = sample_files(catalog, settings, Path(folder), seed)
        moments = [a.received_at for a in arrivals]
        paths = [a.path for a in arrivals]
        outcomes += ingest(store, paths, SENDER, moments, progress, catalog=catalog)
        steps = sample_award_steps(catalog, settings, Path(folder), seed)
        taken = [a.received_at for a in steps]
        outcomes += ingest_notes(store, [a.path for a in steps], SENDER, taken, catalog)
        tasks = sample_tasks(catalog, settings, Path(folder), seed)
        told = [a.received_at for a in tasks]
        paths = [a.path for a in tasks]
        outcomes += ingest(store, paths, SENDER, told, catalog=catalog)
        models = sample_models(catalog, settings, Path(folder), seed)
        paths, told = [a.path for a in models], [a.received_at for a in models]
        return outcomes + ingest(store, paths, SENDER, told, catalog=catalog)


def sample_files(
    catalog: Catalog, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    """Every report file of a sample in the order of arrival."""
    return _in_order(
        arrival
        for campaign in settings["campaigns"]
        for arrival in campaign_files(catalog, Plan(**campaign), settings, folder, seed)
    )


def sample_notes(
    catalog: Catalog, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    """Every file of staff notes of a sample, in the order they were written down."""
    return _in_order(
        arrival
        for campaign in settings["campaigns"]
        for arrival in campaign_notes(catalog, Plan(**campaign), settings, folder, seed)
    )


def sample_award_steps(
    catalog: Catalog, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    """Every file of steps of proposals of a sample, in the order they were taken."""
    return _in_order(
        arrival
        for campaign in settings["campaigns"]
        for arrival in campaign_award_steps(catalog, Plan(**campaign), settings, folder, seed)
    )


def sample_tasks(
    catalog: Catalog, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    """Every file of tasks of a sample; they come late, so that nothing else is numbered anew."""
    return _in_order(
        arrival
        for campaign in settings["campaigns"]
        for arrival in task_files(catalog, campaign["id"], settings["today"], folder, seed)
    )


def sample_models(
    catalog: Catalog, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    """Every file of the register of models of a sample, after all that came before it."""
    return _in_order(
        arrival
        for campaign in settings["campaigns"]
        for arrival in model_files(catalog, campaign["id"], settings["today"], folder, seed)
    )


def _in_order(arrivals: Iterable[Arrival]) -> list[Arrival]:
    return sorted(arrivals, key=lambda arrival: (arrival.received_at, arrival.path.name))
