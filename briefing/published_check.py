"""Does the engine reproduce a published table? python -m briefing.published_check MAPPING.toml

The mapped sub-indices go through the door into a store of their own and are scored and ranked there
as any cluster is; totals and ranks are then held against the printed ones.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from data.intake.load import ingest
from data.keeping.calendar import write_calendar
from data.keeping.store import open_store
from data.profiles.catalog import store_catalog
from data.published.published import FOLDER, say
from data.published.published_campaign import ID, unit_codes, write_campaign
from data.published.published_cells import PublishedError
from data.published.published_mapping import Mapping, printed, read_mapping
from data.published.published_suggest import suggestion
from queries.clusters import cluster_ranking
from schemas.selection import Selection, Viewer
from translations import translator

NOTHING = {"unit_id": pl.String, "score_points": pl.Float64, "cluster_rank": pl.Int64}


@dataclass(frozen=True)
class Finding:
    """How the engine's answer agrees with the table: counts of rows, largest difference, ranks."""

    rows: int
    blanks: int
    totals: int
    furthest: float | None
    furthest_name: str | None
    beyond: int
    ranks: int
    ranks_equal: int
    ranks_by_total: int
    ties: str
    is_competition: bool | None


def checked(mapping: Mapping, folder: Path) -> Finding:
    """Score the table in a store of its own and compare; PublishedError if it cannot be read."""
    rows = printed(mapping, folder)
    if not mapping.parts:
        return compared(mapping, rows, pl.DataFrame(schema=NOTHING))
    with TemporaryDirectory(prefix="thi-dua-so-table-") as place:
        scored = _scored(mapping, rows, Path(place) / "store")
    return compared(mapping, rows, scored)


def _scored(mapping: Mapping, rows: pl.DataFrame, store: Path) -> pl.DataFrame:
    store.mkdir()
    bulk = write_campaign(mapping, rows, store)
    today = date(mapping.year, 12, 31)
    write_calendar(store, "sample", today, today)
    outcome = ingest(store, [bulk], mapping.title, catalog=store_catalog(store))[0]
    if outcome.state != "accepted":
        rules = ", ".join(sorted({p.rule for p in outcome.problems}))
        raise PublishedError("published.refused", file=mapping.file, rules=rules)
    chosen = Selection(ID, today, year=mapping.year)
    return cluster_ranking(open_store(store), Viewer(), chosen)


def compared(mapping: Mapping, rows: pl.DataFrame, scored: pl.DataFrame) -> Finding:
    """The engine's totals and ranks beside the printed ones; a missing one is not compared."""
    coded = rows.with_columns(pl.Series("unit_id", unit_codes(rows)))
    both = coded.join(
        scored.select("unit_id", "score_points", "cluster_rank"), on="unit_id", how="left"
    )
    apart = both.drop_nulls(["total", "score_points"]).with_columns(
        apart=(pl.col("total") - pl.col("score_points")).abs()
    )
    far = apart.sort("apart", descending=True).head(1).to_dicts()
    whole = both.height == both.drop_nulls("score_points").height
    ranked = both.drop_nulls(["rank", "cluster_rank"]) if whole else both.clear()
    totals = both.drop_nulls(["rank", "total"])
    by_total = totals.filter(pl.col("rank") == pl.col("total").rank("min", descending=True))
    given = sorted(rows["rank"].drop_nulls().to_list())
    return Finding(
        rows=rows.height,
        blanks=sum(s.null_count() for s in rows if s.name.startswith("part_")),
        totals=apart.height,
        furthest=far[0]["apart"] if far else None,
        furthest_name=far[0]["name"] if far else None,
        beyond=apart.filter(pl.col("apart") > mapping.tolerance).height,
        ranks=ranked.height,
        ranks_equal=ranked.filter(pl.col("rank") == pl.col("cluster_rank")).height,
        ranks_by_total=by_total.height,
        ties=tied(given),
        is_competition=competition(given),
    )


def tied(given: Sequence[float]) -> str:
    """Printed ranks that are shared, each with the one after: «15, 15, 17»."""
    shared = sorted({rank for rank in given if given.count(rank) > 1})
    parts = []
    for rank in shared:
        after = next((r for r in given if r > rank), None)
        run = [rank] * given.count(rank) + ([after] if after is not None else [])
        parts.append(", ".join(f"{r:g}" for r in run))
    return "; ".join(parts)


def competition(given: Sequence[float]) -> bool | None:
    """Whether printed ranks are counted 1, 2, 2, 4; None where none are printed."""
    if not given:
        return None
    return all(rank == 1 + sum(r < rank for r in given) for rank in given)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line a finding in both languages; 1 if a total or a rank differs, 2 if unread."""
    parser = argparse.ArgumentParser(prog="python -m briefing.published_check", description=__doc__)
    parser.add_argument("mapping", type=Path, help="TOML; with --suggest the table itself")
    parser.add_argument("--from", dest="folder", type=Path, default=FOLDER)
    parser.add_argument("--suggest", action="store_true", help="print a mapping to start from")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.suggest:
            sys.stdout.write(suggestion(chosen.mapping))
            return 0
        found = checked(read_mapping(chosen.mapping), chosen.folder)
    except PublishedError as error:
        say(error.key, error.values)
        return 2
    report(found)
    return int(bool(found.beyond) or found.ranks_equal < found.ranks)


def report(found: Finding) -> None:
    """The finding in words, Vietnamese first."""
    for t in (translator("vi"), translator("en")):
        yes = {True: t("word.yes"), False: t("word.no"), None: t.number(None)}
        said = {name: value or t.number(None) for name, value in vars(found).items()}
        counts = {name: t.number(v) for name, v in vars(found).items() if type(v) is int}
        words = {
            "furthest": t.number(found.furthest, 7),
            "is_competition": yes[found.is_competition],
        }
        sys.stderr.write(t("published.checked", **{**said, **counts, **words}) + "\n")


if __name__ == "__main__":
    sys.exit(main())
