"""How fast awards are: the last place under many threads, the gate, the maps and their bytes."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import polars as pl

from charts.awards.area_map import area_map
from data.geography.boundaries import OFFICIAL, SKETCH, boundary, official
from pictures.areas import Shown
from tests.data.intake.awards.test_last_place import last_place_winners
from translations import translator

THREADS, ROUNDS = 100, 1_000
Line = tuple[str, float, float | None, float | None]


def award_runs() -> Iterator[Line]:
    """One winner a round, or the run is void; then the map of the nation and of each size."""
    with TemporaryDirectory() as folder:
        start = perf_counter()
        wins = last_place_winners(Path(folder), THREADS, ROUNDS)
        spent = (perf_counter() - start) * 1000
        if set(wins) != {1}:
            raise SystemExit(f"last place: {sorted(set(wins))} winners in a round")
    yield f"last place, {THREADS} threads × {ROUNDS:,} rounds: one winner each", spent, None, None
    for name, area in (("nation", "VN"), ("largest province", largest())):
        yield map_run(name, area)


def largest() -> str:
    """The province of most communes."""
    return max((p.stem for p in (SKETCH / "communes").glob("*.geojson")), key=codes)


def codes(area: str) -> int:
    """How many communes a province has."""
    place = boundary(area)
    return len(place.codes) if place else 0


def map_run(name: str, area: str) -> Line:
    """Build one map; the line says how many areas, the figure's bytes and the geometry's."""
    place = boundary(area)
    if place is None:
        raise SystemExit(f"no map of {area}")
    rows = [(code, code, float(n % 7)) for n, code in enumerate(sorted(place.codes))]
    schema = {"area_id": pl.String, "area_name": pl.String, "value": pl.Float64}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    start = perf_counter()
    text = area_map(frame, place, Shown("x", "y"), translator("vi"), "light").to_json()
    spent = (perf_counter() - start) * 1000
    folder = SKETCH if place.is_sketch else (official() or OFFICIAL)
    file = "provinces.geojson" if area == "VN" else f"communes/{area}.geojson"
    sent = (
        f"{len(text) / 1000:,.0f} kB figure, {(folder / file).stat().st_size / 1000:,.0f} kB file"
    )
    return f"map of the {name}: {len(rows)} areas, {sent}", spent, None, 300
