"""The register of models of a sample (dữ liệu minh họa): recognised, taken over, one withdrawn.

Every draw follows from the seed and the codes alone, so no other value of the sample moves.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.catalog import Catalog
from data.samples.sample_files import NOTE, Arrival
from data.samples.sample_words import digest
from data.samples.tasks.reports import quarter_end
from schemas.plan.profile import Profile

POOL = Path(__file__).with_name("pool.toml")
WITH_ONE, WITH_TWO, SPREAD, RECOGNISED = 62, 14, 110, 236
"""Of 256: units with a model, with a second, models taken over, those that are recognised."""
FEW = 40
PATH = 6
"""Units that take over the first model of a campaign, one after another."""
COLUMNS = {
    **dict.fromkeys(("campaign_id", "unit_id", "period_id", "model_id", "model_name"), pl.String),
    **dict.fromkeys(("kind", "content_id"), pl.String),
    "recognised_on": pl.Date,
    **dict.fromkeys(("document", "effect"), pl.String),
    "effect_value": pl.Float64,
    **dict.fromkeys(("effect_measure", "replicated_to"), pl.String),
    "replicated_on": pl.Date,
    "withdrawn_on": pl.Date,
    "reason": pl.String,
}
Row = dict[str, Any]


def model_files(
    catalog: Catalog, campaign_id: str, until: date, folder: Path, seed: int
) -> Iterator[Arrival]:
    """One CSV a quarter with what is new in the register, eight days after its end."""
    profile = catalog.profile(campaign_id)
    if profile.models is None:
        return
    told: dict[date, list[Row]] = {}
    for on, row in _events(profile, _units(catalog, campaign_id, until), until, seed):
        day = quarter_end(on) + timedelta(days=8)
        if day <= until:
            told.setdefault(day, []).append(row | {"period_id": f"model-{on.year}"})
    for day, rows in sorted(told.items()):
        path = folder / f"{campaign_id}-mo-hinh-{day}.csv"
        named = [{"campaign_id": campaign_id, **row} for row in rows]
        frame = pl.DataFrame(named, schema=COLUMNS).sort("model_id", "replicated_on")
        frame.write_csv(path)
        yield Arrival(path, datetime.combine(day, time(10, 40)))


def _units(catalog: Catalog, campaign_id: str, until: date) -> list[Row]:
    """Units there all the time, so that none takes a model over before it is there."""
    begun = catalog.profile(campaign_id).phases.starts_on
    units = catalog.units_of(campaign_id, on=until).sort("unit_id").to_dicts()
    return [unit | {"from": max(begun, unit["valid_from"])} for unit in units]


def _events(
    profile: Profile, units: Sequence[Row], until: date, seed: int
) -> Iterator[tuple[date, Row]]:
    """Rows with the day they are about: recognition, each place, the one withdrawal."""
    pool = tomllib.loads(POOL.read_text(encoding="utf-8"))
    is_first, is_withdrawn = True, False
    has_communes = sum(unit["unit_id"].isdigit() for unit in units) > PATH  # they are on the map
    found = _entries(profile, units, pool, until, seed)
    for unit, entry, turn in sorted(found, key=lambda e: e[1]["recognised_on"] or date.max):
        on = entry["recognised_on"]
        yield on or unit["from"] + timedelta(days=120), entry
        if on is None:
            continue
        is_path = is_first and (unit["unit_id"].isdigit() or not has_communes)
        places = _places(unit, units, on, turn, is_path=is_path)
        is_first = is_first and not is_path
        for place, day in places:
            yield day, _spread(entry, place, day)
        gone = on + timedelta(days=120)
        if not is_withdrawn and not places and quarter_end(gone) + timedelta(days=8) <= until:
            is_withdrawn = True
            yield gone, entry | {"withdrawn_on": gone, "reason": pool["reason"]}


def _entries(
    profile: Profile, units: Sequence[Row], pool: Mapping[str, Any], until: date, seed: int
) -> Iterator[tuple[Row, Row, bytes]]:
    """Each model with its unit and its luck; in a small campaign every other unit has one."""
    contents = {c.national: c.id for c in profile.contents if c.national in pool}
    share = WITH_ONE if len(units) > FEW else 2 * WITH_ONE
    for unit in units:
        luck = digest(seed, profile.campaign.id, unit["unit_id"], "model")[0]
        for number in range(1, 1 + (luck < share) + (luck < WITH_TWO)):
            turn = digest(seed, profile.campaign.id, unit["unit_id"], number)
            yield unit, _entry(unit, number, pool, contents, turn, until), turn


def _entry(
    unit: Row,
    number: int,
    pool: Mapping[str, Any],
    contents: Mapping[Any, str],
    turn: bytes,
    until: date,
) -> Row:
    code = sorted(map(str, contents))[turn[1] % len(contents)]
    choice = pool[code]["models"][turn[2] % len(pool[code]["models"])]
    name, kind, effect, measure, low, high = choice
    days = max((until - unit["from"]).days - 120, 1)
    # the square lets most come early, when everybody begins
    on = unit["from"] + timedelta(days=40 + turn[3] ** 2 * days // 256**2)
    is_recognised = turn[4] < RECOGNISED
    return {
        "unit_id": unit["unit_id"],
        "model_id": f"{unit['unit_id']}-{number:02d}".upper(),
        "model_name": name,
        "kind": kind,
        "content_id": contents[code],
        "recognised_on": on if is_recognised else None,
        "document": pool["document"].format(number=turn[5] + 12) if is_recognised else None,
        "effect": f"{effect} ({NOTE})",
        "effect_value": float(low + turn[6] * (high - low) // 256),
        "effect_measure": measure,
    }


def _places(
    unit: Row, units: Sequence[Row], on: date, turn: bytes, *, is_path: bool
) -> list[tuple[str, date]]:
    """Units of the same type that took the model over, one after another."""
    if not is_path and turn[7] >= SPREAD:
        return []
    alike = [u for u in units if u["unit_type"] == unit["unit_type"] and u is not unit]
    count = min(PATH if is_path else 1 + turn[8] % 4, len(alike))
    chosen = [alike[(turn[9] + 7 * step) % len(alike)] for step in range(count)]
    day, places = on, dict[str, date]()
    for step, other in enumerate(chosen):
        day += timedelta(days=20 + turn[10 + step] % 60)
        places.setdefault(other["unit_id"], max(day, other["from"]))
    return sorted(places.items(), key=lambda place: place[1])


def _spread(entry: Row, place: str, day: date) -> Row:
    return {
        "unit_id": entry["unit_id"],
        "model_id": entry["model_id"],
        "replicated_to": place,
        "replicated_on": day,
    }
