"""The path of an indicator: what it requires on a day; what a value prints beside it."""

import html
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from briefing.deck.build import deck
from briefing.deck.forms import Lines
from charts.progress.trajectory import indicator_trajectory
from data.keeping.store import open_store
from pictures.trend import path_at, trend_mark
from queries.progress.questions import required_path, trend
from queries.reference.questions import campaign_list, indicator_list, phase_list
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, page_store
from translations import translator

VI = translator("vi")
START = date(2026, 1, 1)


def way(*points: tuple[int, float]) -> list[dict[str, Any]]:
    return [{"at_date": START + timedelta(days=d), "required_value": v} for d, v in points]


@pytest.mark.parametrize(
    ("day", "required"), [(0, 10.0), (50, 15.0), (100, 20.0), (150, 50.0), (200, 80.0)]
)
def test_a_bent_path_is_straight_between_its_points(day: int, required: float) -> None:
    bent = way((100, 20.0), (0, 10.0), (200, 80.0))
    assert path_at(bent, START + timedelta(days=day)) == required


def test_outside_its_points_a_path_requires_nothing_known() -> None:
    assert path_at(way((0, 1.0), (10, 2.0)), START - timedelta(days=1)) is None
    assert path_at(way((0, 1.0), (10, 2.0)), START + timedelta(days=11)) is None
    assert path_at([], START) is None


def test_a_value_just_under_its_requirement_never_prints_as_it() -> None:
    point = {"period_id": "2026-Q3", "end_date": START, "value": 1.6, "required_value": 2.0}
    mark = trend_mark(point, {"decimals": 0, "measure": "%"}, VI)
    assert (mark.value_text, mark.required_text, mark.amount) == ("1,6", "2", "1,6%")
    assert mark.period == "Q3/26"


def test_page_and_slide_draw_the_values_and_the_path_of_the_store(tmp_path: Path) -> None:
    of = StoreAnswers(open_store(page_store(tmp_path)), Viewer())
    chosen = Selection(of.ask(campaign_list)["campaign_id"][0], TODAY)
    slide = next(s for s in deck(of, chosen, VI).slides if s.key == "trajectory")
    lines = slide.parts[0].form
    assert isinstance(lines, Lines)
    known = of.ask(indicator_list, chosen).to_dicts()
    item = next(r for r in known if lines.caption.startswith(r["label_vi"]))
    one = replace(chosen, indicator=item["indicator_id"])
    points = of.ask(trend, one).filter(group_id="all").sort("end_date").to_dicts()
    values = [p["value"] for p in points]
    required, actual = lines.lines[:2]
    assert [v for v in actual.values if v is not None] == [v for v in values if v is not None]
    assert [*lines.categories[: len(points)]] == [
        VI.period(p["period_id"], short=True) for p in points
    ]
    last = points[-1]
    text = VI.number(last["value"], item["decimals"])
    assert actual.labels[0][1] == text
    way, phases = of.ask(required_path, one), of.ask(phase_list, chosen)
    page = indicator_trajectory(pl.DataFrame(points), way, phases, item, TODAY, VI, "light")
    shown = [html.unescape(a.text) for a in page.layout.annotations]
    end = VI.period(last["period_id"], short=True)
    assert f"<b>{VI.amount(last['value'], item['measure'], item['decimals'])}</b> · {end}" in shown
    path = way.filter(phase_id=last["phase_id"]).to_dicts()
    due = [p["required_value"] for p in points]
    assert [*required.values[: len(points)]] == due
    assert [path_at(path, p["end_date"]) for p in points] == pytest.approx(due)
    ahead = required.values[len(points) :]
    assert not ahead or ahead[-1] == max(path, key=lambda w: w["at_date"])["required_value"]
