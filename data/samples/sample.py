"""Makes a sample store (dữ liệu minh họa): writes report files, then hands them in at the door.

What is sampled is said in data/samples/*.toml; nothing bypasses the checks, and some files are
late, some missing, some corrected and a few returned.
"""

import shutil
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.intake.judge import judge_file, judge_staff_file
from data.intake.load import Outcome, ingest
from data.intake.two_people import by_another
from data.keeping.calendar import write_calendar
from data.profiles.catalog import Catalog, store_catalog
from data.samples.models.reports import model_files
from data.samples.nation.aside import made_aside
from data.samples.nation.plans import write_nation
from data.samples.sample_campaign import campaign_award_steps, campaign_files, campaign_notes
from data.samples.sample_files import Arrival, Plan
from data.samples.tasks.reports import task_files

PLANS = Path(__file__).resolve().parent
SENDER = "bộ mẫu (dữ liệu minh họa)"
Progress = Callable[[int, int, str], None]
"""Told how many files of how many are in, and which part of the sample they are (PARTS)."""
PARTS = ("notes", "reports", "steps", "tasks", "models")


def make_sample(
    store: Path,
    scale: str,
    seed: int,
    progress: Progress | None = None,
    *,
    provinces: int | None = None,
    plans: Path = PLANS,
) -> list[Outcome]:
    """Write the report files of a scale and ingest them into an empty store; outcomes in order.

    All is made aside and moved to its place when it is whole: a sample that was interrupted is no
    store. `provinces` makes a national one smaller; `plans` is where the scale is said."""
    settings = tomllib.loads((plans / f"{scale}.toml").read_text(encoding="utf-8"))
    with made_aside(store) as aside:
        # the calendar first: a catalog of a store that is not yet a sample would be a real one
        write_calendar(aside, "sample", settings["today"], settings["first_view"])
        if "profiles" in settings:
            shutil.copytree(plans / settings["profiles"], aside / "campaigns", dirs_exist_ok=True)
        if "nation" in settings:
            made = write_nation(aside / "campaigns", settings["nation"], seed, provinces)
            settings = settings | {"campaigns": made}
        with TemporaryDirectory() as folder:
            return list(_handed_in(aside, settings, Path(folder), seed, progress))


def _handed_in(
    store: Path, settings: Mapping[str, Any], folder: Path, seed: int, progress: Progress | None
) -> Iterator[Outcome]:
    """Hand in each part after what it rests on."""
    catalog, staff = store_catalog(store), by_another(store, SENDER, judge_staff_file)
    for name, part, judge in (
        ("notes", sample_notes, staff),
        ("reports", sample_files, judge_file),
        ("steps", sample_award_steps, staff),
        ("tasks", sample_tasks, judge_file),
        ("models", sample_models, judge_file),
    ):
        if progress:
            progress(0, 1, name)
        arrivals = part(catalog, settings, folder, seed)
        moments, paths = [a.received_at for a in arrivals], [a.path for a in arrivals]
        shown = progress and _named(progress, name)
        yield from ingest(store, paths, SENDER, moments, shown, catalog=catalog, judge=judge)
        for path in paths:
            path.unlink()


def _named(progress: Progress, name: str) -> Progress:
    """The same for files of one part, whose name it is told."""
    return lambda done, count, _: progress(done, count, name)


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
    """Every file of the register of models of a sample, after all that came before it; of the
    nation up to its first view."""
    until = settings["first_view" if "nation" in settings else "today"]
    return _in_order(
        arrival
        for campaign in settings["campaigns"]
        for arrival in model_files(catalog, campaign["id"], until, folder, seed)
    )


def _in_order(arrivals: Iterable[Arrival]) -> list[Arrival]:
    return sorted(arrivals, key=lambda arrival: (arrival.received_at, arrival.path.name))
