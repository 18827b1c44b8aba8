"""Who owes a report, when only that changes: said once, with what has been handed in."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.commands.campaign_words import change_words
from data.keeping.published_campaign import changes_to_come
from data.keeping.publishing.publish import publish
from data.keeping.store import answer, open_store
from data.profiles.catalog import load_catalog, store_catalog
from data.profiles.change.changes import campaign_changes, campaign_tables
from data.profiles.change.effects import NOTHING
from tests.worlds.once import once
from tests.worlds.second import CAMPAIGN, second_world
from translations import translator

YEARLY = "[reporting.yearly]\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    made = once("second", tmp_path / "made", lambda at: second_world(at).store)
    return Path(shutil.copytree(made, tmp_path / "kho"))


def owed_by(store: Path, unit_types: str) -> None:
    path = store / "campaigns" / f"{CAMPAIGN}.toml"
    before, _, after = path.read_text(encoding="utf-8").partition(YEARLY)
    rest = after.partition("\n")[2] if after.startswith("unit_types") else after
    path.write_text(f"{before}{YEARLY}unit_types = {unit_types}\n{rest}", encoding="utf-8")


def test_units_that_cease_and_begin_to_owe_a_report_are_said_once(store: Path) -> None:
    con = open_store(store)
    units = dict(answer(con, "SELECT unit_type, count(*) FROM unit GROUP BY ALL").iter_rows())
    due = "SELECT deadline_id FROM deadline WHERE kind = 'yearly' ORDER BY due_at"
    items = ", ".join(answer(con, due)["deadline_id"])
    sent = """
        SELECT count(DISTINCT (s.unit_id, s.period_id))
        FROM submission AS s
        JOIN unit AS u USING (campaign_id, unit_id)
        WHERE s.state = 'accepted' AND s.period_id LIKE 'yearly-%' AND u.unit_type = 'office'
    """
    handed_in = answer(con, sent).item()
    owed_by(store, '["hamlet"]')
    (less,) = changes_to_come(store, CAMPAIGN, store_catalog(store))
    assert (less.code, less.item) == ("owes_less", items)
    assert (less.params["count"], less.params["reports"]) == (units["office"], handed_in)
    assert less.touched == handed_in
    for language in ("vi", "en"):
        assert str(units["office"]) in change_words(less, translator(language))
    publish(store, store_catalog(store))
    assert changes_to_come(store, CAMPAIGN, store_catalog(store)) == []
    owed_by(store, "[]")
    (more,) = changes_to_come(store, CAMPAIGN, store_catalog(store))
    assert (more.code, more.item, more.touched) == ("owes_more", items, 0)
    assert more.params["count"] == units["office"]


def test_reports_already_in_are_counted_and_plans_are_said_apart() -> None:
    catalog = load_catalog()
    name = next(p.campaign.id for p in catalog.profiles.values() if p.reporting.plans)
    before = campaign_tables(catalog, name)
    bound = before["bound_unit"]
    plan, yearly = (
        bound.filter(pl.col("deadline_id").str.starts_with(kind)).row(0, named=True)
        for kind in ("plan-", "yearly-")
    )
    keys = ["deadline_id", "unit_id"]
    gone = pl.DataFrame([{key: row[key] for key in keys} for row in (plan, yearly)])
    after = {**before, "bound_unit": bound.join(gone, on=keys, how="anti")}
    sent = [
        (yearly["unit_id"], yearly["deadline_id"]),
        (yearly["unit_id"], "final"),
        ("other", yearly["deadline_id"]),
    ]
    reports = pl.DataFrame(sent, schema=NOTHING.reports.schema, orient="row")
    reported = replace(NOTHING, reports=reports)
    found = {c.code: c for c in campaign_changes(before, after, reported, date(2026, 12, 1))}
    assert set(found) == {"owes_less", "owes_less_plan"}
    assert found["owes_less_plan"].item == plan["deadline_id"]
    less = found["owes_less"]
    assert (less.item, less.params["count"], less.params["reports"], less.touched) == (
        yearly["deadline_id"],
        1,
        1,
        1,
    )
    (more,) = campaign_changes(after, before, reported, date(2026, 12, 1))
    both = f"{plan['deadline_id']}, {yearly['deadline_id']}"
    assert (plan["unit_id"], more.code, more.item) == (yearly["unit_id"], "owes_more", both)
