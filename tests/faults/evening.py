"""python -m tests.faults.evening --uploads 200 --minutes 5: the last evening before a deadline.

So many clerks come evenly over the minutes, each with a workbook of a unit of its own, to the
page on handing in of a real server. All must be in, none refused for waiting.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import polars as pl

from data.keeping.ledger.chain import read_events
from data.keeping.ledger.durable import hash_file
from data.keeping.ledger.manifest import read_manifest
from data.keeping.verify import verify
from data.profiles.catalog import Catalog, load_catalog
from data.workbooks.template import Filled, unit_template
from schemas.tables import KEPT, empty
from tests.browser.conftest import served
from tests.faults.page_door import Clerk, clerk
from tests.worlds.once import FOLDER
from tests.worlds.page_store import TODAY, a_campaign, page_store, three_units
from tests.worlds.servers.apart import run_apart
from translations import translator

PERIOD = "2026-Q3"
PATIENCE = 1_500.0
MEMORY = "process_resident_memory_bytes "


@dataclass
class Evening:
    """What came of it: seconds of each clerk, the memory of the server, what was wrong."""

    accepted: int = 0
    publications: int = 0
    seconds: float = 0.0
    shown: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def told(self) -> str:
        """The counts as one paragraph."""
        return (
            f"{len(self.waits)} handed in within {self.seconds:.0f} s, {self.accepted} in, "
            f"{self.publications} publications\n"
            f"file sent until its verdict shows: {spread(self.shown)}\n"
            f"button pressed until the page says it is in: {spread(self.waits)}\n"
            f"memory of the server: {min(self.memory):.0f} MB at first, {max(self.memory):.0f} most"
        )


def spread(seconds: list[float]) -> str:
    """p50, p95 and the longest."""
    if not seconds:
        return "nobody"
    ordered = sorted(seconds)
    p50, p95 = (ordered[int(part * (len(ordered) - 1))] for part in (0.5, 0.95))
    return f"p50 {p50:.1f} s, p95 {p95:.1f} s, longest {ordered[-1]:.1f} s"


def reports(folder: Path, catalog: Catalog, campaign: str, count: int) -> list[Path]:
    """A filled workbook each of so many units that have not reported the period."""
    done, profile = three_units(catalog, campaign), catalog.profile(campaign)
    units = catalog.units_of(campaign, TODAY).filter(~pl.col("unit_id").is_in(done))
    made = []
    for place, unit in enumerate(units.sort("unit_id").to_dicts()[:count]):
        path = folder / f"{campaign}-{unit['unit_id']}-{PERIOD}.xlsx"
        path.write_bytes(_workbook(catalog, profile, unit, 20.0 + place % 60))
        made.append(path)
    return made


def _workbook(catalog: Catalog, profile: Any, unit: Mapping[str, Any], value: float) -> bytes:
    percents = [
        one.id
        for one in catalog.indicators_for(profile.campaign.id, unit["unit_type"])
        if one.measure == "%" and not one.part_of
    ]
    filled = Filled(values=dict.fromkeys(percents, (value, None)))
    return unit_template(profile, unit, PERIOD, empty(KEPT["result"]), translator("vi"), filled)


async def hand_in(address: str, files: list[Path], campaign: str, seconds: float) -> Evening:
    """Everybody comes, one after the other and over each other."""
    evening, start = Evening(), time.monotonic()
    # no connection is kept: one that the server lets go just as it is used again is no lost report
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=0)
    async with httpx2.AsyncClient(timeout=PATIENCE, limits=limits) as client:
        watching = asyncio.create_task(_watch(address, client, evening))

        async def one(place: int, file: Path) -> None:
            await asyncio.sleep(seconds * place / len(files))
            try:
                async with asyncio.timeout(PATIENCE):
                    async with clerk(address, client, f"campaign={campaign}&lang=en") as who:
                        await _at_the_page(who, file, evening)
            except Exception as error:  # noqa: BLE001 — that is the finding
                evening.wrong.append(f"{file.name}: {type(error).__name__} {error}")

        await asyncio.gather(*(one(place, file) for place, file in enumerate(files)))
        watching.cancel()
    evening.seconds = time.monotonic() - start
    return evening


async def _at_the_page(who: Clerk, file: Path, evening: Evening) -> None:
    begun = time.monotonic()
    await who.choose(file)
    evening.shown.append(time.monotonic() - begun)
    if not who.is_open:
        evening.wrong.append(f"{file.name}: the page does not let it in: {who.said[-3:]}")
        return
    begun = time.monotonic()
    await who.accept()
    evening.waits.append(time.monotonic() - begun)


async def _watch(address: str, client: httpx2.AsyncClient, evening: Evening) -> None:
    while True:
        told = (await client.get(f"{address}/metrics")).text
        lines = [line for line in told.splitlines() if line.startswith(MEMORY)]
        evening.memory += [float(line.removeprefix(MEMORY)) / 1e6 for line in lines]
        await asyncio.sleep(2)


def last_evening(folder: Path, uploads: int, minutes: float) -> Evening:
    """A store, its server, the workbooks and the evening; what the ledger says afterwards."""
    catalog = load_catalog()
    campaign, store = a_campaign(catalog), page_store(folder)
    files = reports(folder, catalog, campaign, uploads)
    before = read_manifest(store)
    with served(store) as address:
        evening = run_apart(hand_in(address, files, campaign, minutes * 60))
    events = [event.sha256 for event in read_events(store) if event.kind == "accepted"]
    counts = [events.count(hash_file(file)) for file in files]
    after = read_manifest(store)
    evening.accepted = sum(counts)
    evening.publications = (after.number if after else 0) - (before.number if before else 0)
    if len(files) != uploads or counts != [1] * len(files):
        evening.wrong.append(f"{len(files)} files, {counts.count(1)} in once")
    evening.wrong += [f"{f.code} {f.place}" for f in verify(store).findings]
    return evening


def main() -> int:
    """Print the counts; 1 if anything was lost, refused or waits unpublished."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uploads", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=5.0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ[FOLDER] = name
        evening = last_evening(Path(name), chosen.uploads, chosen.minutes)
    print(evening.told())
    print("\n".join([f"wrong {len(evening.wrong)}", *evening.wrong[:20]]))
    return int(bool(evening.wrong))


if __name__ == "__main__":
    sys.exit(main())
