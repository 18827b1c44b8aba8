"""Every mark is a door: a chart says where its marks lead, or here why they lead nowhere."""

import ast
import json
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from charts.parts.doors import HERE, add_doors, one_cell
from charts.parts.theme import figure
from pages.parts.navigation import PAGES
from pages.parts.opening.doors import doors_of
from tests.charts.test_charts_contract import FIGURES
from translations import translator

CHARTS = Path(__file__).parents[2] / "charts"
DOORLESS = {
    "narrow_heat": "on a phone a chart opens nothing; its doors are listed by «Đi tới»",
    "award_classes": "a class of persons: their names stand in the dossiers, for staff alone",
    "award_lorenz": "a share of all units together; each unit stands in the list beside",
    "award_months": "a month of decisions; the dossiers below hold the day of each",
    "plan_bars": "plans by quarter; the units without one are listed under it",
    "agency_bars": "an agency has no page of its own; its tasks stand in the table above",
    "score_trend": "one number of all indicators of a period; they stand in the table below",
    "indicator_trajectory": "parts of a sum; the units stand below, one unit's open cells",
}


def builders() -> dict[str, Path]:
    """Every public function that draws a whole figure: it is given words and a mode, no figure."""
    found = {}
    for path in sorted(CHARTS.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            given = {arg.arg for arg in (*node.args.args, *node.args.kwonlyargs)}
            gives = ast.unparse(node.returns) if node.returns else ""
            if {"t", "mode"} <= given and "drawn" not in given and gives in ("go.Figure", "Figure"):
                found[node.name] = path
    return found


def test_every_chart_opens_doors_or_says_why_not() -> None:
    charts = {
        name: path for name, path in builders().items() if name not in ("figure", "empty_figure")
    }
    assert len(charts) > 30
    silent = [
        name
        for name, path in charts.items()
        if "add_doors(" not in path.read_text(encoding="utf-8") and name not in DOORLESS
    ]
    assert silent == []
    assert {*DOORLESS} <= {*charts}


@pytest.mark.parametrize("name", list(FIGURES))
def test_doors_lead_to_pages_by_names(name: str) -> None:
    frame, draw = FIGURES[name]
    t = translator("vi")
    drawn = draw(frame, t, "light")
    doors = doors_of(drawn)
    if not doors:
        assert any(name in known or known.startswith(name) for known in DOORLESS), name
    for door in doors:
        assert door.page in {*PAGES, HERE}
        assert door.name
        assert any(value for _, value in door.changes)
    assert json.loads(drawn.to_json())["layout"].get("meta", {}).get("doors", []) is not None
    assert doors_of(draw(frame.clear(), t, "light")) == ()


def drawn_with(*marks: Any, **more: Any) -> go.Figure:
    bare = figure(translator("vi"), "light", "m", "s", "a", 100)
    return add_doors(bare, "unit", ("unit",), list(marks), **more)


def test_a_place_named_twice_is_one_line_of_the_list() -> None:
    drawn = drawn_with(("A", ("u1",), one_cell(0, 0)), ("B", ("u2",), one_cell(1, 0)))
    add_doors(drawn, "unit", ("unit",), [("A again", ("u1",), (3, 4))], kind="dot")
    assert [(door.name, door.changes) for door in doors_of(drawn)] == [
        ("A", (("unit", "u1"),)),
        ("B", (("unit", "u2"),)),
    ]


def test_what_every_door_of_a_kind_changes_comes_with_each() -> None:
    drawn = drawn_with(("A", ("u1",), one_cell(0, 0)), content=None)
    assert dict(doors_of(drawn)[0].changes) == {"unit": "u1", "content": None}
