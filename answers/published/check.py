"""Does the engine reproduce a published table? python -m answers.published.check MAPPING.toml

The mapped sub-indices go through the door into a store of their own and are scored and ranked there
as any cluster is; totals and ranks are then held against the printed ones.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from answers.published.compare import NAMED, Difference, Finding, compared
from data.intake.load import ingest
from data.keeping.calendar import write_calendar
from data.keeping.store import open_store
from data.profiles.catalog import store_catalog
from data.published.published import FOLDER, say
from data.published.published_campaign import write_campaign
from data.published.published_error import PublishedError
from data.published.published_table import Read, read_table
from data.published.table.mapping import Mapping, read_mapping
from data.published.table.suggest import suggested
from queries.scoring.questions import cluster_ranking
from schemas.selection import Selection, Viewer
from translations import Translator, translator
from translations.last_catch import told

PUBLISHED_DIFFERS_KEYS = {
    "rank": "published.differs_rank",
    "total": "published.differs_total",
}

NOTHING = {"unit_id": pl.String, "score_points": pl.Float64, "cluster_rank": pl.Int64}
# Ledger rows of the store that is thrown away say this instead of a person.
BY = "published_check"


def checked(mapping: Mapping, folder: Path) -> Finding:
    """Score the table in a store of its own and compare; PublishedError if it cannot be read."""
    read = read_table(mapping, folder)
    if not mapping.parts:
        return compared(mapping, read, pl.DataFrame(schema=NOTHING))
    with TemporaryDirectory(prefix="thi-dua-so-table-") as place:
        scored = _scored(mapping, read, Path(place) / "store", folder)
    return compared(mapping, read, scored)


def _scored(mapping: Mapping, read: Read, store: Path, folder: Path) -> pl.DataFrame:
    store.mkdir()
    bulk = write_campaign(mapping, read, store, folder)
    today = date(max(mapping.chosen_years), 12, 31)
    write_calendar(store, "sample", today, today)
    outcome = ingest(store, [bulk], BY, catalog=store_catalog(store))[0]
    if outcome.state != "accepted":
        rules = ", ".join(sorted({p.rule for p in outcome.problems}))
        raise PublishedError("published.refused", file=mapping.file, rules=rules)
    chosen = Selection(mapping.campaign_id, today, year=mapping.year)
    return cluster_ranking(open_store(store), Viewer(), chosen)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the finding in both languages: 0 all agree, 1 something differs or nothing was
    compared, 2 the table could not be read."""
    parser = argparse.ArgumentParser(prog="python -m answers.published.check", description=__doc__)
    parser.add_argument("mapping", type=Path, help="TOML; with --suggest the table itself")
    parser.add_argument("--from", dest="folder", type=Path, default=FOLDER)
    parser.add_argument("--suggest", action="store_true", help="print a mapping to start from")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.suggest:
            return _suggest(chosen.mapping)
        found = checked(read_mapping(chosen.mapping), chosen.folder)
    except PublishedError as error:
        say(error.key, error.values)
        return 2
    report(found)
    return int(not found.agrees)


def _suggest(path: Path) -> int:
    found = suggested(path)
    sys.stdout.write(found.text)
    for question in found.questions:
        say(question.key, question.values)
    return 0


def report(found: Finding) -> None:
    """The finding in words, Vietnamese first."""
    for t in (translator("vi"), translator("en")):
        sys.stderr.write("\n".join(_lines(found, t)) + "\n")


def _lines(found: Finding, t: Translator) -> list[str]:
    yes = {True: t("word.yes"), False: t("word.no"), None: t.number(None)}
    said = {name: value or t.number(None) for name, value in asdict(found).items()}
    counts = {name: t.number(v) for name, v in vars(found).items() if type(v) is int}
    words = {
        "furthest": t.number(found.furthest, 7),
        "tolerance": t.number(found.tolerance, 7),
        "ties": found.ties or t.number(None),
        "is_competition": yes[found.is_competition],
    }
    lines = [t("published.checked", **{**said, **counts, **words})]
    if found.left_out:
        rows = "; ".join(f"{one.row} «{one.text}»" for one in found.left_out[:NAMED])
        count = t.number(len(found.left_out))
        lines.append(t("published.left_out", count=count, rows=rows))
    lines += [_difference(one, t) for one in found.differing[:NAMED]]
    if len(found.differing) > NAMED:
        lines.append(t("published.more", count=t.number(len(found.differing) - NAMED)))
    if not found.compared:
        lines.append(t("published.nothing_compared"))
    return lines


def _difference(one: Difference, t: Translator) -> str:
    digits = 7 if one.by == "total" else 0
    printed, got = t.number(one.printed, digits), t.number(one.found, digits)
    return t(PUBLISHED_DIFFERS_KEYS[one.by], name=one.name, printed=printed, found=got)


if __name__ == "__main__":
    sys.exit(told(main))
