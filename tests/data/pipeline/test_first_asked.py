"""A day is made by what is asked of it: whatever comes first, alone or at once, answers alike."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import duckdb
import polars as pl
import pytest

from data.keeping.reader import Reader
from data.keeping.store import open_reader, open_store, published_path, version
from data.pipeline.days import Asked, Days
from data.pipeline.steps import OFFICIAL, OTHER_DAYS, read_by, steps
from data.pipeline.within import BODY
from queries.catalogue import questions
from queries.question import Question
from queries.reference.questions import default_view, indicator_list, store_state, unit_list
from schemas.selection import Selection
from schemas.tables import Table
from schemas.viewer import Viewer
from tests.worlds.deck_sample import commune_sample
from tests.worlds.query_store import lone_store, periods

EVERYONE = Viewer()
ASKED = {question.name: question for question in questions()}
THREADS = 8
Call = tuple[str, Selection]


class World:
    """A reader of its own, two of its days that read each other, and every answer of both: each
    was asked when all tables that any question reads were there."""

    def __init__(self, folder: Path) -> None:
        store, campaign = commune_sample(folder)
        opened = open_store(store)
        self.reader = open_reader(published_path(store, version(store)))
        day = store_state(opened, EVERYONE)["first_view"][0]
        said = {"campaign_id": campaign, "as_of": day}
        earlier = opened.cursor().execute("SELECT max(as_of) FROM earlier_day", said).fetchall()
        self.calls = [
            (name, chosen)
            for chosen in (self._chosen(opened, campaign, on) for on in (day, earlier[0][0]))
            for name in ASKED
        ]
        for call in self.calls:  # every table is made, then every answer is read
            asked(opened, call)
        self.answers = [asked(opened, call) for call in self.calls]

    def _chosen(self, con: Reader, campaign: str, day: date) -> Selection:
        chosen = Selection(campaign, day)
        view = default_view(con, EVERYONE, chosen).row(0, named=True)
        chosen = replace(
            chosen, phase=view["phase_id"], year=view["year"], obligation=view["obligation_id"]
        )
        indicator = indicator_list(con, EVERYONE, chosen)["indicator_id"][0]
        unit = unit_list(con, EVERYONE, chosen)["unit_id"][1]
        return replace(chosen, indicator=indicator, unit=unit)

    def forget(self) -> Days:
        """Drop every day, so that the next question is asked of a fresh one."""
        days = self.reader._days
        all_gone(days)
        return days


def asked(con: Reader, call: Call) -> pl.DataFrame:
    """One answer, of one unit where the question must name one."""
    name, chosen = call
    question: Question[Table] = ASKED[name]
    return question(con, EVERYONE, chosen if question.needed else replace(chosen, unit=None))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("first"))


@pytest.mark.parametrize("name", ASKED)
def test_a_question_asked_first_answers_as_on_a_whole_day_and_makes_no_more_than_it_reads(
    name: str, world: World
) -> None:
    place = next(n for n, (known, _) in enumerate(world.calls) if known == name)
    days = world.forget()
    assert asked(world.reader, world.calls[place]).equals(world.answers[place])
    needed = set(closure(read_by(ASKED[name].sql)))
    assert {made for day in days._kept.values() for made in day.made} <= needed


@pytest.mark.parametrize("seed", [1, 2])
def test_two_days_asked_in_any_order_answer_alike(seed: int, world: World) -> None:
    world.forget()
    for place in in_disorder(world, seed):
        assert asked(world.reader, world.calls[place]).equals(world.answers[place]), place


def test_two_days_asked_by_many_at_once_answer_alike(world: World) -> None:
    days = world.forget()
    order = in_disorder(world, 3)
    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(lambda place: asked(world.reader, world.calls[place]), order))
    assert [
        p for p, answer in zip(order, found, strict=True) if not answer.equals(world.answers[p])
    ] == []
    assert len(days._kept) > 2
    all_gone(days)


def all_gone(days: Days) -> None:
    """Drop what nobody reads, then what was held for that alone: no day is left."""
    with days._turn:
        while days._drop(0):
            pass
        assert not days._kept


def in_disorder(world: World, seed: int) -> list[int]:
    order = list(range(len(world.calls)))
    Random(seed).shuffle(order)
    return order


def closure(names: tuple[str, ...]) -> Iterator[str]:
    """The tables of a day that these rest on, they too, by what the steps say they read."""
    seen: set[str] = set()
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name
        if name in OTHER_DAYS:
            waiting += [OTHER_DAYS[name].days, OTHER_DAYS[name].table]
        elif name in OFFICIAL:
            waiting.append(OFFICIAL[name])
        else:
            waiting += steps()[name].reads


def test_what_a_statement_is_said_to_read_is_what_duckdb_finds_in_it() -> None:
    bodies = {name: BODY.search(step.sql) for name, step in steps().items()}
    said = {name: (found[1], {*steps()[name].reads}) for name, found in bodies.items() if found}
    assert said.keys() == steps().keys()
    said |= {name: (known.sql, {*read_by(known.sql)}) for name, known in ASKED.items()}
    known = {*steps(), *OTHER_DAYS, *OFFICIAL}
    con = duckdb.connect()
    for name, (sql, reads) in said.items():
        told = con.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()[0][0]
        assert {*tables_in(json.loads(told)["statements"])} & known == reads, name


def tables_in(tree: object) -> Iterator[str]:
    """Names of tables in a statement as DuckDB parses it, those it makes for itself too."""
    if isinstance(tree, list):
        for part in tree:
            yield from tables_in(part)
    if isinstance(tree, dict):
        if tree.get("type") == "BASE_TABLE":
            yield tree["table_name"]
        yield from tables_in([*tree.values()])


@pytest.mark.parametrize("name", ["unit_standing", "group_standing", "earlier_unit_standing"])
def test_a_step_that_fails_leaves_nothing_half_made_and_is_made_once_it_can_be(name: str) -> None:
    store = lone_store(
        period=periods("2025-Q1", "2025-Q2"),
        unit=[{"unit_id": "u"}],
        assignment=[{"unit_id": "u"}],
        result=[{"unit_id": "u", "period_id": "2025-Q1", "value": 101.0}],
    )
    con = store.execute("SELECT 1")
    days, sql = Days(con, "memory.main"), f"SELECT * FROM {name} ORDER BY ALL"
    day = Asked("c", date(2025, 10, 1))

    def read() -> list[tuple[object, ...]]:
        with days.reading(day, sql) as path:
            cursor = con.cursor()
            cursor.execute(f"SET search_path = '{path}'")
            return cursor.execute(sql).fetchall()

    con.execute("ALTER TABLE memory.main.result RENAME TO lost")
    for _ in range(2):
        with pytest.raises(duckdb.CatalogException, match="Table with name result does not exist"):
            read()
    for kept in days._kept.values():
        there = con.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = ?", [kept.schema]
        ).fetchall()
        assert {row[0] for row in there} == kept.made, "what is there is said to be, and whole"
        assert name not in kept.made
    con.execute("ALTER TABLE memory.main.lost RENAME TO result")
    found = read()
    assert any(101.0 in row for row in found)
    assert read() == found
