"""One answer to «which phase, period, year and report» for every page, the shell and the papers."""

import ast
import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from briefing.deck.room import Room
from briefing.report.scene import Scene
from briefing.work import Asked, Work
from data.keeping.calendar import write_calendar
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.profiles.deadlines import deadlines, periods
from queries.catalogue import QuestionError, asked
from queries.reference.questions import default_view, year_list
from schemas.plan.profile import Profile
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import a_campaign, page_store

ME = Viewer()
PAGES = Path(__file__).parents[2] / "pages"
FIRST, END = date(2026, 10, 31), date(2031, 2, 1)
DAYS = (
    date(2025, 6, 1),
    FIRST,
    date(2027, 1, 5),
    date(2027, 1, 31),
    date(2027, 12, 14),
    date(2027, 12, 31),
    date(2028, 1, 5),
    date(2028, 3, 31),
    date(2028, 4, 15),
    date(2028, 4, 16),
    date(2028, 4, 20),
    date(2030, 12, 20),
    date(2030, 12, 31),
    date(2031, 1, 31),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = page_store(tmp_path_factory.mktemp("shared"))
    write_calendar(made, "sample", END, FIRST)
    return made


@pytest.fixture(scope="module")
def profile() -> Profile:
    catalog = load_catalog()
    return catalog.profile(a_campaign(catalog))


def expected(profile: Profile, day: date) -> dict[str, Any]:
    """What docs/method.md says is looked at on a day, worked out without the store."""
    rows = periods(profile).sort("end_date").to_dicts()
    over = [row for row in rows if row["end_date"] <= day]
    due = {
        row["phase_id"] for row in over if row["due_at"] < datetime.combine(day, time(23, 59, 59))
    }
    yearly = [
        int(name.partition("-")[2])
        for name, kind, at in deadlines(profile).select("deadline_id", "kind", "due_at").rows()
        if kind == "yearly" and at and at.date() - timedelta(days=92) <= day
    ]
    period = over[-1]["period_id"] if over else None
    years = [row["end_date"].year for row in over[-1:]] + yearly
    return {
        "phase_id": max(due, default="phase-1"),
        "period_id": period,
        "year": max(years, default=profile.phases.starts_on.year),
        "obligation_id": period or rows[0]["period_id"],
    }


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_shared_view_is_what_the_method_says(store: Path, profile: Profile, day: date) -> None:
    chosen = Selection(profile.campaign.id, day)
    found = default_view(open_store(store), ME, chosen).row(0, named=True)
    assert found == expected(profile, day)


def page_filters() -> dict[str, tuple[tuple[str, ...], bool]]:
    """The filters each page opens with, and whether it is about today, read from its file."""
    found = {}
    for path in sorted(PAGES.glob("[!_]*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "opening":
                said = {
                    k.arg: ast.literal_eval(k.value)
                    for k in node.keywords
                    if k.arg in ("silent", "has_date")
                }
                listed = [n.value for n in ast.walk(node.args[1]) if isinstance(n, ast.Constant)]
                names = (*map(str, listed), *said.get("silent", ()))
                found[ast.literal_eval(node.args[0])] = names, not said.get("has_date", True)
    return found


@pytest.fixture
def opened(store: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Opens a page's filters on an address, asking the store itself."""
    from pages.parts import filters, options

    con, known, said = open_store(store), {}, {}

    def ask(question: Any, chosen: Selection | None = None, **extra: Any) -> pl.DataFrame:
        key = (question, chosen)
        if key not in known:
            known[key] = question(con, ME, *([chosen] if chosen else []), **extra)
        return known[key]

    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    for module in (filters, options):
        monkeypatch.setattr(module, "ask", ask)
    monkeypatch.setattr(filters, "shown_store", lambda: store)
    monkeypatch.setattr(filters, "language", lambda: "vi")
    monkeypatch.setattr(filters, "address", lambda: said)

    def pick(names: tuple[str, ...], *, is_today: bool, **query: str) -> Selection:
        said.clear()
        said.update(query)
        return filters.pick(*names, is_today=is_today)

    return pick


def test_every_page_opens_on_the_shared_view(opened: Any, profile: Profile) -> None:
    pages = page_filters()
    assert {"overview", "progress", "reporting", "intake", "unit", "awards"} <= set(pages)
    shown = set()
    for day in DAYS:
        want = expected(profile, max(day, profile.phases.starts_on))
        for page, (names, is_today) in pages.items():
            got = opened(names, is_today=is_today, campaign=profile.campaign.id, as_of=f"{day}")
            assert (got.phase, got.year) == (want["phase_id"], want["year"]), (page, day)
            assert got.as_of == (END if is_today else day), (page, day)
            for name in {"period", "obligation"} & set(names):
                assert getattr(got, name) == want[f"{name}_id"], (page, day, name)
                shown.add((page, name))
    assert {("intake", "period"), ("reporting", "obligation")} <= shown


def test_a_bare_address_opens_every_page_on_the_first_view(opened: Any, profile: Profile) -> None:
    names, is_today = page_filters()["intake"]
    assert opened(names, is_today=is_today).period == "2026-Q3"
    names, is_today = page_filters()["reporting"]
    assert opened(names, is_today=is_today).obligation == "2026-Q3"


def test_what_the_address_says_comes_before_the_shared_view(opened: Any, profile: Profile) -> None:
    names, is_today = page_filters()["reporting"]
    said = {"campaign": profile.campaign.id, "as_of": "2028-01-05"}
    got = opened(names, is_today=is_today, **said, phase="phase-2", obligation="yearly-2026")
    assert (got.phase, got.obligation) == ("phase-2", "yearly-2026")
    assert opened(names, is_today=is_today, **said, phase="phase-7").phase == "phase-1"


@pytest.mark.parametrize("day", DAYS[1:], ids=str)
def test_the_shell_answers_for_the_shared_view(store: Path, profile: Profile, day: date) -> None:
    con, want = open_store(store), expected(profile, day)
    words = {"campaign": profile.campaign.id, "as_of": f"{day}"}
    assert set(asked(con, ME, "award_cells", words)["phase_counted"]) == {want["phase_id"]}
    assert set(asked(con, ME, "headline", words)["period_id"]) == {want["period_id"]}
    assert set(asked(con, ME, "obligation_state", words)["obligation_id"]) <= {
        want["obligation_id"]
    }
    whole = asked(con, ME, "award_cells", {**words, "phase": "all"})
    assert set(whole["phase_counted"]) == {"all"}


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ({"phase": "phase-9"}, "phase: .*phase-9.*phase-1, phase-2$"),
        ({"phase": "all"}, "phase: .*all.*phase-1, phase-2$"),
        ({"campaign": "nowhere"}, "campaign: .*nowhere"),
    ],
)
def test_a_word_that_names_nothing_is_refused(
    store: Path, profile: Profile, words: dict[str, str], wrong: str
) -> None:
    said = {"campaign": profile.campaign.id, "as_of": "2027-01-05", **words}
    with pytest.raises(QuestionError, match=wrong):
        asked(open_store(store), ME, "headline", said)


@pytest.mark.parametrize("day", DAYS[1:], ids=str)
def test_papers_are_about_the_shared_view(store: Path, profile: Profile, day: date) -> None:
    want = expected(profile, day)
    work = Work(Asked(store, profile.campaign.id, day))
    assert (work.chosen.phase, work.chosen.year) == (want["phase_id"], want["year"])
    scene = Scene(Room(work.answers, work.chosen, work.t), "yearly")
    assert (scene.phase["phase_id"], scene.year) == (want["phase_id"], want["year"])
    bare = Scene(Room(work.answers, Selection(profile.campaign.id, day), work.t), "yearly")
    assert (bare.phase["phase_id"], bare.year) == (want["phase_id"], want["year"])


@pytest.mark.parametrize(
    ("year", "day", "as_of", "phase"),
    [
        (2026, date(2027, 1, 31), date(2027, 1, 31), "phase-1"),
        (2026, date(2030, 12, 20), date(2027, 3, 30), "phase-1"),
        (2027, date(2028, 1, 31), date(2028, 1, 31), "phase-1"),
        (2028, date(2030, 12, 20), date(2029, 3, 30), "phase-2"),
        (2030, END, END, "phase-2"),
    ],
)
def test_a_paper_of_a_year_holds_that_year_alone(
    store: Path, profile: Profile, year: int, day: date, as_of: date, phase: str
) -> None:
    work = Work(Asked(store, profile.campaign.id, day, year=year))
    chosen = work.chosen
    assert (chosen.as_of, chosen.year, chosen.phase) == (as_of, year, phase)
    scene = Scene(Room(work.answers, chosen, work.t), "yearly")
    assert {row["year"] for row in scene.periods} <= {year}
    assert [row["period_id"] for row in scene.periods][-1] == f"{year}-Q4"
    assert scene.report is not None
    assert scene.report["obligation_id"] == f"yearly-{year}"
    assert work.room.review is not None
    assert work.room.review["year"] == year
    assert str(year) in work.deck.stamp.meeting


def test_a_year_nothing_is_known_of_is_refused_with_those_there_are(
    store: Path, profile: Profile
) -> None:
    with pytest.raises(StoreError, match=r"2028: .*2025, 2026, 2027"):
        Work(Asked(store, profile.campaign.id, date(2027, 12, 20), year=2028))
    with pytest.raises(StoreError, match="--year"):
        Work(Asked(store, profile.campaign.id, date(2028, 2, 1), storyline="interim", year=2027))


def test_each_year_is_looked_at_until_the_next_one_is(store: Path, profile: Profile) -> None:
    con, chosen = open_store(store), Selection(profile.campaign.id, END)
    years = year_list(con, ME, chosen)
    for row in years.to_dicts():
        at = replace(chosen, as_of=row["until_date"])
        assert default_view(con, ME, at)["year"].item() == row["year"]
        if row["until_date"] < END:
            after = replace(chosen, as_of=row["until_date"] + timedelta(days=1))
            assert default_view(con, ME, after)["year"].item() == row["year"] + 1
    assert years.filter("is_default")["year"].to_list() == [2030]
    assert json.loads(years.select("year").write_json())[0]["year"] == 2025
