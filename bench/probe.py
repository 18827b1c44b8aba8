"""One measurement of the tree it is run in: probe.py WHAT STORE; prints JSON on its last line.

It runs in this tree and, as it is, in an older one: it uses only what both have. Times are
processor seconds of this process, so that a busy machine changes them little.
"""

import json
import os
import statistics
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

ROOT = os.getcwd()  # noqa: PTH109 - the tree that is measured
sys.path.insert(0, ROOT)

# a figure is the middle of so many answers, of fewer where one takes long: seconds for all of them
AGAIN, ENOUGH = 5, 0.5
CLUSTER_VIEW = ("headline", "cluster_ranking", "criterion_scores", "section_scores", "tie_steps")
# the least SQL of the same grain: the latest known value of each unit, then each indicator
MINIMAL = """
    WITH latest AS (
        SELECT r.unit_id, r.indicator_id, arg_max(r.value, p.end_date) AS value
        FROM result AS r
        JOIN period AS p ON p.campaign_id = r.campaign_id AND p.period_id = r.period_id
        WHERE r.campaign_id = $campaign AND r.known_from::DATE <= $day::DATE
            AND (r.known_until IS NULL OR r.known_until::DATE > $day::DATE)
            AND p.end_date <= $day::DATE
        GROUP BY ALL
    )
    SELECT indicator_id, count(value), sum(value), avg(value) FROM latest GROUP BY ALL ORDER BY ALL
"""
MOST = """
    SELECT r.campaign_id AS campaign, max(r.indicator_id) AS indicator, max(r.unit_id) AS unit,
        any_value(s.first_view)::TEXT AS as_of
    FROM result AS r
    JOIN period AS p ON p.campaign_id = r.campaign_id AND p.period_id = r.period_id
    CROSS JOIN store AS s
    WHERE p.end_date <= s.first_view
    GROUP BY r.campaign_id
    ORDER BY count(*) DESC, campaign
    LIMIT 1
"""
Found = dict[str, float | None]


def spent(work: Callable[[], object]) -> float:
    """Processor seconds of something."""
    start = process_time()
    work()
    return process_time() - start


def again(work: Callable[[], object]) -> float:
    """Processor seconds in the middle of some answers."""
    took = [spent(work)]
    while len(took) < AGAIN and sum(took) < ENOUGH:
        took.append(spent(work))
    return statistics.median(took)


def rows(store: Path, sql: str, values: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """A plain statement's answer."""
    from data.keeping.store import open_store

    found = open_store(store).cursor().execute(sql, values).to_arrow_table().to_pylist()
    return list(found)


def viewed(store: Path) -> dict[str, str]:
    """The campaign of most values, one of its units and indicators, and the day first looked at."""
    return {key: str(value) for key, value in rows(store, MOST)[0].items()}


def asking(store: Path, name: str, words: dict[str, str]) -> Callable[[], object]:
    """A named question of the whole campaign, by unit where it can be, ready to be asked."""
    from data.keeping.store import open_store
    from queries.catalogue import asked, questions
    from schemas.selection import Viewer

    known = next(question for question in questions() if question.name == name)
    said = {key: words[key] for key in ("campaign", "indicator", "as_of")}
    if "level" in known.parameters:
        said["level"] = "unit"
    if "unit_id" in getattr(known, "needed", ("unit_id",) if name == "cell_trace" else ()):
        said["unit"] = words["unit"]
    return lambda: asked(open_store(store), Viewer(), name, said)


def ask_all(store: Path) -> Found:
    """Each named question, its date built: seconds again; null where it cannot be answered."""
    from queries.catalogue import questions

    words, found = viewed(store), Found()
    for known in questions():
        ask = asking(store, known.name, words)
        try:
            ask()
            found[known.name] = again(ask)
        except Exception:  # noqa: BLE001 - one that an older tree cannot answer, out of memory too
            found[known.name] = None
    values = {"campaign": words["campaign"], "day": words["as_of"]}
    least = again(lambda: rows(store, MINIMAL, values))
    return {"minimal SQL": least, **found}


def new_date(store: Path) -> Found:
    """What a cluster view asks, then every question, on dates not asked before."""
    from queries.catalogue import questions

    words = viewed(store)
    day = date.fromisoformat(words["as_of"])
    names = [known.name for known in questions()]
    found: Found = {}
    for back, (what, asked) in enumerate(
        (("warm", names), ("cluster view", CLUSTER_VIEW), ("everything", names)), start=1
    ):
        said = {**words, "as_of": f"{day - timedelta(days=7 * back)}"}
        found[what] = sum(_spent_if_answered(asking(store, name, said)) for name in asked)
    return found


def _spent_if_answered(ask: Callable[[], object]) -> float:
    with suppress(Exception):  # one that an older tree cannot answer of the whole campaign
        return spent(ask)
    return 0.0


def page(store: Path) -> Found:
    """The first run of the page of clusters in a process that has run another page."""
    from streamlit.testing.v1 import AppTest

    os.environ["THI_DUA_SO_STORE"] = str(store)
    app = AppTest.from_file(f"{ROOT}/dashboard.py", default_timeout=300)
    words = viewed(store)
    app.query_params["campaign"] = words["campaign"]
    app.run()
    app.query_params["as_of"] = f"{date.fromisoformat(words['as_of']) - timedelta(days=7)}"
    app.switch_page("pages/clusters.py")
    return {"page": spent(app.run)}


def publish(store: Path) -> Found:
    """One workbook of one unit: read, checked, accepted, published; then that of another unit, as
    the running program takes it in, which has read the ledger and the profiles before."""
    from data.intake.load import ingest
    from data.keeping.store import open_store
    from data.profiles.catalog import store_catalog
    from data.samples.sample_files import workbook_file
    from queries.catalogue import asked
    from schemas.selection import Viewer
    from translations import translator

    words = viewed(store)
    said = {key: words[key] for key in ("campaign", "as_of")}
    values = asked(open_store(store), Viewer(), "result_export", said).drop_nulls("value")
    columns = ["campaign_id", "unit_id", "period_id", "indicator_id", "value", "note"]
    catalog, none, found = store_catalog(store), values.clear(), Found()
    units = values["unit_id"].unique(maintain_order=True)
    for name, unit_id in zip(("publish", "again"), units, strict=False):
        mine = values.filter(unit_id=unit_id)
        mine = mine.filter(period_id=mine["period_id"][0]).select(columns)
        with TemporaryDirectory() as folder:
            book = workbook_file(catalog, mine, none, Path(folder), translator("vi"))
            outcomes: list[Any] = []
            took = spent(lambda: outcomes.extend(ingest(store, [book], "bench")))  # noqa: B023
        found[name] = took if outcomes[0].state == "accepted" else None
    return found


def deck(store: Path) -> Found:
    """The figures and words of the yearly deck, nothing drawn."""
    from briefing.work import Asked, Work

    words = viewed(store)
    asked = Asked(store, words["campaign"], date.fromisoformat(words["as_of"]))
    return {"deck": spent(lambda: Work(asked).deck)}


MEASURES = {"questions": ask_all, "date": new_date, "page": page, "publish": publish, "deck": deck}

if __name__ == "__main__":
    print(json.dumps(MEASURES[sys.argv[1]](Path(sys.argv[2]))))
