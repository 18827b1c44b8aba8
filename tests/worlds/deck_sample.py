"""A whole sample campaign of a commune, to its last year, for tests of slides and papers."""

import tomllib
from pathlib import Path

from data.intake.load import ingest
from data.intake.notes import ingest_notes
from data.keeping.calendar import write_calendar
from data.profiles.catalog import load_catalog
from data.samples.sample import PLANS, sample_award_steps, sample_files
from tests.worlds.once import once

SETTINGS = tomllib.loads((PLANS / "province.toml").read_text(encoding="utf-8"))


def commune_sample(folder: Path) -> tuple[Path, str]:
    """The store and the campaign."""
    return once("commune", folder, _made), str(_plan()["id"])


def _plan() -> dict[str, object]:
    """What the sample says of the first campaign of a commune."""
    catalog = load_catalog()
    plans: list[dict[str, object]] = SETTINGS["campaigns"]
    return next(c for c in plans if catalog.profile(str(c["id"])).campaign.level == "commune")


def _made(folder: Path) -> Path:
    catalog, store = load_catalog(), folder / "store"
    settings = {**SETTINGS, "campaigns": [_plan()]}
    write_calendar(store, "sample", SETTINGS["today"], SETTINGS["first_view"])
    (folder / "files").mkdir()
    files = sample_files(catalog, settings, folder / "files", 1)
    ingest(
        store, [a.path for a in files], "minh họa", [a.received_at for a in files], catalog=catalog
    )
    steps = sample_award_steps(catalog, settings, folder / "files", 1)
    ingest_notes(
        store, [a.path for a in steps], "minh họa", [a.received_at for a in steps], catalog
    )
    return store
