import csv
import json
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.profiles.places import communes, former_provinces, provinces
from tests.project_files import ROOT

GEOGRAPHY = ROOT / "data/geography"
SKETCH = GEOGRAPHY / "sketch"
FILES = sorted((SKETCH / "communes").glob("*.geojson"))
ARCHIPELAGOS = {"20333": ("48", 12), "22736": ("56", 29)}
PROVINCE_BYTES, COMMUNE_BYTES = 120_000, 1_200_000


@cache
def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def features() -> list[Any]:
    return [feature for path in FILES for feature in read(path)["features"]]


def polygons(feature: Any) -> list[Any]:
    geometry = feature["geometry"]
    lone = geometry["type"] == "Polygon"
    return [geometry["coordinates"]] if lone else geometry["coordinates"]


def signed_area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def area(feature: Any) -> float:
    return -sum(signed_area(ring) for polygon in polygons(feature) for ring in polygon)


def rows(name: str) -> list[dict[str, str]]:
    with (GEOGRAPHY / "build_sketch" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_province_is_drawn_once_under_its_code() -> None:
    drawn = read(SKETCH / "provinces.geojson")["features"]
    assert len(drawn) == 34
    assert [f["id"] for f in drawn] == sorted(provinces()["province_code"])
    assert {(f["id"], f["properties"]["full_name"]) for f in drawn} == {
        *provinces().select("province_code", "province_name").iter_rows()
    }


def test_every_commune_is_drawn_once_in_the_file_of_its_province() -> None:
    drawn = [(f["id"], path.stem) for path in FILES for f in read(path)["features"]]
    assert len(drawn) == 3321
    assert sorted(drawn) == sorted(communes().select("commune_code", "province_code").iter_rows())


def test_communes_are_named_as_in_the_reference() -> None:
    drawn = {(f["id"], f"{p['kind']} {p['name']}") for f in features() if (p := f["properties"])}
    assert drawn == {*communes().select("commune_code", "commune_name").iter_rows()}


def test_codes_are_text_with_their_leading_zeros() -> None:
    of_provinces = [f["id"] for f in read(SKETCH / "provinces.geojson")["features"]]
    of_communes = [f["id"] for f in features()]
    assert {(type(code), len(code)) for code in of_provinces} == {(str, 2)}
    assert {(type(code), len(code)) for code in of_communes} == {(str, 5)}
    assert "01" in of_provinces
    assert "00004" in of_communes
    assert all(f["properties"]["code"] == f["id"] for f in features())


@pytest.mark.parametrize("path", [SKETCH / "provinces.geojson", *FILES], ids=lambda p: p.stem)
def test_rings_are_closed_and_turn_the_way_the_browser_fills_them(path: Path) -> None:
    drawn = [polygon for feature in read(path)["features"] for polygon in polygons(feature)]
    assert all(ring[0] == ring[-1] for polygon in drawn for ring in polygon)
    assert max(signed_area(outer) for outer, *_ in drawn) < 0
    assert all(signed_area(hole) > 0 for _, *holes in drawn for hole in holes)


@pytest.mark.parametrize("path", [SKETCH / "provinces.geojson", *FILES], ids=lambda p: p.stem)
def test_every_file_says_that_it_is_a_sketch(path: Path) -> None:
    assert read(path)["sketch"] is True


def test_no_two_communes_lie_on_the_same_side_of_a_border() -> None:
    sides = Counter(
        (*start, *end)
        for feature in features()
        for polygon in polygons(feature)
        for ring in polygon
        for start, end in pairwise(ring)
    )
    shared = sum((x2, y2, x1, y1) in sides for x1, y1, x2, y2 in sides)
    assert max(sides.values()) == 1
    assert shared > len(sides) / 2


def test_a_province_is_as_large_as_its_communes_together() -> None:
    whole = {f["id"]: area(f) for f in read(SKETCH / "provinces.geojson")["features"]}
    for path in FILES:
        together = sum(area(feature) for feature in read(path)["features"])
        assert together == pytest.approx(whole[path.stem], rel=0.01)


@pytest.mark.parametrize(("code", "home", "islands"), [(c, *h) for c, h in ARCHIPELAGOS.items()])
def test_both_archipelagos_are_drawn_in_their_provinces(code: str, home: str, islands: int) -> None:
    (found,) = [f for f in read(SKETCH / f"communes/{home}.geojson")["features"] if f["id"] == code]
    (province,) = [f for f in read(SKETCH / "provinces.geojson")["features"] if f["id"] == home]
    at_sea = [p for p in polygons(province) if min(x for x, _ in p[0]) > 111]
    assert len(polygons(found)) == islands
    assert len(at_sea) == islands
    assert sum(row["commune_code"] == code for row in rows("archipelagos.csv")) == islands


def test_boxes_to_look_at_leave_the_archipelagos_out() -> None:
    for home, _ in ARCHIPELAGOS.values():
        told = read(SKETCH / f"communes/{home}.geojson")
        assert told["view"][2] < 110 < told["bbox"][2]


def test_the_files_stay_small() -> None:
    assert (SKETCH / "provinces.geojson").stat().st_size <= PROVINCE_BYTES
    assert sum(path.stat().st_size for path in FILES) <= COMMUNE_BYTES


def test_every_former_province_has_its_shape_in_the_source() -> None:
    listed = [(row["former_code"], row["short_name"]) for row in rows("former_codes.csv")]
    assert sorted(listed) == sorted(former_provinces().select("former_code", "short_name").rows())
    assert len({row["iso_3166_2"] for row in rows("former_codes.csv")}) == 63


def test_points_put_right_by_hand_are_of_communes_there_are() -> None:
    placed = {(row["commune_code"], row["unit_name"]) for row in rows("placed_points.csv")}
    swapped = {code for row in rows("swapped_points.csv") for code in row.values()}
    known = communes().select("commune_code", "commune_name")
    assert placed <= {*known.iter_rows()}
    assert known.filter(pl.col("commune_code").is_in([*swapped])).height == len(swapped) == 4


def test_the_notice_carries_both_licences_and_the_captions() -> None:
    notice = " ".join((SKETCH / "NOTICE").read_text(encoding="utf-8").split())
    assert "ISC License Copyright (c) 2020-2021, Raúl Polanco" in notice
    assert "Permission to use, copy, modify, and/or distribute this software" in notice
    assert "MIT License Copyright (c) 2025 Tran Ngoc Minh Hieu" in notice
    assert "Permission is hereby granted, free of charge" in notice
    assert "Lược đồ minh họa, không phải ranh giới chính thức." in notice
    assert "Nguồn: Natural Earth (phạm vi công cộng); vietnamadminunits (MIT)." in notice


def test_the_base_map_behind_it_is_empty() -> None:
    told = read(GEOGRAPHY / "empty_topo/world_110m.json")
    assert told["arcs"] == []
    assert {"land", "countries", "coastlines"} <= told["objects"].keys()
    assert all(layer["geometries"] == [] for layer in told["objects"].values())
