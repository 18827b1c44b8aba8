"""Stores of several provinces read as one: whose is whose, what is refused, what nobody writes."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from data.commands.command import main
from data.intake.load import ingest
from data.keeping.backups.backup import back_up
from data.keeping.calendar import write_calendar
from data.keeping.lake.attached import LAKE, attached
from data.keeping.lake.setting import lake_of, lake_said
from data.keeping.lake.share import push
from data.keeping.new_store import make_real_store
from data.keeping.own_campaigns import own_folder
from data.keeping.publishing.publish import publish
from data.keeping.snapshots.snapshots import freeze
from data.keeping.store import open_file, open_store, version
from queries.progress.questions import content_standing
from queries.reference.questions import campaign_list, store_state, unit_list
from queries.reporting.questions import counted_values, report_history
from schemas.problems import StoreError
from schemas.selection import Selection
from schemas.viewer import NotAllowed, Viewer
from tests.data.keeping.lake.conftest import Shared
from tests.worlds.deck_sample import SETTINGS
from tests.worlds.servers.catalog_server import CatalogServer
from tests.worlds.servers.lake_stores import AT, report, tiny_store
from tests.worlds.store_factories import answers

NOW = "SELECT campaign_id, value FROM result WHERE year(known_until) = 9999 ORDER BY ALL"
EVERYONE = Viewer()
Ministry = Callable[..., Path]


@pytest.fixture
def ministry(tmp_path: Path, server: CatalogServer, monkeypatch: pytest.MonkeyPatch) -> Ministry:
    """A folder of the sample's day, from which stores of some schemas are read."""

    def reading(*schemas: str) -> Path:
        folder = tmp_path / "ministry"
        monkeypatch.delenv("THI_DUA_SO_STORE", raising=False)
        write_calendar(folder, "sample", SETTINGS["today"], SETTINGS["first_view"])
        monkeypatch.setenv("THI_DUA_SO_STORE", server.reading(folder, *schemas))
        return folder

    return reading


class Two(NamedTuple):
    """Stores of two campaigns, `c` and `d`, and what they are called in the lake."""

    one: Path
    other: Path
    names: tuple[str, str]


def two_in(folder: Path, server: CatalogServer, data_folder: Path) -> Two:
    one, other = tiny_store(folder / "mot"), tiny_store(folder / "hai", "d", 102.0)
    names = []
    for store in (one, other):
        lake = lake_said(server.setting(store, data_folder))
        push(store, lake)
        names.append(lake.schema)
    return Two(one, other, (names[0], names[1]))


@pytest.fixture(scope="module")
def two(server: CatalogServer, data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Two:
    """Of the tests that only read: who writes has `own`."""
    made = two_in(tmp_path_factory.mktemp("two"), server, data_folder)
    with attached(lake_said(server.setting(made.one, data_folder))) as con:
        # what was handed in lately stands in files now too
        con.execute(f"CALL ducklake_flush_inlined_data('{LAKE}')")
    return made


@pytest.fixture
def own(server: CatalogServer, data_folder: Path, tmp_path: Path) -> Two:
    return two_in(tmp_path / "own", server, data_folder)


def test_each_campaign_is_read_where_it_is_kept_and_all_of_them_together(
    two: Two, ministry: Ministry, data_folder: Path
) -> None:
    folder = ministry(*two.names)
    reader = open_store(folder)
    assert answers(reader, NOW) == [("c", 101.0)] * 2 + [("d", 102.0)] * 2
    listed = campaign_list(reader, EVERYONE)
    assert {*listed["campaign_id"]} == {"c", "d"}
    state = store_state(reader, EVERYONE).row(0, named=True)
    assert state["version"] == version(folder)
    assert state["today"] == SETTINGS["today"]

    # files of one store are out of reach: whoever asks of the other's campaign does not notice
    held = [path for path in data_folder.rglob("*.parquet") if two.names[0] in path.parts]
    assert held
    for path in held:
        path.rename(path.with_suffix(".away"))
    try:
        chosen = Selection("d", SETTINGS["first_view"])
        for question in (unit_list, report_history, counted_values, content_standing):
            of_file = question(open_file(two.other), EVERYONE, chosen)
            assert question(reader, EVERYONE, chosen).equals(of_file), question.name
        with pytest.raises(StoreError):
            answers(reader, NOW)
    finally:
        for path in held:
            path.with_suffix(".away").rename(path)


def test_a_publication_of_any_store_is_a_new_version_of_all(
    own: Two, shared: Shared, ministry: Ministry
) -> None:
    folder = ministry(*own.names)
    before, reader = version(folder), open_store(folder)
    shared(own.one)
    report(own.one, "c", 7.0, AT.replace(day=11))
    ministry(*own.names)
    numbers = [int(said.partition("-")[0]) for said in (before, version(folder))]
    assert numbers[1] == numbers[0] + 1
    assert ("c", 101.0) in answers(reader, NOW), "who reads keeps the snapshot"
    assert [row for row in answers(open_store(folder), NOW) if row[0] == "c"] == [("c", 7.0)] * 2


def test_one_campaign_in_two_stores_is_refused_in_words(
    two: Two, tmp_path: Path, shared: Shared, ministry: Ministry
) -> None:
    again = shared(tiny_store(tmp_path / "again"))
    push(again.folder, again)
    one, more = sorted([two.names[0], again.schema])
    with pytest.raises(StoreError, match=f"«c».*«{one}», «{more}».* / Campaign «c» has reports"):
        open_store(ministry(one, more))
    assert len(answers(open_store(ministry(again.schema, two.names[1])), NOW)) == 4


def test_what_does_not_fit_together_is_said_and_not_read(
    own: Two, shared: Shared, ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = own.names
    with pytest.raises(StoreError, match="«nowhere»"):
        open_store(ministry(one, "nowhere"))

    # the same stores named the other way about are a reader that was not opened before
    folder = ministry(other, one)
    with monkeypatch.context() as newer:
        newer.setattr("data.keeping.lake.many.layout_hash", lambda: "another")
        with pytest.raises(StoreError, match="another release"):
            open_store(folder)

    (folder / "calendar.toml").unlink()
    with pytest.raises(StoreError, match=r"calendar\.toml"):
        open_store(folder)

    ministry(other, one)
    con = attached(lake_of(folder))
    con.execute(f"UPDATE lake.{one}.carried SET hash = 'x' WHERE name = 'place'")
    with pytest.raises(StoreError, match=f"«place».*«{one}» ≠ «{other}»"):
        open_store(folder)
    con.execute(f"UPDATE lake.{one}.carried SET hash = 'y' WHERE name = 'layout'")
    con.close()
    lake = shared(own.one)
    with pytest.raises(StoreError, match=f"«{one}».*another release"):
        open_store(own.one)
    assert push(own.one, lake).table_count > 1, "another layout is carried anew"
    assert open_store(own.one)


def test_nothing_is_written_where_many_stores_are_read(
    two: Two, tmp_path: Path, ministry: Ministry
) -> None:
    folder, day = ministry(*two.names), SETTINGS["first_view"]
    sent = tmp_path / "sent.bin"
    sent.write_bytes(b"sent")
    acts: list[Callable[[], Any]] = [
        lambda: ingest(folder, [sent], "văn thư"),
        lambda: publish(folder),
        lambda: freeze(folder, "c", "Họp", day, EVERYONE, "họp"),
        lambda: own_folder(folder),
        lambda: make_real_store(folder, day),
        lambda: push(folder, lake_of(folder)),
        lambda: back_up(folder, tmp_path / "backups", datetime(2026, 5, 1)),
    ]
    for act in acts:
        with pytest.raises(StoreError, match=r"Trang này chỉ đọc.* / This place only reads"):
            act()
    assert main(["lake", "leave"]) == 3
    assert {path.name for path in folder.iterdir()} <= {"calendar.toml", "lock"}


def test_reach_and_the_rights_of_the_catalog_hold_over_many_stores(
    own: Two,
    ministry: Ministry,
    server: CatalogServer,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = ministry(*own.names)
    limited = Viewer("a", "leader", campaigns=frozenset({"d"}))
    reader = open_store(folder)
    assert campaign_list(reader, limited)["campaign_id"].to_list() == ["d"]
    with pytest.raises(NotAllowed, match="«c»"):
        unit_list(reader, limited, Selection("c", SETTINGS["first_view"]))

    server.sql("CREATE ROLE reads LOGIN")
    asked = server.reading(folder, *reversed(own.names)).replace("user=thi_dua_so", "user=reads")
    monkeypatch.setenv("THI_DUA_SO_STORE", asked)
    with pytest.raises(StoreError, match=r"không dùng được.*permission denied"):
        open_store(folder)
    server.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reads")
    assert answers(open_store(folder), NOW) == answers(reader, NOW)
    mine = server.setting(own.one, data_folder).replace("user=thi_dua_so", "user=reads")
    monkeypatch.setenv("THI_DUA_SO_STORE", mine)
    report(own.one, "c", 9.0, AT.replace(day=12))  # is published all the same
    with pytest.raises(StoreError, match="không dùng được"):
        push(own.one, lake_said(mine))


def test_only_who_shares_a_store_makes_the_lake(
    tmp_path: Path, server: CatalogServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.make("empty")
    store = tiny_store(tmp_path / "tiny")
    setting = f"{server.reading(store, 'tiny', database='empty')} data={tmp_path / 'lake'}"
    monkeypatch.setenv("THI_DUA_SO_STORE", setting)
    lake = lake_of(store)
    assert lake
    for look in (open_store, version):
        with pytest.raises(StoreError, match=r"chưa có hồ dữ liệu.* / There is no lake at"):
            look(store)
    for words in (["lake", "status"], ["lake", "tidy"], ["lake", "leave"]):
        assert main(words) == 3
    assert (
        server.sql("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'ducklake%'", "empty")
        == "0"
    )
    assert push(store, lake).row_count > 0
    assert len(answers(open_store(store), NOW)) == 2
