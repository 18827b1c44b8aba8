import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.samples.sample import PLANS, make_sample, sample_files
from data.samples.sample_values import sample_values
from queries.progress import content_standing
from queries.reference import store_state
from queries.reporting import reporting_count
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
    for arrival in sample_files(CATALOG, small_plan(), tmp_path, 1):
        period = next(p for p in ends if f"-{p}" in arrival.path.name)
        assert ends[period] < arrival.received_at.date() <= PROVINCE["today"]


@pytest.mark.slow
def test_a_sample_comes_in_at_the_door_and_shows_on_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "small.toml").write_text(
        f'today = 2027-03-01\nfirst_view = 2026-10-31\n[[campaigns]]\nid = "{SMALL}"\n'
        "workbooks = 2\nrefused = 2\nbatches = 4\n"
    )
    monkeypatch.setattr("data.samples.sample.PLANS", plans)
    outcomes = make_sample(tmp_path / "store", "small", 1)
    con = open_store(tmp_path / "store")
    assert {o.file_name for o in outcomes if o.state == "rejected"} == {
        o.file_name for o in outcomes if "-loi" in o.file_name or "bang-rieng" in o.file_name
    }
    assert store_state(con, VIEWER)["first_view"][0] == date(2026, 10, 31)
    chosen = Selection(SMALL, date(2026, 10, 31))
    assert content_standing(con, VIEWER, chosen)["achieved_pct"].is_not_null().all()
    counts = reporting_count(con, VIEWER, chosen).sum()
    assert counts["on_time_count"][0] + counts["late_count"][0] > 0
