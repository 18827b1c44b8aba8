"""Small stores to stand beside others in a lake: one campaign, two values, the sample's day."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import polars as pl

from data.keeping.calendar import write_calendar
from data.keeping.ledger.ledger import Receipt, writer
from data.keeping.publishing.publish import publish
from data.profiles.catalog import Catalog
from tests.worlds.deck_sample import SETTINGS
from tests.worlds.store_factories import CATALOG, checked, sent_file

AT = datetime(2026, 4, 10, 8, 30)


def tiny_store(store: Path, campaign: str = "c", value: float = 101.0) -> Path:
    """A published store of one campaign of two units that lives on the sample's day."""
    write_calendar(store, "sample", SETTINGS["today"], SETTINGS["first_view"])
    report(store, campaign, value, AT)
    return store


def report(store: Path, campaign: str, value: float, at: datetime) -> str:
    """Hand in one value twice and publish the store; its version."""
    content = f"{campaign} {value} {at}".encode()
    path = sent_file(store, content)
    one = checked(content, {"i1": value, "i2": value})
    named = pl.lit(campaign).alias("campaign_id")
    frames = {kind: rows.with_columns(named) for kind, rows in one.frames.items()}
    with writer(store) as ledger:
        said = replace(one, campaign_id=campaign, frames=frames)
        ledger.accept(said, Receipt(path, "workbook", at, "van-thu"))
    return publish(store, catalog_of(campaign))


def catalog_of(campaign: str) -> Catalog:
    """The small catalog with its campaign under another name."""
    profile = CATALOG.profile("c")
    renamed = replace(profile, campaign=replace(profile.campaign, id=campaign))
    units = CATALOG.units.with_columns(pl.lit(campaign).alias("campaign_id"))
    return Catalog({campaign: renamed}, units, CATALOG.memberships)
