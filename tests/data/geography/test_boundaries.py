import json
from pathlib import Path

import polars as pl
import pytest

from charts.reporting.province_map import state_map
from data.geography import boundaries
from data.geography.boundaries import SETTING, boundary, folders
from data.profiles.places import communes
from translations import translator

AREA = "86"
CODES = communes().filter(province_code=AREA)["commune_code"].to_list()
SQUARE = {"type": "Polygon", "coordinates": [[[105.0, 9.0], [105.0, 10.0], [106.0, 9.0]]]}


@pytest.fixture
def official(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SETTING, str(tmp_path))
    (tmp_path / "communes").mkdir()
    return tmp_path / "communes" / f"{AREA}.geojson"


def collection(codes: list[str], geometry: object = SQUARE, **top: object) -> str:
    features = [{"type": "Feature", "id": code, "geometry": geometry} for code in codes]
    return json.dumps({"type": "FeatureCollection", "features": features, **top})


def test_without_official_files_the_sketch_is_shown(official: Path) -> None:
    shown = boundary(AREA)
    assert shown is not None
    assert (shown.is_sketch, shown.refused, len(shown.codes)) == (True, None, len(CODES))
    assert shown.url.startswith(f"/geo/sketch/communes/{AREA}.geojson?v=")


def test_a_whole_official_file_replaces_the_sketch(official: Path) -> None:
    official.write_text(collection(CODES, view=[105, 9, 106, 10]))
    shown = boundary(AREA)
    assert shown is not None
    assert (shown.is_sketch, shown.view) == (False, (105, 9, 106, 10))


def test_a_file_without_a_view_is_shown_from_edge_to_edge(official: Path) -> None:
    official.write_text(collection(CODES))
    shown = boundary(AREA)
    assert shown is not None
    assert shown.view == (105.0, 9.0, 106.0, 10.0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("không phải JSON", "không phải GeoJSON"),
        ('{"features": [{"id": "1"}]}', "không phải GeoJSON"),
        (collection(CODES[1:]), "thiếu 1 mã, lạ 0 mã"),
        (collection([*CODES, "99999"]), "thiếu 0 mã, lạ 1 mã / lost, strange codes: 99999"),
        (collection(CODES, {"type": "Point", "coordinates": [105, 9]}), "không phải vùng"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_the_sketch_shown(
    official: Path, content: str, said: str
) -> None:
    official.write_text(content)
    shown = boundary(AREA)
    assert shown is not None
    assert shown.is_sketch
    assert shown.refused is not None
    assert said in shown.refused
    assert f"communes/{AREA}.geojson" in shown.refused


def test_an_area_without_a_map_has_no_boundary() -> None:
    assert boundary("19363") is None


def test_the_provinces_have_a_map_of_their_own() -> None:
    shown = boundary("VN")
    assert shown is not None
    assert len(shown.codes) == 34


def test_every_folder_that_ships_is_served() -> None:
    served = folders()
    assert served["/geo/sketch"] == boundaries.SKETCH
    assert (served["/geo/topo"] / "world_110m.json").exists()


def states(*names: str) -> pl.DataFrame:
    units = [(code, f"Xã {code}", name, True) for code, name in zip(CODES, names, strict=False)]
    columns = ["unit_id", "short_name", "state", "is_complete"]
    return pl.DataFrame(units, schema=columns, orient="row")


def test_a_map_has_one_colour_a_state_and_never_the_geometry() -> None:
    place = boundary(AREA)
    assert place is not None
    frame = states("on_time", "on_time", "late", "overdue")
    drawn = state_map(frame, place, translator("vi"), "light")
    assert [trace.name for trace in drawn.data] == [
        "■ Đã nhận: 2",
        "▼ Nộp trễ: 1",
        "□ Quá hạn: 1",
    ]
    assert {trace.geojson for trace in drawn.data} == {place.url}
    assert len({trace.colorscale[0][1] for trace in drawn.data}) == 3
    assert "1/4" in drawn.layout.title.text


def test_a_map_of_no_commune_says_so() -> None:
    place = boundary(AREA)
    assert place is not None
    drawn = state_map(states(), place, translator("en"), "dark")
    assert not drawn.data
    assert "no map" in drawn.layout.annotations[0].text
