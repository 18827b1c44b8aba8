"""Every question, page and paper of this tree: python -m bench.here [--national] [--store …]."""

import argparse
import logging
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import polars as pl

from bench.awards import award_runs
from bench.scores import score_runs
from data.intake.load import ingest, inspect_file
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.samples.sample import make_sample
from data.samples.sample_files import workbook_file
from queries.catalogue import asked, questions
from schemas.selection import Viewer
from translations import translator

ROOT = Path(__file__).parent.parent
PAGES = ("overview", "progress", "clusters", "awards", "unit", "intake")
AGAIN, ROWS = 5, 3_000
BULK = ["campaign_id", "unit_id", "period_id", "indicator_id", "value", "note"]
PACKAGES = ("duckdb", "polars", "pyarrow", "pandera", "streamlit", "plotly", "fastexcel")
Words = Mapping[str, str]
Line = tuple[str, float, float | None, float | None]


def main() -> int:
    """Print the machine, then one line for each measurement as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m bench.here", description=__doc__)
    parser.add_argument("--national", action="store_true", help="the whole country too")
    parser.add_argument("--store", type=Path, help="a sample store to measure, left as it is now")
    chosen = parser.parse_args()
    logging.getLogger("data.load").setLevel(logging.WARNING)
    print(machine(), end="\n\n")
    print("| what | first, ms | again, ms | aim, ms |\n|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory(prefix="thi-dua-so-bench-") as folder:
        for line in measurements(chosen, Path(folder)):
            print(row(*line), flush=True)
    return 0


def measurements(chosen: argparse.Namespace, folder: Path) -> Iterator[Line]:
    """Everything that is measured, in order."""
    store = chosen.store or folder / "province"
    if chosen.store is None:
        yield sampled("province", store, 90_000)
    words = first_view(store)
    yield from answers(store, words)
    yield from page_runs(store, words)
    yield from score_runs()
    yield from award_runs()
    if chosen.store is None:
        yield from intake(store, folder, words)
    if chosen.national:
        yield sampled("national", folder / "national", None)
        yield from answers(folder / "national", first_view(folder / "national"), "national: ")


def machine() -> str:
    """Processor, cores and versions."""
    said = Path("/proc/cpuinfo")
    lines = said.read_text().splitlines() if said.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    processor = next(iter(names), platform.processor() or platform.machine())
    python = f"Python {platform.python_version()}"
    return f"{processor}, {os.cpu_count()} cores, {load}; {python}, {packages}"


def row(what: str, first: float, again: float | None, aim: float | None) -> str:
    """One line of the table."""
    cells = ("" if value is None else f"{value:,.0f}" for value in (first, again, aim))
    return f"| {what} | {' | '.join(cells)} |"


def timed(work: Callable[[], Any]) -> float:
    """Milliseconds that something takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def repeated(work: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds of the first time, and the median of some more."""
    first = timed(work)
    return first, statistics.median(timed(work) for _ in range(AGAIN))


def sampled(scale: str, store: Path, aim: float | None) -> Line:
    """The sample of a scale: made, handed in and published."""
    took = timed(lambda: make_sample(store, scale, 1))
    count = question(store, "SELECT count(*) FROM result").item()
    return f"{scale} sample made, checked, published: {count:,} values", took, None, aim


def question(store: Path, sql: str) -> pl.DataFrame:
    """The answer to a plain question about the store."""
    found = pl.from_arrow(open_store(store).cursor().execute(sql).to_arrow_table())
    return pl.DataFrame(found)


def first_view(store: Path) -> Words:
    """What the first page shows: the campaign of most values, a unit, an indicator, a period."""
    most = """
        SELECT r.campaign_id AS campaign, r.indicator_id AS indicator, max(r.unit_id) AS unit,
            max(r.period_id) AS period, any_value(s.first_view)::TEXT AS as_of
        FROM result AS r
        JOIN period AS p ON p.campaign_id = r.campaign_id AND p.period_id = r.period_id
        CROSS JOIN store AS s
        WHERE p.end_date <= s.first_view
        GROUP BY ALL
        ORDER BY count(*) DESC, campaign, indicator
        LIMIT 1
    """
    return {key: str(value) for key, value in question(store, most).row(0, named=True).items()}


def answers(store: Path, words: Words, before: str = "") -> Iterator[Line]:
    """Every named question over the whole campaign, by unit where it can."""
    whole = {key: words[key] for key in ("campaign", "indicator", "as_of")}
    for known in questions():
        said = {**whole, "level": "unit"} if "level" in known.parameters else whole
        if "unit_id" in known.needed:
            said = {**whole, "unit": words["unit"]}
        yield f"{before}question `{known.name}`", *repeated(asking(store, known.name, said)), None


def asking(store: Path, name: str, words: Words) -> Callable[[], object]:
    """One question, ready to be asked."""
    con = open_store(store)
    return lambda: asked(con, Viewer(), name, words)


def page_runs(store: Path, words: Words) -> Iterator[Line]:
    """The server's run of each page: the first, the same again, and on dates not asked before."""
    from streamlit.testing.v1 import AppTest

    logging.getLogger("streamlit").setLevel(logging.ERROR)
    os.environ["THI_DUA_SO_STORE"] = str(store)
    os.chdir(ROOT)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.query_params["campaign"] = words["campaign"]
    for page in PAGES:
        app.switch_page(f"pages/{page}.py")
        first, again = repeated(app.run)
        errors = [error.value for error in (*app.exception, *app.error)]
        yield f"page `{page}`{' FAILED: ' if errors else ''}{'; '.join(errors)}", first, again, 300
    app.query_params["as_of"] = words["as_of"][:8] + "15"
    app.switch_page("pages/overview.py")
    yield "page `overview` on a date not asked before", timed(app.run), None, None


def intake(store: Path, folder: Path, words: Words) -> Iterator[Line]:
    """One workbook and one file of many rows: tried, then accepted and published."""
    said = {key: words[key] for key in ("campaign", "as_of")}
    values = asked(open_store(store), Viewer(), "result_export", said).drop_nulls("value")
    unit = values.filter(unit_id=values["unit_id"][0], period_id=values["period_id"][0])
    catalog, none = load_catalog(), values.clear()
    book = workbook_file(catalog, unit.select(BULK), none, folder, translator("vi"))
    many = folder / "many.parquet"
    values.head(ROWS).select(BULK).write_parquet(many)
    for path, count in ((book, unit.height), (many, min(ROWS, values.height))):
        name = f"{path.suffix[1:]} of {count:,} values"
        yield f"{name} checked (dry run)", timed(lambda p=path: inspect_file(store, p)), None, None
        took = timed(lambda p=path: accepted(store, p))
        yield f"{name} checked, accepted, published", took, None, 3_000


def accepted(store: Path, path: Path) -> None:
    """Hand a file in; the measurement is void if it is returned."""
    outcome = ingest(store, [path], "bench")[0]
    if outcome.state != "accepted":
        raise SystemExit(f"{path.name}: {outcome.state} {outcome.problems[:3]}")


if __name__ == "__main__":
    sys.exit(main())
