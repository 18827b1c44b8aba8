"""A whole sample campaign of a commune, to its last year, for tests of slides and papers."""

import tomllib
from pathlib import Path

from data.intake.load import ingest
from data.intake.notes import ingest_notes
from data.keeping.calendar import write_calendar
from data.profiles.catalog import load_catalog
from data.samples.sample import PLANS, sample_award_steps, sample_files

SETTINGS = tomllib.loads((PLANS / "province.toml").read_text(encoding="utf-8"))


def commune_sample(folder: Path) -> tuple[Path, str]:
    """The store and the campaign."""
    catalog, store = load_catalog(), folder / "store"
    plans = [
        c for c in SETTINGS["campaigns"] if catalog.profile(c["id"]).campaign.level == "commune"
    ]
    settings = {**SETTINGS, "campaigns": plans[:1]}
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
    return store, str(plans[0]["id"])
