"""The same store from its file and from a lake: every question answers alike, to the byte."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from data.commands.command import main
from data.keeping.lake.setting import lake_said
from data.keeping.lake.share import push
from data.keeping.lake.upkeep import lake_state
from data.keeping.publishing.publish import publish
from data.keeping.reader import Reader
from data.keeping.store import open_file, open_store, version
from queries.catalogue import questions
from queries.question import Question
from queries.reference.questions import default_view, indicator_list, unit_list
from schemas.problems import StoreError
from schemas.selection import Selection
from schemas.tables import KEPT
from schemas.viewer import Viewer
from tests.data.keeping.lake.conftest import Shared
from tests.worlds.deck_sample import SETTINGS, commune_sample
from tests.worlds.servers.catalog_server import CatalogServer
from tests.worlds.servers.lake_stores import tiny_store
from tests.worlds.store_factories import (
    CATALOG,
    answers,
    hand_in,
    published,
    sample_store,
)

EVERYONE = Viewer()
AT = datetime(2026, 4, 10, 8, 30)
VALUES = "SELECT value FROM result WHERE year(known_until) = 9999 ORDER BY ALL"


class Both(NamedTuple):
    """Readers of one store, its own two and a ministry's, and what is chosen there."""

    file: Reader
    lake: Reader
    many: Reader
    chosen: Selection


@pytest.fixture(scope="module")
def both(
    server: CatalogServer, data_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Both:
    store, campaign = commune_sample(tmp_path_factory.mktemp("both"))
    beside = tmp_path_factory.mktemp("beside")
    neighbour, ministry = tiny_store(beside / "store"), beside / "ministry"
    shutil.copytree(store, ministry, ignore=lambda _, names: {*names} - {"calendar.toml"})
    with pytest.MonkeyPatch.context() as patched:
        schemas = []
        for shared in (neighbour, store):
            said = server.setting(shared, data_folder)
            schemas.append(lake_said(said).schema)
            patched.setenv("THI_DUA_SO_STORE", said)
            assert main(["lake", "push", "--store", str(shared)]) == 0
        file, lake = open_file(store), open_store(store)
        patched.setenv("THI_DUA_SO_STORE", server.reading(ministry, *schemas))
        many = open_store(ministry)
    assert len({id(file), id(lake), id(many)}) == 3
    chosen = Selection(campaign, SETTINGS["first_view"])
    view = default_view(file, EVERYONE, chosen).row(0, named=True)
    chosen = replace(
        chosen, phase=view["phase_id"], year=view["year"], obligation=view["obligation_id"]
    )
    indicator = indicator_list(file, EVERYONE, chosen)["indicator_id"][0]
    return Both(file, lake, many, replace(chosen, indicator=indicator))


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.name)
def test_every_question_answers_from_a_lake_as_from_the_file(
    question: Question, both: Both
) -> None:
    chosen = both.chosen
    if "unit_id" in question.needed:
        chosen = replace(chosen, unit=unit_list(both.file, EVERYONE, chosen)["unit_id"][1])
    for level in ("all", "unit_type", "cluster", "unit") if "level" in question.usual else (None,):
        said = {"level": level} if level else {}
        of_file = question(both.file, EVERYONE, chosen, **said)
        for reader in (both.lake, both.many):
            of_lake = question(reader, EVERYONE, chosen, **said)
            if "campaign_id" not in question.parameters and reader is both.many:
                continue  # what a whole store says, many stores say otherwise
            assert of_lake.schema == of_file.schema
            assert of_lake.equals(of_file), level


@pytest.mark.parametrize("kind", sorted(KEPT))
def test_every_row_of_the_ledger_is_in_the_lake_once(kind: str, both: Both) -> None:
    sql = f"SELECT * FROM {kind} ORDER BY ALL"
    assert answers(both.lake, sql) == answers(both.file, sql)


def test_a_publication_is_carried_and_only_its_unit_is_written(
    tmp_path: Path, shared: Shared
) -> None:
    store = sample_store(tmp_path)
    lake = shared(store)
    hand_in(store, {"i1": 101.0}, AT, unit="01")
    hand_in(store, {"i1": 102.0, "i2": None}, AT, unit="02")
    first = published(store)
    reader = open_store(store)
    assert (version(store), answers(reader, VALUES)) == (first, [(101.0,), (102.0,), (None,)])

    hand_in(store, {"i1": 201.0}, AT.replace(day=11), unit="01")
    second = published(store)
    assert answers(reader, VALUES) == [(101.0,), (102.0,), (None,)], "a reader keeps its snapshot"
    assert version(store) == second
    assert answers(open_store(store), VALUES) == [(102.0,), (201.0,), (None,)]
    again = push(store, lake)
    assert (again.version, again.table_count, again.row_count) == (second, 0, 0)


def test_an_answer_of_the_catalog_stays_good_for_a_while(
    tmp_path: Path, shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = sample_store(tmp_path)
    shared(store)
    hand_in(store, {"i1": 101.0}, AT)
    first = published(store)
    assert version(store) == first
    monkeypatch.setattr("data.keeping.lake.shared.FRESH", 3600.0)
    hand_in(store, {"i1": 102.0}, AT.replace(day=11))
    assert published(store) == first, "nobody asked the catalog again"
    monkeypatch.setattr("data.keeping.lake.shared.FRESH", -1.0)
    assert version(store) != first
    assert answers(open_store(store), VALUES) == [(102.0,)]


def test_a_lake_out_of_reach_stops_no_report_and_the_next_publication_carries_it(
    tmp_path: Path, shared: Shared, server: CatalogServer, caplog: pytest.LogCaptureFixture
) -> None:
    store = sample_store(tmp_path)
    shared(store)
    hand_in(store, {"i1": 101.0}, AT)
    server.stop()
    try:
        held = publish(store, CATALOG)
        assert "127.0.0.1/lake" in caplog.text
        with pytest.raises(StoreError, match=r"127\.0\.0\.1/lake"):
            open_store(store)
        assert answers(open_file(store), VALUES) == [(101.0,)]
    finally:
        server.start()
    hand_in(store, {"i1": 102.0}, AT.replace(day=11))
    assert published(store) != held
    assert answers(open_store(store), VALUES) == [(102.0,)]


def test_commands_tell_what_a_lake_holds_and_take_a_store_out(
    tmp_path: Path, shared: Shared, capsys: pytest.CaptureFixture[str]
) -> None:
    neighbour, store = tiny_store(tmp_path / "neighbour"), sample_store(tmp_path)
    push(neighbour, shared(neighbour))  # who is first makes the lake
    lake = shared(store)
    with pytest.raises(StoreError, match=f"«{lake.schema}»"):
        open_store(store)
    hand_in(store, {"i1": 101.0}, AT)
    shown = published(store)
    assert main(["lake", "status", "--lang", "vi"]) == 0
    assert f"Kho {lake.schema}: bản {shown}." in capsys.readouterr().out
    assert main(["lake", "tidy", "--keep-days", "0"]) == 3
    assert "--keep-days 0" in capsys.readouterr().err
    assert main(["lake", "leave", "--lang", "en"]) == 0
    assert f"The store {lake.schema} (version {shown}) has left" in capsys.readouterr().out
    assert lake.schema not in {s.schema for s in lake_state(lake).stores}
    assert main(["lake", "leave"]) == 3
    assert "python -m data lake push" in capsys.readouterr().err


def test_without_a_lake_the_commands_say_which_setting_names_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = sample_store(tmp_path)
    assert main(["lake", "push", "--store", str(store)]) == 3
    assert "ducklake:postgres:host=" in capsys.readouterr().err
