import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from data.keeping.publishing.publish import publish
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.samples.sample import (
    PLANS,
    make_sample,
    sample_files,
    sample_models,
    sample_notes,
    sample_tasks,
)
from data.samples.sample_arrivals import Asked, asked_reports, bound_to, comings, set_apart
from data.samples.sample_campaign import Plan
from data.samples.sample_files import NOTE
from data.samples.sample_plans import unit_plans
from data.samples.sample_values import sample_values
from data.samples.sample_words import report_words, word_books
from queries.progress.questions import content_standing
from queries.reference.questions import campaign_list, store_state
from queries.reporting.questions import reporting_count
from schemas.selection import Selection, Viewer

CATALOG = load_catalog()
PROVINCE = tomllib.loads((PLANS / "province.toml").read_text(encoding="utf-8"))
SMALL = "quang-tri-vinh-linh"
VIEWER = Viewer()


def small_plan(**changes: object) -> dict[str, object]:
    only = [c for c in PROVINCE["campaigns"] if c["id"] == SMALL]
    return {**PROVINCE, "campaigns": only, **changes}


def test_the_same_seed_gives_the_same_values_and_another_gives_others() -> None:
    day = date(2027, 1, 1)
    one, same, other = (sample_values(CATALOG, SMALL, day, seed) for seed in (1, 1, 2))
    assert one.equals(same)
    assert not one.equals(other)


@pytest.mark.parametrize("campaign_id", [c["id"] for c in PROVINCE["campaigns"]])
def test_sample_values_respect_the_limits_of_their_indicators(campaign_id: str) -> None:
    values = sample_values(CATALOG, campaign_id, date(2030, 12, 20), 1)
    for indicator in CATALOG.profile(campaign_id).indicators:
        own = values.filter(pl.col("indicator_id") == indicator.id, pl.col("value").is_not_null())
        assert own["value"].min() >= (indicator.minimum or 0), indicator.id
        assert own["value"].max() <= (indicator.maximum or 1e12), indicator.id


def test_some_values_are_missing_but_few() -> None:
    values = sample_values(CATALOG, SMALL, date(2030, 12, 20), 1)
    assert 0 < values["value"].null_count() / values.height < 0.1


def test_parts_stay_within_their_wholes() -> None:
    campaign_id = "vinh-long"
    values = sample_values(CATALOG, campaign_id, date(2026, 12, 31), 1)
    for part in (i for i in CATALOG.profile(campaign_id).indicators if i.part_of):
        pair = values.filter(indicator_id=part.id).join(
            values.filter(indicator_id=part.part_of), on=["unit_id", "period_id"]
        )
        assert pair.filter(pl.col("value") > pl.col("value_right")).is_empty()


def test_reports_come_on_time_late_corrected_and_broken(tmp_path: Path) -> None:
    names = [a.path.name for a in sample_files(CATALOG, small_plan(), tmp_path, 1)]
    kinds = Counter(Path(name).suffix for name in names)
    assert set(kinds) == {".parquet", ".csv", ".xlsx"}
    assert any("late" in name for name in names)
    assert any("-loi" in name for name in names)


def test_no_report_arrives_before_its_period_is_over_or_after_today(tmp_path: Path) -> None:
    ends = dict(CATALOG.periods(SMALL).select("period_id", "end_date").iter_rows())
    starts = dict(CATALOG.reports(SMALL).select("period_id", "start_date").iter_rows())
    for arrival in sample_files(CATALOG, small_plan(), tmp_path, 1):
        code = next(p for p in [*starts][::-1] if f"-{p}" in arrival.path.name)
        day = arrival.received_at.date()
        assert ends[code] < day if code in ends else starts[code] <= day, arrival.path.name
        assert day <= PROVINCE["today"]


def big_campaign() -> tuple[Plan, Asked, pl.DataFrame]:
    plan = Plan(**PROVINCE["campaigns"][0])
    year = PROVINCE["first_view"].year
    asked = next(a for a in asked_reports(CATALOG, plan.id, year) if a.is_now)
    units = CATALOG.units_of(plan.id).select("unit_id", "unit_name").sort("unit_id")
    return plan, asked, comings(asked, units, 1)


def test_reports_in_words_come_with_a_rush_before_the_deadline_some_late_some_never() -> None:
    _, asked, coming = big_campaign()
    assert asked.due == datetime(2026, 11, 14, 23, 59, 59)
    at = coming["received_at"]
    before = (at <= asked.due).sum()
    assert 0.8 < before / coming.height < 0.97
    assert (at > asked.due).sum() >= 3
    assert at.null_count() >= 3
    days = coming.filter(pl.col("received_at") <= asked.due)["received_at"].dt.date()
    assert 10 <= days.n_unique() <= 20
    assert (days > date(2026, 11, 10)).mean() > 0.3
    assert days.min() < date(2026, 10, 12)


def test_the_units_set_apart_are_different_and_mended_in_time(tmp_path: Path) -> None:
    plan, asked, coming = big_campaign()
    apart = set_apart(asked, coming, plan.word_books, plan.word_returned, plan.word_corrected, 1)
    assert (len(apart.sent), len(apart.corrected)) == (3, 2)
    assert (len(apart.mended), len(apart.returned), len(apart.units)) == (2, 2, 7)
    own = coming.filter(pl.col("unit_id").is_in(list(apart.units)))
    files = list(word_books(asked, own, apart, tmp_path, 1))
    assert len(files) == 3 + 2 + 4 + 2
    assert max(a.received_at for a in files) < asked.due


def test_what_units_write_differs_from_unit_to_unit_and_is_labelled() -> None:
    _, asked, coming = big_campaign()
    said = [
        text
        for unit in coming.iter_rows(named=True)
        for text in report_words(asked, unit, 1).values()
    ]
    assert all(text.endswith("(dữ liệu minh họa)") for text in said)
    assert len(set(said)) > 0.98 * len(said)


@pytest.mark.parametrize("campaign_id", [c["id"] for c in PROVINCE["campaigns"]])
def test_most_plans_are_issued_in_time_some_late_few_never(campaign_id: str) -> None:
    units = CATALOG.units_of(campaign_id).select("unit_id", "unit_type").sort("unit_id")
    plans = unit_plans(CATALOG, campaign_id, units, 1)
    asked = CATALOG.reports(campaign_id).filter(kind="plan").drop_nulls("due_at")
    if asked.is_empty():
        return
    due = asked["due_at"].min().date()
    owing = bound_to(CATALOG.profile(campaign_id), asked.item(0, "period_id"), units)
    assert set(plans["unit_id"]) <= set(owing["unit_id"])
    assert 0.88 <= plans.height / owing.height <= 0.98
    assert 0.75 <= (plans["plan_date"] <= due).mean() <= 0.95


def test_notes_are_written_down_in_order_and_on_known_units(tmp_path: Path) -> None:
    notes = sample_notes(CATALOG, {**PROVINCE, "campaigns": PROVINCE["campaigns"][:1]}, tmp_path, 1)
    assert [a.received_at for a in notes] == sorted(a.received_at for a in notes)
    rows = pl.concat([pl.read_csv(a.path, infer_schema=False) for a in notes])
    counts = dict(rows["kind"].value_counts().iter_rows())
    assert (counts["exemption"], counts["annotation"]) == (3, 4)
    assert counts["reminder"] >= 10
    assert set(rows["unit_id"].drop_nulls()) <= set(CATALOG.units_of("vinh-long")["unit_id"])


def test_a_campaign_without_tasks_or_register_has_no_file_of_them(tmp_path: Path) -> None:
    profile = replace(CATALOG.profile(SMALL), tasks=(), models=None)
    catalog = replace(CATALOG, profiles={SMALL: profile})
    assert sample_tasks(catalog, small_plan(), tmp_path, 1) == []
    assert sample_models(catalog, small_plan(), tmp_path, 1) == []


@pytest.mark.slow
def test_a_sample_comes_in_at_the_door_and_shows_on_screen(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "small.toml").write_text(
        f'today = 2027-03-01\nfirst_view = 2026-10-31\n[[campaigns]]\nid = "{SMALL}"\n'
        "workbooks = 2\nrefused = 2\nbatches = 4\nword_books = 1\nword_returned = 2\n"
        "word_corrected = 1\nexempt = 1\nannotations = 2\n"
    )
    outcomes = make_sample(tmp_path / "store", "small", 1, plans=plans)
    con = open_store(tmp_path / "store")
    assert {o.file_name for o in outcomes if o.state == "rejected"} == {
        o.file_name for o in outcomes if "-loi" in o.file_name or "bang-rieng" in o.file_name
    }
    kinds = {kind for (kind,) in con.cursor().execute("SELECT kind FROM note").fetchall()}
    assert kinds == {"exemption", "annotation"}  # one unit owes the report, and is exempt
    assert con.cursor().execute("SELECT count(*) > 8 FROM remark").fetchall() == [(True,)]
    told = con.cursor().execute("SELECT count(*) > 15, min(note), max(note) FROM task_report")
    assert told.fetchall() == [(True, NOTE, NOTE)]
    assert store_state(con, VIEWER)["first_view"][0] == date(2026, 10, 31)
    chosen = Selection(SMALL, date(2026, 10, 31))
    assert content_standing(con, VIEWER, chosen)["achieved_pct"].is_not_null().all()
    counts = reporting_count(con, VIEWER, chosen).sum()
    assert counts["on_time_count"][0] + counts["late_count"][0] > 0


def test_a_sample_store_is_marked_in_every_campaign_of_a_plan(tmp_path: Path) -> None:
    settings = tmp_path / "plans"
    settings.mkdir()
    (settings / "none.toml").write_text(
        "today = 2026-10-31\nfirst_view = 2026-10-31\ncampaigns = []\n", encoding="utf-8"
    )
    store = tmp_path / "sample-store"
    make_sample(store, "none", 1, plans=settings)
    publish(store)
    frame = campaign_list(open_store(store), VIEWER)
    assert frame.filter(~pl.col("is_illustrative"))["level"].unique().to_list() == ["published"]
    assert frame["is_illustrative"].any()
