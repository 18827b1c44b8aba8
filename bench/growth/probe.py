"""One measurement of a store of a size: python -m bench.growth.probe WHAT STORE [WORKBOOKS].

Prints JSON on its last line: processor seconds of this process and of its children. What a child
reads of a file counts as much as what is checked here.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import duckdb
import fastexcel
import polars as pl

from bench.probe import MINIMAL, again, asking, rows, viewed
from data.intake import load
from data.keeping.store import open_store, published_path, version
from data.profiles.catalog import Catalog, store_catalog
from data.samples.sample_files import COLUMNS, workbook_file
from queries.catalogue import questions
from queries.nation import questions as nation
from queries.question import Question
from schemas.selection import Selection, Viewer
from translations import translator

ROOT = Path(__file__).parents[2]
PARQUET_ROWS = 200_000
"""Values handed in as Parquet, whatever the size: what one costs does not depend on how many."""
DAYS_BACK = 7  # between two dates asked: neither has the tables of the other
ENOUGH, MOST_TIMES = 0.2, 20  # seconds of a figure that can be trusted, and how often at most
Found = dict[str, float | None]
COUNTING = """
    SELECT campaign_id, unit_id, period_id, indicator_id, value, $note AS note
    FROM result
    WHERE campaign_id = $campaign AND year(known_until) = 9999
    ORDER BY period_id, unit_id, indicator_id
"""


def cpu() -> float:
    """Processor seconds of this process and of the children that ended."""
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def spent(work: Callable[[], object]) -> float:
    """Processor seconds of something."""
    start = cpu()
    work()
    return cpu() - start


def repeated(work: Callable[[], object]) -> float:
    """Processor seconds of something short: done again until a fifth of a second went by."""
    times = 1
    took = spent(work)
    while took < ENOUGH and times < MOST_TIMES:
        took += spent(work)
        times += 1
    return took / times


def values(store: Path, campaign: str, note: str) -> pl.DataFrame:
    """Values of a campaign that count now, to be handed in once more."""
    told = {"campaign": campaign, "note": f"{note} (dữ liệu minh họa)"}
    return pl.DataFrame(rows(store, COUNTING, told), schema_overrides={"value": pl.Float64})


@contextmanager
def publishing_apart(took: list[float]) -> Iterator[None]:
    """Note what publishing takes at the end of handing in."""
    whole = load.publish_behind

    def timed(*said: Any) -> None:
        took.append(spent(lambda: whole(*said)))

    load.publish_behind = timed
    try:
        yield
    finally:
        load.publish_behind = whole


def handed_in(store: Path, files: Sequence[Path], catalog: Catalog) -> tuple[float, float]:
    """What reading, checking and keeping files takes, and what publishing takes.

    SystemExit: one was returned."""
    published: list[float] = []
    outcomes: list[load.Outcome] = []
    with publishing_apart(published):
        told = (store, files, "bench")
        took = spent(lambda: outcomes.extend(load.ingest(*told, catalog=catalog)))
    for one in outcomes:
        if one.state != "accepted":
            raise SystemExit(f"{one.file_name}: {one.state} {one.problems[:3]}")
    return took - sum(published), sum(published)


def parquet(store: Path, _: int) -> Found:
    """Parquet files of a campaign and year at the door, beside DuckDB that reads the same files
    into a table of a file of its own; seconds a million values."""
    catalog, frames, left = store_catalog(store), list[pl.DataFrame](), PARQUET_ROWS
    for campaign in campaigns(store):
        if left:
            frames.append(values(store, campaign, "nộp lại").head(left))
            left -= frames[-1].height
    with TemporaryDirectory() as name:
        folder, files = Path(name), list[Path]()
        for frame in frames:
            years = frame.with_columns(year=pl.col("period_id").str.slice(0, 4))
            for (year,), part in years.group_by("year", maintain_order=True):
                files.append(folder / f"{part['campaign_id'][0]}-{year}.parquet")
                part.select(COLUMNS).write_parquet(files[-1])
        count = sum(frame.height for frame in frames) / 1_000_000
        bare = repeated(lambda: read_bare(folder, files))
        took, _ = handed_in(store, files, catalog)
    return {"parquet": took / count, "bare": bare / count}


def read_bare(folder: Path, files: Sequence[Path]) -> None:
    """The same values in a table, nothing checked."""
    with duckdb.connect(str(folder / "bare.duckdb"), config={"threads": 1}) as con:
        said = {"files": [str(path) for path in files]}
        con.execute("CREATE OR REPLACE TABLE result AS FROM read_parquet($files)", said)


def campaigns(store: Path) -> list[str]:
    """Campaigns of the store that have values, the one of most first."""
    sql = "SELECT campaign_id FROM result GROUP BY ALL ORDER BY count(*) DESC, campaign_id"
    return [row["campaign_id"] for row in rows(store, sql)]


def workbooks(store: Path, count: int) -> Found:
    """So many units' workbooks at the door, beside fastexcel that reads every sheet of the same
    files; seconds each. Then one more: what is published after it, beside a copy of the file."""
    catalog, made = store_catalog(store), list[Path]()
    with TemporaryDirectory() as name:
        folder = Path(name)
        for campaign in campaigns(store):
            if len(made) <= count:
                made += some_books(store, catalog, campaign, folder, count + 1 - len(made))
        *files, last = made
        bare = repeated(lambda: [read_sheets(path) for path in files])
        took, _ = handed_in(store, files, catalog)
        _, published = handed_in(store, [last], catalog)
        path = published_path(store, version(store))
        copied = repeated(lambda: shutil.copyfile(path, folder / "copy"))
    found = {"made": float(len(files)), "workbook": took / len(files), "bare": bare / len(files)}
    return {**found, "publish": published, "copy": copied}


def some_books(
    store: Path, catalog: Catalog, campaign: str, folder: Path, count: int
) -> Iterator[Path]:
    """Workbooks of units of a campaign, a unit and a quarter each, at most so many."""
    frame = values(store, campaign, "sổ tính").select(COLUMNS)
    reports = frame.partition_by("unit_id", "period_id", maintain_order=True)
    for report in reports[:count]:
        yield workbook_file(catalog, report, frame.clear(), folder, translator("vi"))


def read_sheets(path: Path) -> None:
    """Every cell of a workbook, as the library gives it."""
    book = fastexcel.read_excel(path)
    for name in book.sheet_names:
        book.load_sheet(name, header_row=None).to_arrow()


def ask_all(store: Path, _: int) -> Found:
    """Every named question of the largest campaign, its date built, beside the least SQL of the
    same grain (bench.probe.MINIMAL)."""
    words = viewed(store)
    said = {"campaign": words["campaign"], "day": words["as_of"]}
    found: Found = {"minimal SQL": again(lambda: rows(store, MINIMAL, said))}
    for known in questions():
        ask = asking(store, known.name, words)
        ask()
        found[known.name] = again(ask)
    return found


def country(store: Path, _: int) -> Found:
    """The page of the country: its questions on a date not asked before, in processor seconds,
    then the server's run of the page on another such date, by the clock."""
    from streamlit.testing.v1 import AppTest

    day, con = date.fromisoformat(viewed(store)["as_of"]), open_store(store)
    asked = [one for one in vars(nation).values() if isinstance(one, Question)]

    def every(back: int) -> float:
        chosen = Selection("", day - timedelta(days=back))
        return spent(lambda: [one(con, Viewer(), chosen) for one in asked])

    every(DAYS_BACK)
    took = every(2 * DAYS_BACK)
    os.environ["THI_DUA_SO_STORE"] = str(store)
    app = AppTest.from_file(f"{ROOT}/dashboard.py", default_timeout=300)
    app.run()
    app.query_params["as_of"] = f"{day - timedelta(days=3 * DAYS_BACK)}"
    app.switch_page("pages/nation.py")
    start = perf_counter()
    app.run()
    if app.exception:
        raise SystemExit(f"pages/nation.py: {app.exception[0].value}")
    return {"country": took, "page": perf_counter() - start}


MEASURES = {"parquet": parquet, "workbooks": workbooks, "questions": ask_all, "country": country}

if __name__ == "__main__":
    what, place, *more = sys.argv[1:]
    print(json.dumps(MEASURES[what](Path(place).absolute(), int((*more, "0")[0]))))
