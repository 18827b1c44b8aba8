"""Role × write: every writer refuses whoever may not, before anything is kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.templates import drop_template, keep_template
from data.intake.load import ingest
from data.intake.notes import ingest_notes, record_notes
from data.keeping.publishing.rubric_publish import publish_rubric
from data.keeping.put_campaign import put_campaign
from data.keeping.snapshots.removal import ask_removal, confirm_removal, drop_removal
from data.keeping.snapshots.snapshots import freeze
from data.keeping.snapshots.storylines import drop_storyline, keep_storyline
from data.profiles.book.plan import CampaignPlan
from data.profiles.catalog import load_catalog
from schemas.problems import StoreError
from schemas.storyline import Storyline
from schemas.viewer import ACTS, ROLES, Act, NotAllowed, Viewer
from tests.worlds.page_store import HEADER, TODAY, a_campaign, page_store, three_units

Write = Callable[[Path, str, Viewer], Any]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("rights"))


def _note(store: Path, campaign: str, by: Viewer) -> Any:
    return record_notes(store, [{"campaign_id": campaign, "text": "x"}], by)


def _put(store: Path, campaign: str, by: Viewer) -> Any:
    plan = CampaignPlan(campaign, "x.xlsx")
    return put_campaign(store, plan, by)


def _rubric(store: Path, campaign: str, by: Viewer) -> Any:
    rubric = next(r for r in load_catalog().rubrics if r.campaign == campaign)
    return publish_rubric(store, rubric, by, "", TODAY)


STORY = ("yearly", ("cover",), {})
WRITES: dict[str, tuple[Act, Write]] = {
    "record_notes": ("note", _note),
    "ingest_notes": ("note", lambda s, c, v: ingest_notes(s, [s / "none.csv"], v)),
    "freeze": ("freeze", lambda s, c, v: freeze(s, c, "", TODAY, v, "")),
    "ask_removal": ("freeze", lambda s, c, v: ask_removal(s, "x", v, "")),
    "confirm_removal": ("freeze", lambda s, c, v: confirm_removal(s, "x", v)),
    "drop_removal": ("freeze", lambda s, c, v: drop_removal(s, "x", v)),
    "publish_rubric": ("rubric", _rubric),
    "put_campaign": ("campaign", _put),
    "keep_storyline": ("storyline", lambda s, c, v: keep_storyline(s, Storyline(c, "", *STORY), v)),
    "drop_storyline": ("storyline", lambda s, c, v: drop_storyline(s, "none", v)),
    "keep_template": ("template", lambda s, c, v: keep_template(s, c, "x.pptx", b"", v)),
    "drop_template": ("template", lambda s, c, v: drop_template(s, c, v)),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("write", WRITES)
def test_a_writer_refuses_a_role_that_may_not(role: Any, write: str, store: Path) -> None:
    act, do = WRITES[write]
    if role in ACTS[act]:
        return
    before = sorted(path.name for path in store.rglob("*"))
    with pytest.raises(NotAllowed):
        do(store, a_campaign(load_catalog()), Viewer("x", role))
    assert sorted(path.name for path in store.rglob("*")) == before


@pytest.mark.parametrize(
    "write", [w for w, (act, _) in WRITES.items() if act == "freeze" and w != "drop_removal"]
)
def test_a_writer_lets_a_role_through_that_may(write: str, store: Path) -> None:
    with pytest.raises((StoreError, FileNotFoundError)):  # blanks: it came as far as its own rules
        WRITES[write][1](store, a_campaign(load_catalog()), Viewer("", "secretary"))


def report(store: Path, folder: Path, unit: str) -> Path:
    """A report that would be accepted."""
    catalog, campaign = load_catalog(), a_campaign(load_catalog())
    indicator = next(
        i for i in catalog.indicators_for(campaign, "commune") if i.measure == "%" and not i.part_of
    )
    ends = catalog.periods(campaign).filter(end_date=date(2026, 9, 30))["period_id"]
    path = folder / f"{unit}.csv"
    line = f"{campaign},{unit},{ends[0]},{indicator.id},44.5,"
    path.write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    return path


def test_a_unit_hands_in_its_own_report_and_no_other(store: Path, tmp_path: Path) -> None:
    mine, other, _ = three_units(load_catalog(), a_campaign(load_catalog()))
    officer = Viewer("cán bộ", "unit", units=frozenset({mine}))
    foreign = report(store, tmp_path, other)
    events = sorted((store / "ledger").rglob("*")) if (store / "ledger").exists() else []
    with pytest.raises(NotAllowed):
        ingest(store, [foreign], officer)
    for role in ("leader", "cluster", "appraiser"):
        with pytest.raises(NotAllowed):
            ingest(store, [foreign], Viewer("x", role))  # type: ignore[arg-type]
    assert (sorted((store / "ledger").rglob("*")) if events else []) == events
    elsewhere = Viewer("x", "secretary", frozenset({"nowhere"}))
    with pytest.raises(NotAllowed):
        ingest(store, [foreign], elsewhere)
    assert ingest(store, [report(store, tmp_path, mine)], officer)[0].state == "accepted"
    assert ingest(store, [foreign], Viewer("thư ký", "secretary"))[0].state == "accepted"
