"""Make a store of a size: python -m bench.growth.made STORE MILLIONS; prints JSON on its last line.

Dữ liệu minh họa. Campaigns are those of the national sample, some 100,000 current values each; more
than forty of them are copies of its made-up plans under other names: a store grows as the country
does, by provinces and years, and no campaign is larger than a real one. Rows go into the ledger as
accepted reports, a file a campaign and year; every fourth report was corrected once. Nothing of
this is checked on its way in: what the door costs is measured by bench.growth.probe.
"""

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import polars as pl

from data.checking.check import CheckedReport
from data.keeping.calendar import write_calendar
from data.keeping.ledger.ledger import Ledger, Receipt, writer
from data.keeping.publishing.publish import publish
from data.profiles.campaign_files import campaign_paths
from data.profiles.catalog import Catalog, store_catalog
from data.samples.nation.plans import write_nation
from data.samples.sample_files import NOTE
from data.samples.sample_values import sample_values, uniform
from schemas.tables import KEPT, empty

NATIONAL = Path(__file__).parents[2] / "data" / "samples" / "national.toml"
SEED, SENDER = 1, "thử tăng trưởng (dữ liệu minh họa)"
TODAY, FIRST_VIEW = date(2031, 1, 20), date(2030, 6, 30)
A_CAMPAIGN = 80_000
"""Fewer current values than any but the smallest campaigns have: how many plans a size needs."""
CORRECTED = 0.25


def main(store: Path, millions: float) -> int:
    """Write plans, ledger and published file; say what they hold and took."""
    wanted = round(millions * 1_000_000)
    start = process_time()
    names = _plans(store, wanted)
    write_calendar(store, "sample", TODAY, FIRST_VIEW)
    catalog = store_catalog(store)
    with TemporaryDirectory() as folder, writer(store) as ledger:
        current, kept, campaigns = _ledger(ledger, catalog, names, wanted, Path(folder))
    written, start = process_time() - start, process_time()
    publish(store, catalog)
    said = {"current": current, "kept": kept, "campaigns": campaigns}
    print(json.dumps({**said, "written": written, "built": process_time() - start}))
    return 0


def _plans(store: Path, wanted: int) -> Sequence[str]:
    """Plans of as many campaigns as the values need, in the store; their identifiers."""
    nation = tomllib.loads(NATIONAL.read_text(encoding="utf-8"))["nation"]
    folder, count = store / "campaigns", -(-wanted // A_CAMPAIGN)
    folder.mkdir(parents=True)
    few = count if count < len(nation["shipped"]) else None
    names = [said["id"] for said in write_nation(folder, nation, SEED, few)]
    copied = [name for name in names if name not in nation["shipped"]]
    number = 2
    while len(names) < count:
        # the copy's name does not begin with the other's: files are found by how they begin
        names += [_copy(folder, name, f"ban-{number}-{name}") for name in copied]
        number += 1
    return names


def _copy(folder: Path, name: str, other: str) -> str:
    """The files of a campaign once more, under another identifier."""
    for path in campaign_paths(folder, name):
        words = path.read_text(encoding="utf-8")
        copy = path.with_name(path.name.replace(name, other, 1))
        words = re.sub(rf'^((?:id|campaign) = )"{name}"$', rf'\1"{other}"', words, flags=re.M)
        copy.write_text(words, encoding="utf-8")
    return other


def _ledger(
    ledger: Ledger, catalog: Catalog, names: Sequence[str], wanted: int, folder: Path
) -> tuple[int, int, int]:
    """Accepted reports until there are as many current values; how many those and all are."""
    current = kept = campaigns = 0
    for name in names:
        if current == wanted:
            break
        rows = sample_values(catalog, name, TODAY, SEED).drop_nulls("value")
        rows = rows.sort("period_id", "unit_id", "indicator_id").head(wanted - current)
        for moment, part in _arrivals(rows, catalog, name):
            _accept(ledger, name, part, moment, folder)
            kept += part.height
        current, campaigns = current + rows.height, campaigns + 1
    return current, kept, campaigns


def _arrivals(
    rows: pl.DataFrame, catalog: Catalog, name: str
) -> Iterator[tuple[datetime, pl.DataFrame]]:
    """The rows of each year in the January after it, and in March those of corrected reports."""
    ends = catalog.periods(name).select("period_id", year=pl.col("end_date").dt.year())
    again = uniform(SEED + 20, "unit_id", "period_id") < CORRECTED
    of_years = rows.join(ends, on="period_id").sort("year")
    for (year,), mine in of_years.group_by("year", maintain_order=True):
        # whole numbers less than what is reported later: right of a count and of a share
        before = pl.when(again).then((pl.col("value") * 0.99).floor()).otherwise("value")
        yield datetime.combine(date(int(str(year)) + 1, 1, 18), time(9)), mine.with_columns(before)
        if int(str(year)) + 1 < TODAY.year:
            corrected = mine.filter(again)
            yield datetime.combine(date(int(str(year)) + 1, 3, 18), time(9)), corrected


def _accept(ledger: Ledger, name: str, rows: pl.DataFrame, moment: datetime, folder: Path) -> None:
    if rows.is_empty():
        return
    path = folder / f"{name}-{moment:%Y-%m}.parquet"
    places = pl.int_range(2, rows.height + 2).cast(pl.String)
    kept = rows.with_columns(note=pl.lit(NOTE), sheet=pl.lit(None, pl.String), cell=places)
    kept = kept.select(empty(KEPT["result"]).columns)
    kept.drop("sheet", "cell").write_parquet(path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    checked = CheckedReport(path.name, sha256, name, None, None, (), "bulk", {"result": kept})
    ledger.accept(checked, Receipt(path, "bulk", moment, SENDER))
    path.unlink()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2])))
