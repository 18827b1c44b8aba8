"""Writes the plans of the national sample (dữ liệu minh họa): each campaign its own.

Provinces and communes are the real ones; the plans the product ships are taken as they are, every
other is made up: its name, indicators, targets, rubrics, clusters and rules of awards.
"""

import csv
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

import polars as pl

from data.profiles.campaign_files import campaign_paths
from data.profiles.catalog import CAMPAIGNS
from data.profiles.new.first_files import WHOLE_COUNTRY
from data.profiles.places import communes, provinces
from data.samples.nation.asked import chosen, contents, indicator, item
from data.samples.nation.drawn import Draw, code_of, pool, text

POINTS = "max_points|each_points|bonus_cap|penalty_cap|min_points|total_points"
BASE_POINTS = 1000
RUBRICS = {
    "xa-phuong": ("communes", "c", (350, 400, 140, 120)),
    "so-nganh": ("agencies", "ao", (300, 450, 120, 135)),
    "doanh-nghiep": ("enterprises", "e", (300, 450, 120, 225)),
}
"""File, whom it scores, and the points of the campaign, of the work, of pace and tasks in them."""
Said = Mapping[str, Any]


def write_nation(
    folder: Path, said: Mapping[str, Any], seed: int, count: int | None = None
) -> list[Said]:
    """Write every plan into a folder of profiles; how each campaign reports (Plan's fields).

    `count`: no more provinces than that, with as few of the other campaigns."""
    shipped = said["shipped"][: count and 1]
    for name in shipped:
        for path in campaign_paths(CAMPAIGNS, name):
            copy = folder / path.relative_to(CAMPAIGNS)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    places = list(_without_a_plan(said["shipped"]))[: count and count - 1]
    made = [("province", code_of(short), short, code) for code, short in places]
    others = said["others"][: count and 1]
    made += [(o["kind"], o["id"], o["short"], WHOLE_COUNTRY) for o in others]
    for kind, name, short, territory in made:
        _write_plan(folder, kind, Draw(seed, name), short, territory)
    names = [*shipped, *(name for _, name, _, _ in made)]
    return [_reports(Draw(seed, name), said) for name in names]


def _without_a_plan(shipped: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Code and short name of each province that no shipped plan is of."""
    raw = [tomllib.loads((CAMPAIGNS / f"{n}.toml").read_text(encoding="utf-8")) for n in shipped]
    known = [r["campaign"]["territory"] for r in raw if r["campaign"]["level"] == "province"]
    for row in provinces().sort("province_code").iter_rows(named=True):
        if row["province_code"] not in known:
            yield row["province_code"], row["short_name"]


def _reports(draw: Draw, said: Mapping[str, Any]) -> Said:
    """How the units of a campaign report: their pace, how many come late or never."""
    return {
        "id": draw.campaign,
        **{key: said[key] for key in ("score_years", "award_years", "corrected_years", "rounds")},
        **{key.removesuffix("_pct"): draw.within(key) / 100 for key in _OF_UNITS},
    }


_OF_UNITS = ("pace_pct", "late_pct", "missing_pct")


def _write_plan(folder: Path, kind: str, draw: Draw, short: str, territory: str) -> None:
    who = pool()["kinds"][kind]["who"]
    asked = contents(draw)
    rows = [indicator(draw, row, who) for row in chosen(draw, who, [c["id"] for c in asked])]
    types = [t for letter in who for t in pool()["types"][letter]]
    parts = {
        "contents": "\n".join(item("contents", c) for c in asked),
        "unit_types": "\n".join(item("unit_types", _label(t)) for t in types),
        "indicators": "\n".join(item("indicators", row) for row in rows),
    }
    units = _units(kind, draw)
    _put(folder / f"{draw.campaign}.toml", _profile(kind, draw, short, territory, parts))
    _put_rows(folder / "units" / f"{draw.campaign}.csv", units)
    _put_rows(folder / "units" / f"{draw.campaign}-clusters.csv", _clusters(draw, units, territory))
    for name in RUBRICS:
        if set(RUBRICS[name][1]) & set(who):
            rubric = _rubric(name, kind, draw)
            _put(folder / "rubrics" / f"{draw.campaign}-{name}-v1.toml", rubric)


def _label(unit_type: str) -> Said:
    vi, en = pool()["labels"][unit_type]
    return {"id": unit_type, "label_vi": vi, "label_en": en}


def _profile(kind: str, draw: Draw, short: str, territory: str, parts: Mapping[str, str]) -> str:
    own, place = pool()["kinds"][kind], draw.place(len(pool()["names_vi"]), "name")
    code, first_vi, first_en = own["first"]
    first = {
        "actor_vi": first_vi,
        "actor_en": first_en,
        "task_vi": pool()["first_task_vi"],
        "task_en": pool()["first_task_en"],
        "state": "appraised",
        "levels": [own["award_level"], "state"],
        "occasions": ["annual", "interim", "final"],
        "unit_id": code,
        "source": pool()["note"],
    }
    agencies = [t for letter in "ca" if letter in own["who"] for t in pool()["types"][letter]]
    said = {
        **{key: value for key, value in own.items() if isinstance(value, str)},
        **{key: draw.one_of(key) for key in pool()["choices"]},
        **{key: draw.within(key) for key in pool()["ranges"]},
        **parts,
        "id": draw.campaign,
        "name_vi": pool()["names_vi"][place].format(short=short),
        "name_en": pool()["names_en"][place].format(short=short),
        "short": short,
        "territory": territory,
        "number": own["number"].format(number=draw.between(10, 280, "number")),
        "agency_types": ", ".join(f'"{t}"' for t in agencies),
        "first_appraisal": item("awards.route", first) if draw.luck("first") < 0.6 else "",
    }
    return Template(text("plan.toml.txt")).substitute(said)


def _rubric(name: str, kind: str, draw: Draw) -> str:
    """A rubric of the campaign's own: its total, what pace weighs, who marks."""
    file, who, (campaign, work, pace, tasks) = RUBRICS[name]
    own, more = pool()["kinds"][kind], 10 * draw.between(-4, 4, "weight", name)
    types = [t for letter in who for t in pool()["types"][letter]]
    said = {
        "campaign": draw.campaign,
        "campaign_section": f"{campaign + more}.0",
        "work_section": f"{work - more}.0",
        "pace": f"{pace + more}.0",
        "tasks": f"{tasks - more}.0",
        "stages": draw.one_of("stages"),
        "unit_types": ", ".join(f'"{t}"' for t in types),
        "flag": own["flag"],
        "merit": own["merit"],
    }
    return _in_points(Template(text(f"rubric-{file}.toml.txt")).substitute(said), draw)


def _in_points(rubric: str, draw: Draw) -> str:
    """The rubric with the total of the campaign's own in the place of a thousand points."""
    total = draw.one_of("points")
    if total == BASE_POINTS:
        return rubric
    share = total / BASE_POINTS

    def scaled(found: re.Match[str]) -> str:
        return f"{found[1]} = {round(float(found[2]) * share, 3)}"

    rubric = re.sub(rf"^({POINTS}) = ([\d.]+)$", scaled, rubric, flags=re.MULTILINE)
    rubric = rubric.replace("\nstep = 1\n", f"\nstep = {share}\n", 1)
    return rubric.replace("\ndecimals = 0\n", "\ndecimals = 1\n", 1)


def _units(kind: str, draw: Draw) -> list[Said]:
    """Units of the campaign's own: agencies, mass organisations, enterprises."""
    listed = list(csv.DictReader(text(f"units-{kind}.csv").splitlines()))
    firms = [
        {
            "unit_id": f"dn-{number:02}",
            "unit_name": pool()["enterprise_vi"].format(number=number),
            "short_name": pool()["enterprise_short"].format(number=number),
            "unit_type": "enterprise",
            "valid_from": "2025-07-01",
            "valid_to": "",
            "successor_id": "",
        }
        for number in range(1, 1 + draw.within("enterprises"))
    ]
    return [*listed, *firms]


def _clusters(draw: Draw, units: Sequence[Said], territory: str) -> list[Said]:
    """Clusters of communes that lie together, two blocs of agencies, one of enterprises."""
    mine = communes().filter(pl.col("province_code") == territory).sort("commune_code")
    codes = mine["commune_code"].to_list()
    count = max(1, len(codes) // draw.within("cluster_units"))
    rows = [
        _membership(code, f"cum-{place * count // len(codes) + 1:02}", "cluster")
        for place, code in enumerate(codes)
    ]
    firms = [u["unit_id"] for u in units if u["unit_type"] == "enterprise"]
    agencies = [u["unit_id"] for u in units if u["unit_type"] != "enterprise"]
    half = len(agencies) // 2
    for number, members in enumerate((agencies[:half], agencies[half:], firms), start=1):
        rows += [_membership(code, f"khoi-{number:02}", "bloc") for code in members]
    return rows


def _membership(unit_id: str, cluster_id: str, kind: str) -> Said:
    number = int(cluster_id[-2:])
    names = (
        [pool()[f"cluster_{language}"].format(number=number) for language in ("vi", "en")]
        if kind == "cluster"
        else [pool()[f"bloc_{language}"][number - 1] for language in ("vi", "en")]
    )
    keys = ("unit_id", "year_from", "year_to", "cluster_id", "cluster_name_vi", "cluster_name_en")
    return dict(zip(keys, (unit_id, "2025", "2030", cluster_id, *names), strict=True))


def _put(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


def _put_rows(path: Path, rows: Sequence[Said]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
