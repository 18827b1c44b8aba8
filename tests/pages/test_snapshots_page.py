"""The page of frozen figures: freeze, list, remove by two, compare."""

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.intake.load import ingest
from data.keeping.snapshots.removal import note_use, removal_asked
from data.keeping.snapshots.snapshots import freeze, snapshot_list
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.reporting.questions import report_history
from schemas.selection import Selection
from schemas.viewer import Viewer
from tests.pages.test_pages import opened, words
from tests.worlds.page_store import HEADER, TODAY, a_campaign, page_store, three_units
from translations import translator

VI = translator("vi")
CAMPAIGN = a_campaign(load_catalog())
SAID = {"made_by": "văn thư", "reason": "họp Hội đồng"}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("snapshots"))


@pytest.fixture(autouse=True)
def _here(made_once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of the store nobody writes to, unless a test has one of its own."""
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(made_once))


@pytest.fixture
def store(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own, for a test that writes."""
    own = Path(shutil.copytree(made_once, tmp_path / "store"))
    monkeypatch.setenv("THI_DUA_SO_STORE", str(own))
    return own


def frozen(store: Path, name: str = "Họp quý", as_of: date = TODAY) -> str:
    return freeze(store, CAMPAIGN, name, as_of, **SAID).snapshot_id


def button(at: Any, label: str) -> Any:
    return next(b for b in at.button if b.label == label)


def corrected(store: Path, folder: Path, value: float) -> None:
    unit = three_units(load_catalog(), CAMPAIGN)[0]
    chosen = load_catalog().indicators_for(CAMPAIGN, "commune")
    name = next(i.id for i in chosen if i.measure == "%" and not i.part_of)
    path = folder / "sua.csv"
    path.write_text(f"{HEADER}\n{CAMPAIGN},{unit},2026-Q2,{name},{value},tính lại\n", "utf-8")
    assert ingest(store, [path], "thanh tra", [datetime(2026, 10, 20)])[0].state == "accepted"


def test_before_the_first_snapshot_the_page_says_how_to_make_one_and_compares_days() -> None:
    at = opened("snapshots")
    assert VI("snapshots.none") in words(at)
    assert VI("snapshots.compare") in words(at)


def test_what_the_form_freezes_is_in_the_list(store: Path) -> None:
    at = opened("snapshots")
    next(i for i in at.text_input if i.label == VI("snapshots.name")).set_value("Tổng kết 2026")
    at.text_area[0].set_value("trình hội nghị")
    button(at, VI("snapshots.freeze")).click().run()
    assert not [*at.exception, *at.error]
    made = snapshot_list(store)[0]
    assert (made.name, made.as_of, made.reason) == ("Tổng kết 2026", TODAY, "trình hội nghị")
    assert "Tổng kết 2026" in words(at)
    assert made.label in words(at)


def test_a_form_with_a_blank_says_what_is_missing_and_freezes_nothing(made_once: Path) -> None:
    at = opened("snapshots")
    button(at, VI("snapshots.freeze")).click().run()
    assert "tên / name" in at.error[0].value
    assert snapshot_list(made_once) == []


def test_nothing_is_compared_before_it_is_asked_for(made: str) -> None:
    at = opened("snapshots")
    assert not at.dataframe
    at.button(key=f"snapshots.compare.{made}").click().run()
    assert at.query_params["before"] == made
    assert "Không có thay đổi" in words(at)


@pytest.fixture(scope="module")
def frozen_once(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store with one snapshot; tests only look at it."""
    own = Path(shutil.copytree(made_once, tmp_path_factory.mktemp("frozen") / "store"))
    return own, frozen(own)


@pytest.fixture
def made(frozen_once: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The snapshot of that store, which the pages of the test show."""
    monkeypatch.setenv("THI_DUA_SO_STORE", str(frozen_once[0]))
    return frozen_once[1]


@pytest.fixture(scope="module")
def moved(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store with a snapshot and what has arrived since; tests only look at it."""
    folder = tmp_path_factory.mktemp("moved")
    own = Path(shutil.copytree(made_once, folder / "store"))
    made = frozen(own)
    corrected(own, folder, 5.0)
    return own, made


@pytest.mark.parametrize("view", ["reports", "progress", "scores", "awards"])
def test_a_corrected_report_is_shown_with_what_it_moved(
    moved: tuple[Path, str], view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, made = moved
    monkeypatch.setenv("THI_DUA_SO_STORE", str(own))
    at = opened("snapshots", before=made, view=view)
    assert not [*at.exception, *at.error]
    assert "1 báo cáo sửa" in words(at)
    assert len(at.get("download_button")) == len(at.dataframe)
    if view == "reports":
        assert at.dataframe[0].value["Người nộp"].to_list() == ["thanh tra"]
        assert at.dataframe[1].value["Kết quả sau"].to_list() == ["5,0%"]
        assert at.dataframe[1].value["Ghi chú"].to_list() == ["tính lại"]


def test_two_snapshots_are_compared_in_english_too(store: Path, tmp_path: Path) -> None:
    early = frozen(store)
    corrected(store, tmp_path, 5.0)
    late = frozen(store)
    at = opened("snapshots", before=early, after=late, lang="en")
    assert not [*at.exception, *at.error]
    assert "1 report corrected" in words(at)


@pytest.mark.usefixtures("made")
def test_an_address_that_names_no_snapshot_compares_nothing() -> None:
    at = opened("snapshots", before="CL-2020-01-01-01")
    assert not [*at.exception, *at.error, *at.dataframe]


def test_removing_takes_a_second_name(store: Path) -> None:
    made = frozen(store)
    at = opened("snapshots")
    at.text_input(key=f"snapshots.asked_by.{made}").set_value("Ban A")
    at.text_input(key=f"snapshots.why.{made}").set_value("nhầm ngày").run()
    at.button(key=f"snapshots.ask.{made}").click().run()
    assert removal_asked(store, made) is not None
    assert VI("snapshots.badge_asked") in words(at)
    at.text_input(key=f"snapshots.confirmed_by.{made}").set_value("ban a").run()
    at.button(key=f"snapshots.confirm.{made}").click().run()
    assert "hai người" in at.error[0].value
    at.text_input(key=f"snapshots.confirmed_by.{made}").set_value("Ban B").run()
    at.button(key=f"snapshots.confirm.{made}").click().run()
    assert snapshot_list(store) == []
    assert VI("snapshots.none") in words(at)


def test_a_request_can_be_dropped(store: Path) -> None:
    made = frozen(store)
    at = opened("snapshots")
    at.text_input(key=f"snapshots.asked_by.{made}").set_value("Ban A")
    at.text_input(key=f"snapshots.why.{made}").set_value("nhầm ngày").run()
    at.button(key=f"snapshots.ask.{made}").click().run()
    at.button(key=f"snapshots.drop.{made}").click().run()
    assert removal_asked(store, made) is None
    assert VI("snapshots.badge_asked") not in words(at)


def test_a_snapshot_in_use_cannot_be_asked_away(store: Path) -> None:
    made = frozen(store)
    note_use(store, made, "bộ trình chiếu")
    at = opened("snapshots")
    assert "bộ trình chiếu dựa trên bản chốt này" in words(at)
    assert not [b for b in at.button if b.label == VI("snapshots.ask")]


def test_a_damaged_snapshot_is_named_and_hides_no_other(store: Path) -> None:
    broken, whole = frozen(store), frozen(store, "Bản còn tốt")
    (store / "snapshots" / broken / "snapshot.json").write_text("{}", encoding="utf-8")
    at = opened("snapshots")
    assert broken in at.error[0].value
    assert "Bản còn tốt" in words(at)
    assert whole in words(at)


def test_while_a_snapshot_is_shown_nothing_can_be_frozen_or_removed(made: str) -> None:
    at = opened("snapshots", snapshot=made)
    assert VI("snapshots.badge_shown") in words(at)
    assert VI("snapshot.read_only") in words(at)
    assert not at.text_area
    assert not [b for b in at.button if b.label == VI("snapshots.ask")]


@pytest.mark.usefixtures("made")
def test_snapshots_of_other_campaigns_are_counted_not_listed() -> None:
    at = opened("snapshots", campaign="an-giang")
    assert VI("snapshots.others", count="1") in words(at)
    assert VI("snapshots.none") in words(at)


def test_two_days_are_compared_where_nothing_was_ever_frozen(made_once: Path) -> None:
    early, late = "2026-06-30", f"{TODAY}"
    at = opened("snapshots", before=early, after=late)
    assert not [*at.exception, *at.error]
    history = report_history(
        open_store(made_once), Viewer(), Selection(CAMPAIGN, TODAY), limit=1000
    )
    later = history.filter(pl.col("received_at").dt.date() > date.fromisoformat(early))
    assert later.height > 0
    assert f"{later.height} báo cáo mới" in words(at)
    assert [str(d.value) for d in at.date_input[-2:]] == [early, late]
