"""The page on awards over a whole sample campaign: every view, and figures traced and added up."""

import html
import re
import tomllib
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from answers.answers import StoreAnswers
from answers.awards.answers import AwardAnswers
from answers.awards.forms import decided_in
from answers.awards.frames import commune_areas
from answers.awards.gate import answer_rows, judged, quota_table, rules_of
from answers.awards.papers import dossier_book, form_book, list_book, quota_book
from answers.awards.words import worded
from briefing.deck.build import deck
from briefing.deck.forms import BarChart, Table
from briefing.deck.more_forms import Areas
from briefing.deck.room import Room
from briefing.report.awards import awards
from briefing.report.scene import Scene
from charts.awards.area_map import area_map
from charts.awards.classes import award_classes
from data.geography.boundaries import boundary
from data.intake.load import ingest
from data.intake.notes import ingest_notes
from data.keeping.calendar import write_calendar
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.samples.sample import PLANS
from data.samples.sample_award_words import words
from data.samples.sample_awards import award_files, award_step_files
from methods import few_persons
from pictures.areas import Shown
from queries.awards import questions as q
from schemas.selection import NotAllowed, Selection, Viewer
from translations import translator

VIEWS = ["where", "spread", "fair", "files"]
SETTINGS = tomllib.loads((PLANS / "province.toml").read_text(encoding="utf-8"))
DAY: date = SETTINGS["first_view"]
STAFF, LEADER = Viewer(), Viewer("minh họa", role="leader")
ME = Viewer()


def with_council(quotas: bool) -> str:
    """A campaign whose plan prints a number, or whose route has a council."""
    for plan in SETTINGS["campaigns"]:
        awards = load_catalog().profile(plan["id"]).awards
        if quotas and any(rule.limit for rule in awards.rules):
            return str(plan["id"])
        if not quotas and any(step.state == "passed" for step in awards.route):
            return str(plan["id"])
    raise LookupError("no such plan")


CAPPED, COUNCIL = with_council(True), with_council(False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("awards")
    catalog, place = load_catalog(), folder / "store"
    write_calendar(place, "sample", SETTINGS["today"], DAY)
    sheets = [a for c in (CAPPED, COUNCIL) for a in award_files(catalog, c, 2, DAY, folder, 1)]
    sheets.sort(key=lambda a: a.received_at)
    made = ingest(
        place,
        [a.path for a in sheets],
        "minh họa",
        [a.received_at for a in sheets],
        catalog=catalog,
    )
    steps = [a for c in (CAPPED, COUNCIL) for a in award_step_files(catalog, c, 2, DAY, folder, 1)]
    steps.sort(key=lambda a: a.received_at)
    taken = ingest_notes(
        place, [a.path for a in steps], "minh họa", [a.received_at for a in steps], catalog
    )
    assert {outcome.state for outcome in (*made, *taken)} == {"accepted"}
    return place


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


@pytest.fixture
def con(store: Path) -> Any:
    return open_store(store)


def opened(**query: str) -> Any:
    at = AppTest.from_file("../../dashboard.py", default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    return at.switch_page("pages/awards.py").run()


def said(at: Any) -> str:
    return "\n".join(str(e.value) for e in [*at.title, *at.markdown, *at.caption, *at.info])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("campaign", [CAPPED, COUNCIL])
def test_every_view_opens_in_both_languages(view: str, language: Any, campaign: str) -> None:
    at = opened(view=view, lang=language, campaign=campaign)
    assert not [*at.exception, *at.error]
    assert at.title[0].value == translator(language)("page.awards.title")


@pytest.mark.parametrize("view", VIEWS)
def test_a_campaign_without_proposals_says_so(view: str) -> None:
    other = next(c["id"] for c in SETTINGS["campaigns"] if c["id"] not in (CAPPED, COUNCIL))
    at = opened(view=view, campaign=other)
    assert not [*at.exception, *at.error]


@pytest.mark.parametrize("measure", ["per_thousand", "count", "score", "coverage"])
def test_the_map_takes_every_measure(measure: str) -> None:
    at = opened(campaign=COUNCIL, measure=measure)
    assert not [*at.exception, *at.error]
    assert translator("vi")(f"awards.measure_of_{measure}") in said(at)


def test_a_row_of_the_address_opens_its_file_with_each_clause(con: Any) -> None:
    chosen = Selection(CAPPED, DAY)
    first = q.award_proposals(con, ME, chosen).row(0, named=True)
    at = opened(view="files", campaign=CAPPED, proposal=first["proposal_id"])
    assert not [*at.exception, *at.error]
    assert first["recipient_name"] in said(at)


def test_a_proposal_opens_its_cell_in_the_sheet_as_it_came(con: Any) -> None:
    first = q.award_proposals(con, ME, Selection(CAPPED, DAY)).row(0, named=True)
    name = first["proposal_id"]
    assert "▶" not in said(opened(view="files", campaign=CAPPED, proposal=name))
    at = opened(view="files", campaign=CAPPED, proposal=name, cell=name)
    assert not [*at.exception, *at.error]
    row = re.findall(r"\d+", first["cell"])[-1]
    marked = next(line for line in said(at).splitlines() if f"**▶ {row}**" in line)
    assert first["recipient_name"] in html.unescape(marked).replace("\\", "")


@pytest.mark.parametrize("campaign", [CAPPED, COUNCIL])
def test_the_dossiers_say_whom_they_wait_for(con: Any, campaign: str) -> None:
    actors = dict(
        con.cursor()
        .execute(
            "SELECT position, actor_vi FROM award_route WHERE campaign_id = $of", {"of": campaign}
        )
        .fetchall()
    )
    rows = q.award_proposals(con, ME, Selection(campaign, DAY))
    waits = rows.filter(
        ~pl.col("state").is_in(["decided", "issued", "refused", "revoked", "returned"])
    )
    counts: dict[str, int] = {}
    for step in sorted(waits["next_step"]):
        counts[actors[step]] = counts.get(actors[step], 0) + 1
    names = ", ".join(f"{actor} ({count})" for actor, count in counts.items())
    assert counts
    at = opened(view="files", campaign=campaign, proposal=waits["proposal_id"][0])
    assert f"Đang chờ: {names}." in html.unescape(said(at)).replace("\\", "")
    own = actors[waits["next_step"][0]]
    assert f"Đang chờ: {own}." in html.unescape(said(at)).replace("\\", "")


@pytest.mark.parametrize("campaign", [CAPPED, COUNCIL])
def test_every_grouping_adds_up_to_the_same_four_counts(con: Any, campaign: str) -> None:
    tally = q.award_tally(con, ME, Selection(campaign, DAY))
    counts = ["proposed_count", "appraised_count", "decided_count", "returned_count"]
    sums = tally.group_by("dimension").agg(pl.col(counts).sum()).select(counts)
    assert sums.n_unique() == 1
    assert tally["dimension"].n_unique() == 10
    every = tally.filter(dimension="all").row(0, named=True)
    assert every["proposed_count"] >= (every["appraised_count"] or 0)
    assert every["proposed_count"] >= every["decided_count"] > 0
    # a letter is decided without an appraiser, so the counts are no stairs
    assert (every["appraised_count"] is None) is (campaign == COUNCIL)


def test_without_a_council_the_third_count_is_not_known_rather_than_zero(con: Any) -> None:
    capped = q.award_tally(con, ME, Selection(CAPPED, DAY)).filter(dimension="all")
    council = q.award_tally(con, ME, Selection(COUNCIL, DAY)).filter(dimension="all")
    assert capped["passed_count"].item() is None
    assert council["passed_count"].item() > 0


@pytest.mark.parametrize("campaign", [CAPPED, COUNCIL])
def test_map_list_table_and_count_say_the_same(con: Any, campaign: str) -> None:
    chosen = Selection(campaign, DAY)
    total = q.award_tally(con, ME, chosen).filter(dimension="all")["decided_count"].item()
    places = q.award_places(con, ME, chosen)
    cells = q.award_cells(con, ME, chosen)
    provinces = q.award_provinces(con, ME, replace(chosen, phase="phase-1"))
    own = provinces.filter(campaign_id=campaign)
    assert places["decided_count"].sum() == total
    assert cells["decided_count"].sum() == total
    assert own["decided_count"].to_list() == [total]
    unknown = provinces.filter(pl.col("campaign_id").is_null())
    assert unknown["decided_count"].null_count() == unknown.height > 20


@pytest.mark.parametrize("campaign", [CAPPED, COUNCIL])
def test_a_unit_whose_sheet_is_not_there_is_not_known_in_any_medium(
    con: Any, campaign: str, store: Path
) -> None:
    sheets = """
        SELECT DISTINCT unit_id FROM submission WHERE campaign_id = $of AND state = 'accepted'
            AND period_id LIKE 'award-%' AND received_at < $day::DATE + INTERVAL 1 DAY
    """
    handed = {
        row[0] for row in con.cursor().execute(sheets, {"of": campaign, "day": DAY}).fetchall()
    }
    named = """
        SELECT DISTINCT commune_id FROM proposal
        WHERE campaign_id = $of AND known_from < $day::DATE + INTERVAL 1 DAY
    """
    told = {row[0] for row in con.cursor().execute(named, {"of": campaign, "day": DAY}).fetchall()}
    chosen = Selection(campaign, DAY)
    places = q.award_places(con, ME, chosen)
    unknown = set(places.filter(pl.col("decided_count").is_null())["unit_id"])
    assert unknown == set(places["unit_id"]) - handed - told
    assert unknown
    communes = places.filter("is_commune")
    none = communes.filter(decided_count=0).height
    total = communes.filter(~pl.col("unit_id").is_in(list(unknown))).height
    share = f"{none}/{total} xã, phường"
    of = StoreAnswers(open_store(store), ME)
    slides = deck(of, chosen, translator("vi")).slides
    assert next(s for s in slides if s.key == "award_map").title.startswith(share)
    report = Scene(Room(of, chosen, translator("vi")), "yearly")
    assert any(share in str(block) for block in awards(report))
    at = opened(campaign=campaign)
    assert any(share in str(text.value) for text in at.markdown)


@pytest.mark.parametrize("campaign", [CAPPED, COUNCIL])
def test_the_award_map_says_what_share_of_the_awards_each_class_has(
    store: Path, con: Any, campaign: str
) -> None:
    chosen = Selection(campaign, DAY)
    places = q.award_places(con, ME, chosen).filter("is_commune")
    counts = places["decided_count"].to_list()
    told = [n for n in counts if n is not None]
    t = translator("vi")
    slide = next(
        s
        for s in deck(StoreAnswers(open_store(store), ME), chosen, t).slides
        if s.key == "award_map"
    )
    [table] = [part.form for part in slide.parts if isinstance(part.form, Table)]
    shown = [tuple(cell.text for cell in row.cells) for row in table.rows]
    want = [
        (label, f"{len(c)}", f"{sum(c)}", t.amount(100 * sum(c) / sum(told), "%", 1))
        for label, c in counted_by_label([row[0] for row in shown], told).items()
    ]
    unknown = counts.count(None)
    assert sum(told) > 0
    assert shown[: len(want)] == want
    assert sum(int(row[1]) for row in want) == len(told)
    assert shown[len(want) : -1] == (
        [("chưa có số liệu", f"{unknown}", "–", "–")] if unknown else []
    )
    assert shown[-1] == ("Tất cả", f"{len(counts)}", f"{sum(told)}", "100,0%")
    sheets = places["has_sheet"].sum()
    assert slide.coverage.startswith(f"{sheets}/{len(counts)} ")
    assert t.amount(100 * sheets / len(counts), "%", 1) in slide.coverage


@pytest.mark.parametrize("campaign", [CAPPED, COUNCIL])
def test_the_map_of_the_page_and_of_the_slide_have_the_stores_classes_and_one_key(
    store: Path, con: Any, campaign: str
) -> None:
    chosen, t = Selection(campaign, DAY), translator("vi")
    places = q.award_places(con, ME, chosen).filter("is_commune")
    of = StoreAnswers(open_store(store), ME)
    slide = next(s for s in deck(of, chosen, t).slides if s.key == "award_map")
    [shape] = [part.form for part in slide.parts if isinstance(part.form, Areas)]
    place = boundary(AwardAnswers(of).territory(chosen), store)
    assert place is not None
    levels = pl.DataFrame(schema={"unit_id": pl.String, "level_pct": pl.Float64})
    frame = commune_areas(places, "count", levels)
    page = area_map(frame, place, Shown("", "", 0, is_count=True), t, "light")
    said = [html.unescape(w.text).replace("<br>", " ") for w in page.layout.annotations]
    key = said[-len(shape.classes) :]  # names of islands set apart come before it
    assert key == [c.label for c in shape.classes]
    counts = dict(places.select("unit_id", "decided_count").iter_rows())
    drawn = {trace.locations: trace.hovertext for trace in page.data if trace.type == "choropleth"}
    for n, label in enumerate(key):
        codes = {code for code, count in counts.items() if fits(label, count)} & {*place.codes}
        assert {a.code for a in shape.areas if a.place == n} == codes
        assert not codes or codes in [{*locations} for locations in drawn]
    told = {a.code: a.text for a in shape.areas}
    assert told == {code: t.number(counts[code]) for code in told}
    hovers = {c: h for codes, texts in drawn.items() for c, h in zip(codes, texts, strict=True)}
    assert {code: h.rpartition("<br>")[2] for code, h in hovers.items()} == told


@pytest.mark.parametrize("campaign", [CAPPED, COUNCIL])
def test_page_and_slide_say_the_same_of_those_awarded(store: Path, con: Any, campaign: str) -> None:
    chosen, t = Selection(campaign, DAY), translator("vi")
    of = StoreAnswers(open_store(store), ME)
    slide = next(s for s in deck(of, chosen, t).slides if s.key == "award_people")
    bars = next(part.form for part in slide.parts if isinstance(part.form, BarChart))
    page = award_classes(AwardAnswers(of).classes(chosen), t, "light")
    told = q.award_tally(con, ME, chosen).filter(dimension="class", phase_counted=chosen.phase)
    counts = {row["key"]: row["decided_count"] for row in told.to_dicts()}
    notes = [re.sub("<[^>]+>", "", html.unescape(a.text)) for a in page.layout.annotations]
    assert notes[::2] == [*bars.categories]
    assert notes[1::2] == [*bars.series[0].texts]
    apart = few_persons.told(counts)
    assert dict(zip(notes[::2], notes[1::2], strict=True)) == {
        t(f"awards.class.{code}"): t.number(count) for code, count in apart.items()
    }
    assert "direct_worker" in apart
    assert html.unescape(page.layout.title.text) == slide.title


def fits(label: str, count: int | None) -> bool:
    """Whether a count is what a class of the map says, read as a person reads it."""
    if count is None or label == "chưa có số liệu":
        return count is None and label == "chưa có số liệu"
    if label == "chưa có":
        return count == 0
    if label.startswith("từ "):
        return count >= int(label.removeprefix("từ "))
    low, _, high = label.partition("–")
    return int(low) <= count <= int(high or low)


def counted_by_label(labels: list[str], told: list[int]) -> dict[str, list[int]]:
    """Known counts under the class that says so."""
    known = [label for label in labels if label not in ("chưa có số liệu", "Tất cả")]
    return {label: [n for n in told if fits(label, n)] for label in known}


def test_a_rate_is_the_decisions_over_the_people_a_sheet_declared(con: Any) -> None:
    places = q.award_places(con, ME, Selection(COUNCIL, DAY)).drop_nulls("per_thousand")
    row = places.sort("per_thousand", descending=True).row(0, named=True)
    assert row["per_thousand"] == pytest.approx(1000 * row["decided_count"] / row["person_count"])
    sql = "SELECT person_count FROM eligible WHERE unit_id = $unit AND year = $year"
    told = con.cursor().execute(sql, {"unit": row["unit_id"], "year": DAY.year}).fetchall()
    assert told == [(row["person_count"],)]


def test_the_past_is_counted_as_it_was_known(con: Any) -> None:
    counts = [
        q.award_tally(con, ME, Selection(COUNCIL, day)).filter(dimension="all")
        for day in (date(2025, 8, 31), date(2025, 12, 31), DAY)
    ]
    decided = [frame["decided_count"].item() for frame in counts]
    assert 0 < decided[0] < decided[1] < decided[2]
    assert q.award_tally(con, ME, Selection(COUNCIL, date(2025, 6, 1))).is_empty()


def test_leaders_see_no_names_and_no_overrides(con: Any) -> None:
    chosen = Selection(COUNCIL, DAY)
    shown = q.award_proposals(con, LEADER, chosen)
    assert shown["recipient_name"].null_count() == shown.height > 0
    assert shown["recipient_id"].null_count() == shown.height
    assert q.award_proposals(con, STAFF, chosen)["recipient_name"].null_count() == 0
    with pytest.raises(NotAllowed):
        q.award_overrides(con, LEADER, chosen)


def test_names_of_people_stand_on_the_staffs_view_only(con: Any) -> None:
    person = words()["person"]
    for view in ("where", "spread", "fair"):
        assert person not in said(opened(view=view, campaign=COUNCIL))


def test_provinces_a_viewer_may_not_see_are_not_known(con: Any) -> None:
    only = Viewer("minh họa", role="secretary", campaigns=frozenset({CAPPED}))
    seen = q.award_provinces(con, only, Selection(CAPPED, DAY)).drop_nulls("campaign_id")
    assert seen["campaign_id"].to_list() == [CAPPED]


def test_every_flag_is_answered_for(con: Any) -> None:
    chosen = Selection(COUNCIL, DAY)
    found = q.award_overrides(con, STAFF, chosen)
    flags = q.award_proposals(con, STAFF, chosen).filter(family="title")
    assert flags.height > 0
    assert set(flags["proposal_id"]) == set(found["proposal_id"])
    assert found["override_document"].null_count() == found["failed_rules"].null_count() == 0


def answers(con: Any, campaign: str) -> pl.DataFrame:
    chosen = Selection(campaign, DAY)
    rules = rules_of(q.award_rules(con, ME, chosen))
    return judged(q.award_proposals(con, ME, chosen), rules, DAY, {})


def test_decided_proposals_of_a_plan_with_numbers_are_within_them(con: Any) -> None:
    found = answers(con, CAPPED)
    plain = found.filter(pl.col("decided_on").is_not_null(), family="form")
    assert plain["verdict_now"].unique().to_list() == ["met"]
    assert plain["verdict_then"].unique().to_list() == ["met"]
    numbers = quota_table(
        found, rules_of(q.award_rules(con, ME, Selection(CAPPED, DAY))), translator("vi")
    )
    assert numbers.height > 0
    assert (numbers["left_count"] >= 0).all()
    assert (numbers["taken_count"] + numbers["left_count"] == numbers["limit"]).all()


def test_without_a_known_number_nothing_of_the_provinces_level_passes(con: Any) -> None:
    found = answers(con, COUNCIL).filter(level="province", family="form")
    assert found["verdict_now"].unique().to_list() == ["no_basis"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_answer_is_said_with_its_document_clause_and_words(con: Any, language: Any) -> None:
    chosen = Selection(CAPPED, DAY)
    every, rules = q.award_proposals(con, ME, chosen), q.award_rules(con, ME, chosen)
    said = answer_rows(every["proposal_id"][0], every, rules, DAY, {}, translator(language))
    assert said.height >= 5
    assert (said["document"].str.len_chars() > 3).all()
    assert (said["why"].str.len_chars() > 3).all()
    assert (said["printed_words"].str.len_chars() > 3).all()


def sheet(content: bytes) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]


@pytest.mark.parametrize("campaign", [CAPPED, COUNCIL])
def test_the_statistical_forms_add_up_to_the_page(con: Any, campaign: str) -> None:
    t = translator("vi")
    every = q.award_proposals(con, ME, Selection(campaign, DAY))
    decided = decided_in(every, DAY.year)
    rows = {row[0]: row for row in sheet(form_book("0603", every, DAY.year, ["x"], t))}
    province = decided.filter(level="province")
    assert rows["01"][2] == province.height > 0
    assert rows["02"][2] + rows["04"][2] + rows["05"][2] == rows["01"][2]
    assert sum(rows[f"{n:02}"][2] for n in range(6, 11)) == rows["05"][2]
    assert rows["12"][2] + rows["13"][2] == rows["01"][2]
    assert rows["01"][3] == province.filter(form_id="province-merit").height
    assert rows["14"][2] is None
    assert rows["01"][6] is None
    state = {row[0]: row for row in sheet(form_book("0602", every, DAY.year, ["x"], t))}
    assert state["01"][2] == decided.filter(level="state").height


def test_the_other_papers_hold_what_the_page_shows(con: Any) -> None:
    t, chosen = translator("vi"), Selection(CAPPED, DAY)
    rules = rules_of(q.award_rules(con, ME, chosen))
    every = worded(answers(con, CAPPED), t)
    listed = sheet(list_book(every, ["x"], t))
    assert len(listed) == every.height + 4
    numbers = quota_table(every, rules, t)
    assert len(sheet(quota_book(numbers, ["x"], t))) == numbers.height + 4
    checked = sheet(dossier_book(every.head(3), rules, ["x"], t))
    assert len(checked) == 3 * 4 + 4
    none = rules_of(q.award_rules(con, ME, Selection(COUNCIL, DAY)))
    assert len(sheet(dossier_book(every.head(3), none, ["x"], t))) == 4


def test_a_decision_goes_down_to_its_line_and_a_step_to_its_own(con: Any, store: Path) -> None:
    chosen = Selection(COUNCIL, DAY)
    row = q.award_proposals(con, ME, chosen).drop_nulls("decided_on").row(0, named=True)
    steps = q.award_steps(con, ME, chosen).filter(proposal_id=row["proposal_id"])
    assert steps["state"].to_list()[-1] in ("decided", "issued")
    assert steps["step_days"].sum() == (steps["on_date"][-1] - row["proposed_on"]).days
    files = (
        con.cursor()
        .execute(
            "SELECT sha256 FROM submission WHERE file_name = $name", {"name": row["file_name"]}
        )
        .fetchall()
    )
    text = (store / "ledger" / "files" / files[0][0]).read_text(encoding="utf-8")
    line = text.splitlines()[int(row["cell"]) - 1]
    assert row["recipient_name"] in line
    assert row["proposal_id"].split("/")[0] in line
