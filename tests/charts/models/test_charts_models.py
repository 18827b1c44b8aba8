import json
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from charts.models.bars import cluster_bars, content_bars
from charts.models.paths import SHOWN, model_paths_lines, path_lines
from pictures.model_marks import KINDS, UNITS
from pictures.models.paths import path_text, paths_of
from pictures.models.words import clusters_message, contents_message
from pictures.tokens import Mode
from schemas.frames.models import ModelClusters, ModelContents, ModelPaths
from schemas.tables import empty
from tests.worlds.frames.chart_frames import EVIL
from translations import translator

VI, EN = translator("vi"), translator("en")
TODAY = date(2026, 10, 31)


def content(name: str | None, position: int, **counts: int) -> dict[str, Any]:
    numbers = ("entered", "recognised", "exemplar", "model", "initiative", "replicated", "place")
    zero = {f"{n}_count": 0 for n in (*numbers, "withdrawn")}
    said = {f"{n}_count": v for n, v in counts.items()}
    names = {"content_id": name or "none", "content_vi": name, "content_en": name}
    return {**names, "position": position, **zero, **said}


CONTENTS = pl.DataFrame(
    [
        content(f"Số {EVIL}", 1, entered=4, recognised=3, exemplar=1, model=2, replicated=1),
        content("Hạ tầng", 2),
        content(None, 1000, entered=1),
    ],
    schema=empty(ModelContents).schema,
)


def cluster(name: str | None, models: int, **units: int) -> dict[str, Any]:
    parts = {f"{state}_count": units.get(state, 0) for state in UNITS}
    names = {"cluster_id": name or "none", "cluster_name_vi": name, "cluster_name_en": name}
    more = {"unit_count": sum(parts.values()), "model_count": models, "place_count": 1}
    return {**names, **parts, **more}


CLUSTERS = pl.DataFrame(
    [
        cluster("Cụm 2", 0, silent=3, taken=1),
        cluster(f"Cụm {EVIL}", 4, recognised=2, entered=1),
        cluster(None, 1, recognised=1),
    ],
    schema=empty(ModelClusters).schema,
)


def path(model_id: str, places: int, recognised: date | None = date(2026, 1, 1)) -> Any:
    first = recognised or date(2026, 2, 1)
    return [
        {
            "model_id": model_id,
            "model_name": f"Mô hình {model_id} {EVIL}",
            "kind": "model",
            "state": "replicated",
            "content_id": None,
            "unit_id": "u0",
            "short_name": "P. Không",
            "recognised_on": recognised,
            "step": step,
            "replicated_to": f"u{step}",
            "place_name": f"P. {step}",
            "replicated_on": first + timedelta(days=10 * step),
            "days_after": 10 * step,
            "period_id": "model-2026",
            "reported_at": None,
            "file_name": "a.csv",
            "sheet": None,
            "cell": "2",
        }
        for step in range(1, places + 1)
    ]


PATHS = pl.DataFrame(
    [*path("A", 1), *path("B", 3), *path("C", 2, None)], schema=empty(ModelPaths).schema
)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_figures_hold_their_messages_and_no_markup_of_names(mode: Mode) -> None:
    drawn = [
        content_bars(CONTENTS, VI, mode),
        cluster_bars(CLUSTERS, EN, mode),
        model_paths_lines(PATHS, TODAY, VI, mode),
    ]
    for figure in drawn:
        assert figure.layout.meta["alt"]
        assert "<script>" not in json.dumps(figure.to_dict(), default=str)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_without_rows_a_figure_says_what_is_missing(mode: Mode) -> None:
    for figure in (
        content_bars(empty(ModelContents), VI, mode),
        cluster_bars(empty(ModelClusters), EN, mode),
        model_paths_lines(empty(ModelPaths), TODAY, EN, mode),
    ):
        assert len(figure.layout.annotations) == 1
        assert not figure.data


def test_contents_without_any_are_named_and_bars_hold_what_is_in_use() -> None:
    rows = CONTENTS.to_dicts()
    assert "Hạ tầng" in contents_message(rows, VI)
    assert contents_message(rows[:1], VI) == VI("charts.model_contents.all", count="3")
    bars = {bar.marker.color: bar.x for bar in content_bars(CONTENTS, VI, "light").data}
    assert [list(x) for x in bars.values()] == [[1, 0, 0], [2, 0, 0]]
    assert len(bars) == 2 < len(KINDS)
    said = [a.text for a in content_bars(CONTENTS, VI, "light").layout.annotations]
    assert VI("charts.model_contents.none") in said
    assert VI("charts.model_contents.no_content") in said


def test_clusters_without_a_recognised_model_stand_in_the_headline() -> None:
    assert "Cụm 2" in clusters_message(CLUSTERS.to_dicts(), VI)
    many = [cluster(f"Cụm rất dài số {n}", 0, silent=1) for n in range(20)]
    assert clusters_message(many, VI) == VI("charts.model_clusters.some", without="20", count="20")
    assert clusters_message(many[:0], VI) == VI("charts.model_clusters.all", count="0")


def test_the_model_taken_over_most_often_stands_first_with_its_whole_path() -> None:
    every = paths_of(PATHS)
    assert [p[0]["model_id"] for p in every] == ["B", "C", "A"]
    assert path_text(every[0], VI).endswith("P. 1 11/01/2026 → P. 2 21/01/2026 → P. 3 31/01/2026")
    drawn = model_paths_lines(PATHS, TODAY, VI, "light")
    assert [len(line.x) for line in drawn.data] == [4, 3, 2]
    assert drawn.data[0].marker.symbol[0] == "diamond"
    assert path_lines(PATHS, VI)[0] == path_text(every[0], VI)
    assert path_lines(empty(ModelPaths), VI) == [VI("charts.model_paths.empty")]


def test_of_many_paths_some_are_drawn_and_the_headline_counts_all() -> None:
    many = pl.DataFrame(
        [row for n in range(SHOWN + 3) for row in path(f"M{n:02d}", 2)],
        schema=empty(ModelPaths).schema,
    )
    drawn = model_paths_lines(many, TODAY, VI, "light")
    assert len(drawn.data) == SHOWN
    assert VI.number(SHOWN + 3) in drawn.layout.title.text
