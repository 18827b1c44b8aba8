"""What every figure promises, asked of each builder."""

import json
import re
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest

from answers.awards.frames import class_counts
from charts import (
    content_bullets,
    indicator_trajectory,
    level_quadrants,
    mover_arrows,
    phase_dumbbells,
    phase_timeline,
    reporting_bars,
    standing_heat,
    trend_multiples,
)
from charts.awards.area_map import area_map
from charts.awards.circles import award_circles
from charts.awards.classes import award_classes
from charts.awards.funnel import award_funnel
from charts.awards.groups import award_groups
from charts.awards.lorenz import award_lorenz
from charts.awards.months import award_months
from charts.awards.rank_list import rank_list
from charts.awards.results import award_results
from charts.scoring.criterion_strips import criterion_strips
from charts.scoring.margins import cluster_margins
from charts.scoring.marker_heat import marker_heat
from charts.scoring.points_lost import points_lost
from charts.scoring.rank_bump import rank_bump
from charts.scoring.rank_intervals import rank_intervals
from charts.scoring.rank_shift import rank_shift
from charts.scoring.stage_dumbbells import stage_dumbbells
from pictures.tokens import DIVERGING, STATUS, TOKENS, Mode
from tests.worlds.frames import award_frames as a
from tests.worlds.frames import score_frames as s
from tests.worlds.frames.chart_frames import (
    AS_OF,
    EVIL,
    comparison,
    comparison_row,
    count_row,
    counts,
    deadlines,
    indicator,
    movers,
    path,
    phases,
    standing,
    standing_row,
    trend,
    trend_rows,
    unit_level,
    unit_levels,
)
from translations import Translator, translator

NAME = EVIL
INDICATOR = indicator(label_vi=NAME, label_en=NAME, short_vi=NAME, short_en=NAME)
STANDING = standing(
    standing_row(0, 101.0, short_vi=NAME, short_en=NAME, group_name_vi=NAME, group_name_en=NAME),
    standing_row(7, 29.7),
    standing_row(3, None),
)
TREND = trend(
    trend_rows([41.0, 45.0, 50.0, 60.5, 68.4], group_name_vi=NAME, group_name_en=NAME),
    trend_rows([21.0, 25.0, 30.0, 40.0, 48.4], group_id="g2"),
)
COUNTS = counts(count_row(NAME), count_row("Sở", 9, 0, 0, 1))
MOVERS = movers({NAME: 9.4, "Xã B": -3.2})
COMPARISON = comparison(comparison_row(NAME), comparison_row("B", needed_per_year=30.5))
LEVELS = unit_levels(
    unit_level(NAME, 80.0, 12.0, unit_id="u1"),
    unit_level("B", 30.0, 2.0, "low_slow"),
    unit_level("C", 99.0, 0.5, "near_ceiling", corrected_pct=None, corrected_rank=None),
)
RANKING = s.ranking(s.ranked(NAME, 90.0, 1), s.ranked("B", 88.0, 2, penalty_points=2.0))
LOST = s.sections({NAME: (6.0, 4.0), "B": (5.0, 5.0)})
DRAWS = s.drawn_ranks((NAME, 1, 0.7, 1, 1, 2), ("B", 2, 0.3, 1, 2, 2))
YEARS = s.years({NAME: {2025: 2, 2026: 1}, "B": {2025: 1, 2026: 2}})
GLANCE = s.glances(s.glance_row(NAME, 2.0, leader_name=NAME), s.glance_row("c2", 9.0))
CRITERIA = s.criteria(s.criterion(NAME, NAME, 18.0), s.criterion("B", NAME, 9.0))
TRIAL = s.trial({NAME: (1, 2), "B": (2, 1)})
APART = s.apart((NAME, "B", 0.05), ("B", NAME, -0.02))
Draw = Callable[[Any, Translator, Mode], go.Figure]
FIGURES: dict[str, tuple[pl.DataFrame, Draw]] = {
    "timeline": (phases(), lambda f, t, m: phase_timeline(f, deadlines(), AS_OF, t, m)),
    "bullets": (STANDING, content_bullets),
    "trajectory": (
        TREND,
        lambda f, t, m: indicator_trajectory(
            f, path() if len(f) else path().clear(), phases(), INDICATOR, AS_OF, t, m
        ),
    ),
    "heat": (STANDING, standing_heat),
    "multiples": (TREND, lambda f, t, m: trend_multiples(f, INDICATOR, t, m)),
    "reporting": (COUNTS, lambda f, t, m: reporting_bars(f, "2026-Q3", t, m)),
    "movers": (MOVERS, mover_arrows),
    "comparison": (COMPARISON, phase_dumbbells),
    "quadrants": (LEVELS, level_quadrants),
    "points_lost": (RANKING, lambda f, t, m: points_lost(f, LOST, t, m)),
    "stage_dumbbells": (RANKING, lambda f, t, m: stage_dumbbells(f, ["B"], t, m)),
    "rank_intervals": (DRAWS, lambda f, t, m: rank_intervals(f, 1000, 0.25, t, m)),
    "rank_bump": (YEARS, lambda f, t, m: rank_bump(f, NAME, t, m)),
    "cluster_margins": (GLANCE, lambda f, t, m: cluster_margins(f, s.verdict_of(c2="even"), t, m)),
    "criterion_strips": (CRITERIA, lambda f, t, m: criterion_strips(f, NAME, t, m)),
    "rank_shift": (TRIAL, rank_shift),
    "marker_heat": (APART, marker_heat),
    "area_map": (a.areas(0.0, 12.5, None), lambda f, t, m: area_map(f, a.PLACE, a.SHOWN, t, m)),
    "rank_list": (a.areas(0.0, 12.5, None), lambda f, t, m: rank_list(f, a.SHOWN, t, m)),
    "award_funnel": (a.FUNNEL, award_funnel),
    "award_lorenz": (a.curve([0] * 8 + [1, 2, 9]), award_lorenz),
    "award_circles": (a.cells(a.cell(NAME, "annual", 6), a.cell("B", "final", 0)), award_circles),
    "award_groups": (
        a.tally("content", **{NAME: (9, 4), "B": (3, 0)}),
        lambda f, t, m: award_groups(f, "content", t, m),
    ),
    "award_months": (a.tally("month", **{"2026-09": (3, 2), "2026-10": (5, 4)}), award_months),
    "award_results": (
        a.results(**{NAME: (90.0, 0), "B": (50.0, 2), "C": (40.0, 1), "D": (20.0, 3)}),
        award_results,
    ),
    "award_classes": (
        class_counts(a.classes(direct_worker=8, leader_other=6)),
        award_classes,
    ),
}
EACH = pytest.mark.parametrize("name", list(FIGURES))
MODES = pytest.mark.parametrize("mode", ["light", "dark"])
LANGUAGES = pytest.mark.parametrize("t", [translator("vi"), translator("en")], ids=["vi", "en"])


def texts(drawn: go.Figure) -> list[str]:
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, str):
            found.append(node)
        elif isinstance(node, dict):
            for key, value in node.items():
                if key not in {"template", "meta"}:
                    walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(json.loads(drawn.to_json()))
    return found


@EACH
@MODES
@LANGUAGES
def test_a_figure_has_message_measure_height_and_text_equivalent(
    name: str, mode: Mode, t: Translator
) -> None:
    frame, draw = FIGURES[name]
    layout = draw(frame, t, mode).layout
    message = layout.title.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert 10 < len(message) <= 90
    assert not message.endswith(".")
    assert layout.title.subtitle.text
    assert layout.height > 100
    assert layout.meta["alt"].startswith(message)
    assert len(layout.meta["alt"]) > len(message)
    assert layout.separators == (",." if t.language == "vi" else ".,")


@EACH
@MODES
def test_a_figure_uses_only_the_colours_of_its_mode(name: str, mode: Mode) -> None:
    frame, draw = FIGURES[name]
    c = TOKENS[mode]
    allowed = {v for v in vars(c).values() if isinstance(v, str)} | set(DIVERGING)
    allowed |= {*c.sequential, *c.categorical}
    allowed |= {x for s in STATUS.values() for x in (s.fill(mode), s.text(mode))}
    used = {
        h for s in texts(draw(frame, translator("vi"), mode)) for h in re.findall(r"#\w{6}\b", s)
    }
    assert used
    assert used <= allowed


@EACH
def test_light_and_dark_figures_differ_in_colour_not_in_words(name: str) -> None:
    frame, draw = FIGURES[name]
    t = translator("vi")
    light, dark = (texts(draw(frame, t, mode)) for mode in ("light", "dark"))
    hexes = re.compile(r"#\w{6}\b")
    assert light != dark
    assert [hexes.sub("", s) for s in light] == [hexes.sub("", s) for s in dark]


@EACH
def test_a_figure_leaves_its_frame_as_it_was(name: str) -> None:
    frame, draw = FIGURES[name]
    before = frame.clone()
    draw(frame, translator("vi"), "light")
    assert frame.equals(before)


@EACH
@LANGUAGES
def test_an_empty_frame_gives_words_in_the_place_of_an_axis(name: str, t: Translator) -> None:
    frame, draw = FIGURES[name]
    drawn = draw(frame.clear(), t, "light")
    assert len(drawn.data) == 0
    assert drawn.layout.xaxis.visible is False
    assert drawn.layout.annotations[0].text.startswith("<b>")
    assert t(f"charts.{name}.empty") in drawn.layout.meta["alt"]


@EACH
@LANGUAGES
def test_names_with_markup_stay_words(name: str, t: Translator) -> None:
    frame, draw = FIGURES[name]
    for text in texts(draw(frame, t, "light")):
        assert "<a" not in text
        assert set(re.findall(r"<\s*/?\s*(\w+)", text)) <= {"b", "br", "span", "extra"}


@EACH
def test_english_figures_carry_no_vietnamese_sentence(name: str) -> None:
    frame, draw = FIGURES[name]
    vi, en = translator("vi"), translator("en")
    vietnamese = [w for k, w in vi.words.items() if k.startswith("charts.") and "{" not in w]
    spoken = texts(draw(frame, en, "light"))
    shared = set(en.words.values())
    assert not [w for w in vietnamese if w in spoken and w not in shared]


@EACH
def test_every_marker_is_opaque(name: str) -> None:
    frame, draw = FIGURES[name]
    for trace in draw(frame, translator("vi"), "light").data:
        if trace.type == "scatter" and "markers" in (trace.mode or ""):
            assert trace.marker.opacity == 1
