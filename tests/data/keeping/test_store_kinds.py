"""A store is real or a sample from its first byte; nothing invented gets into a real one."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from data.commands.command import main
from data.intake.load import ingest
from data.keeping.calendar import read_calendar, store_today, write_calendar
from data.keeping.layout import layout_hash
from data.keeping.ledger.ledger import writer
from data.keeping.ledger.manifest import read_manifest
from data.keeping.new_store import bring_up_to_date, make_real_store
from data.keeping.store import open_store
from data.profiles.catalog import CAMPAIGNS, store_catalog
from queries.reference.questions import campaign_list, first_steps
from queries.reporting.obligations import obligation_count, obligation_list
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from tests.shell import ROOT, shell
from tests.worlds.store_factories import CATALOG, answers, csv_file, hand_in, published

DAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real store of the shipped plans on its first day; tests only read it."""
    store = tmp_path_factory.mktemp("real") / "kho"
    make_real_store(store, DAY)
    return store


def test_a_real_store_is_published_at_once_and_lives_by_the_clock(real: Path) -> None:
    assert read_calendar(real).kind == "clock"
    assert read_calendar(real).opened_on == DAY
    assert abs((store_today(real) - date.today()).days) <= 1
    assert read_manifest(real) is not None
    assert answers(open_store(real), "SELECT count(*) FROM result") == [(0,)]


def test_no_campaign_of_a_real_store_is_illustrative_and_of_a_sample_the_plans_are(
    real: Path, tmp_path: Path
) -> None:
    frame = campaign_list(open_store(real), Viewer())
    assert not frame["is_illustrative"].any()
    sample = tmp_path / "sample-store"
    write_calendar(sample, "sample", DAY, DAY)
    kinds = {p.campaign.is_illustrative for p in store_catalog(sample).profiles.values()}
    assert kinds == {True, False}  # published tables hold real figures, in a sample too
    assert {p.campaign.is_illustrative for p in store_catalog(real).profiles.values()} == {False}


@pytest.mark.parametrize(("first", "second"), [("clock", "sample"), ("sample", "clock")])
def test_the_kind_of_a_store_never_changes(tmp_path: Path, first: str, second: str) -> None:
    days = {"clock": (None, None), "sample": (DAY, DAY)}
    write_calendar(tmp_path, first, *days[first])  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="never changes"):
        write_calendar(tmp_path, second, *days[second])  # type: ignore[arg-type]
    assert read_calendar(tmp_path).kind == first


@pytest.mark.parametrize("more", [(), ("--if-empty",)])
def test_the_sample_never_enters_a_real_store(real: Path, more: tuple[str, ...]) -> None:
    before = sorted(real.rglob("*"))
    code, words = shell("data", "sample", "--store", str(real), *more)
    assert code == 3
    assert "không bao giờ vào kho thật" in words
    assert "never enters a real store" in words
    assert sorted(real.rglob("*")) == before


@pytest.mark.parametrize("held", [None, "campaigns", "lost+found"])
def test_the_sample_does_not_fill_a_folder_that_is_not_called_one(
    tmp_path: Path, held: str | None
) -> None:
    place = tmp_path / "srv"
    if held:
        (place / held).mkdir(parents=True)
    code, words = shell("data", "sample", "--if-empty", "--store", str(place))
    assert code == 3
    assert "srv" in words
    assert "Traceback" not in words
    assert [p.name for p in place.glob("*")] == ([held] if held else [])


def test_the_sample_goes_into_a_new_folder_only(tmp_path: Path) -> None:
    place = tmp_path / "sample-store"
    (place / "campaigns").mkdir(parents=True)
    code, words = shell("data", "sample", "--if-empty", "--store", str(place))
    assert code == 3
    assert "thư mục mới" in words
    assert not (place / "calendar.toml").exists()


def test_nothing_is_written_where_no_store_is(tmp_path: Path) -> None:
    place = tmp_path / "unmounted"
    file = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "5"))
    with pytest.raises(StoreError, match="chưa phải kho số liệu"):
        ingest(place, [file], "văn thư", catalog=CATALOG)
    with pytest.raises(StoreError, match="Not a store"), writer(place):
        pass
    assert not place.exists()


def test_a_store_from_before_calendars_is_a_real_one(tmp_path: Path) -> None:
    (tmp_path / "ledger" / "events").mkdir(parents=True)
    hand_in(tmp_path, {"i1": 101.0}, datetime(2026, 4, 2))
    published(tmp_path)
    assert answers(open_store(tmp_path), "SELECT is_sample FROM store") == [(False,)]


@pytest.mark.parametrize("strange", ["report.xlsx", "published"])
def test_a_real_store_is_not_made_among_other_things(tmp_path: Path, strange: str) -> None:
    (tmp_path / strange).mkdir()
    with pytest.raises(StoreError, match=strange):
        make_real_store(tmp_path, DAY)
    assert not (tmp_path / "calendar.toml").exists()


def test_a_real_store_is_not_made_twice(real: Path) -> None:
    code, words = shell("data", "new", "--store", str(real))
    assert code == 3
    assert "không tạo lại" in words
    assert read_calendar(real).opened_on == DAY


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real store with a profile of its own; what it publishes is asked by the tests."""
    store = tmp_path_factory.mktemp("own") / "kho"
    (store / "campaigns" / "units").mkdir(parents=True)
    for path in [*CAMPAIGNS.glob("dti-2022.toml"), *CAMPAIGNS.glob("units/dti-2022*.csv")]:
        (store / "campaigns" / path.relative_to(CAMPAIGNS)).write_bytes(path.read_bytes())
    make_real_store(store, DAY)
    return store


def test_profiles_publish_by_themselves(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_manifest(own)
    assert bring_up_to_date(own) is None
    profile = own / "campaigns" / "dti-2022.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace('short_vi = "', 'short_vi = "Mới ', 1), encoding="utf-8")
    assert main(["ready", "--store", str(own), "--lang", "vi"]) == 0
    assert "đã phát hành lại" in capsys.readouterr().out
    after = read_manifest(own)
    assert before is not None
    assert after is not None
    assert after.number == before.number + 1
    names = answers(open_store(own), "SELECT short_vi FROM campaign")
    assert names[0][0].startswith("Mới ")


def test_ready_refuses_a_sample_and_only_warns_where_nothing_is(tmp_path: Path) -> None:
    sample = tmp_path / "sample-store"
    write_calendar(sample, "sample", DAY, DAY)
    code, words = shell("data", "ready", "--store", str(sample))
    assert code == 3
    assert "make run" in words
    code, words = shell("data", "ready", "--store", str(tmp_path / "nothing"))
    assert code == 0
    assert "chưa có kho ở đây" in words
    assert not (tmp_path / "nothing").exists()


def test_a_real_store_of_another_release_is_served_by_its_name(real: Path, tmp_path: Path) -> None:
    store = tmp_path / "kho"
    shutil.copytree(real, store)
    for notes in (store / "published").glob("*.json"):
        notes.write_text(notes.read_text().replace(layout_hash(), "000000000000"))
    with pytest.raises(StoreError, match=f"make serve STORE={store}") as refused:
        open_store(store)
    assert "make run" not in str(refused.value)


def plan_of(store: Path) -> str:
    frame = campaign_list(open_store(store), Viewer()).filter(level="province")
    return str(frame["campaign_id"][0])


def test_nobody_owes_what_was_due_before_the_store_opened(real: Path) -> None:
    con, plan = open_store(real), plan_of(real)
    due = dict(
        con.cursor()
        .execute("SELECT period_id, due_at FROM period WHERE campaign_id = $c", {"c": plan})
        .fetchall()
    )
    opened = datetime.combine(DAY, datetime.min.time())
    for as_of in (DAY, DAY + timedelta(days=200)):
        counted = obligation_list(con, Viewer(), Selection(plan, as_of))
        asked = set(counted["obligation_id"])
        assert {p for p, at in due.items() if at < opened}.isdisjoint(asked)
        assert {p for p, at in due.items() if opened <= at} <= asked
    later = Selection(plan, DAY + timedelta(days=200), obligation=counted["period_id"].min())
    assert obligation_count(con, Viewer(), later)["overdue_count"].sum() > 0


def test_the_first_steps_count_what_the_profile_has(real: Path) -> None:
    plan = plan_of(real)
    catalog = store_catalog(real)
    row = first_steps(open_store(real), Viewer(), Selection(plan, DAY)).row(0, named=True)
    units = catalog.units_of(plan, DAY)
    members = catalog.memberships.filter(campaign_id=plan, year=DAY.year)
    assert row["unit_count"] == units.height > 0
    assert row["clustered_count"] == units.join(members, on="unit_id", how="semi").height
    assert row["cluster_count"] == members["cluster_id"].n_unique()
    assert row["indicator_count"] == len(catalog.profile(plan).indicators)
    assert row["accepted_count"] == row["received_unit_count"] == 0


@pytest.fixture
def dashboard(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The dashboard as server.py runs it: the folder pages/ is not found by itself."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
    return AppTest.from_file("../../../dashboard.py", default_timeout=120)


@pytest.mark.parametrize("page", ["overview", "reporting", "intake"])
def test_the_first_day_is_a_list_and_no_claim(
    real: Path, dashboard: AppTest, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("THI_DUA_SO_STORE", str(real))
    app = dashboard
    app.query_params["campaign"] = plan_of(real)
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    assert not [*app.exception, *app.error]
    text = " ".join(element.value for element in [*app.markdown, *app.caption])
    assert "Ngày đầu: chưa nhận báo cáo nào" in text
    assert "30/11/2026" in text
    assert "Dữ liệu minh họa" not in text
    assert "theo kịp lộ trình" not in text
    assert "python -m" not in text


def test_the_units_are_listed_on_the_first_day_though_none_owes_the_period(
    real: Path, dashboard: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THI_DUA_SO_STORE", str(real))
    app = dashboard
    app.query_params["campaign"] = plan_of(real)
    app.run()
    app.switch_page("pages/unit.py").run()
    assert not [*app.exception, *app.error]
    [listed] = [table.value for table in app.dataframe]
    units = store_catalog(real).units_of(plan_of(real), date(2026, 11, 30))
    assert len(listed) == units.height > 100


def page_of_no_store() -> None:
    from pages.parts.opening.no_store import no_store
    from translations import translator

    no_store(translator("vi"))


def test_where_no_store_is_the_page_asks_before_it_makes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "kho-tinh"
    monkeypatch.setenv("THI_DUA_SO_STORE", str(place))
    app = AppTest.from_function(page_of_no_store, default_timeout=120).run()
    assert not app.exception
    assert app.title[0].value == "Chưa có kho số liệu ở đây"
    assert "kho-tinh" in app.warning[0].value
    app.button[0].click().run()
    assert app.error
    assert not place.exists()
    app.checkbox[0].check()
    app.button[0].click().run()
    assert read_calendar(place).kind == "clock"
    assert read_manifest(place) is not None
