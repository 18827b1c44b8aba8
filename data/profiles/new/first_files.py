"""The first files of a new campaign: profile and units; sources open where nobody said yet.

No rubric: its points would be invented, and a real store holds nothing invented.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Literal

import polars as pl

from data.profiles.campaign_files import read_campaign
from data.profiles.places import communes, provinces
from schemas.plan.profile_file import ProfileError

STARTING = Path(__file__).parent / "starting"
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
Level = Literal["province", "ministry", "commune"]
WHOLE_COUNTRY = "00"
TYPES: Mapping[Level, tuple[str, ...]] = {
    "province": ("ward", "commune", "special_zone", "department"),
    "ministry": ("department",),
    "commune": ("office", "mass_organisation"),
}


@dataclass(frozen=True)
class Founder:
    """Whose campaign it is: a province or commune by its official code, a ministry by its name."""

    level: Level
    code_or_name: str


def write_first_files(folder: Path, campaign_id: str, founder: Founder, today: date) -> list[Path]:
    """Profile and units of a new campaign in a folder of profiles; the files written.

    They are read as a profile is before any is put there. ProfileError: the identifier is taken or
    ill-formed, or nobody has the code."""
    if not CODE.fullmatch(campaign_id):
        what = "chỉ gồm a–z, 0–9, «-», không dấu / only a–z, 0–9 and «-»"
        raise ProfileError(f"«{campaign_id}»: {what}, vd. / e.g. «thi-dua-2030»")
    made = {
        Path(f"{campaign_id}.toml"): _profile(campaign_id, founder, today),
        Path("units") / f"{campaign_id}.csv": _text(f"units-{founder.level}.csv"),
    }
    for file in made:
        if (folder / file).exists():
            raise ProfileError(f"{file.name}: đã có / is there already")
    with TemporaryDirectory() as beside:
        _put(Path(beside), made)
        read_campaign(Path(beside) / f"{campaign_id}.toml", Path(beside))
    return _put(folder, made)


def _profile(campaign_id: str, founder: Founder, today: date) -> str:
    short, territory = _who(founder)
    said = {
        "id": campaign_id,
        # as TOML writes text between quotes, so that any name is one
        "short": json.dumps(short, ensure_ascii=False)[1:-1],
        "level": founder.level,
        "territory": territory,
        "today": today.isoformat(),
        "unit_types": _text(f"types-{founder.level}.toml.txt"),
        "type_ids": ", ".join(f'"{name}"' for name in TYPES[founder.level]),
    }
    return Template(_text("profile.toml.txt")).substitute(said)


def _put(folder: Path, made: Mapping[Path, str]) -> list[Path]:
    for file, text in made.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return [folder / file for file in made]


def _text(name: str) -> str:
    return (STARTING / name).read_text(encoding="utf-8")


def _who(founder: Founder) -> tuple[str, str]:
    """The short name and the territory."""
    if founder.level == "ministry":
        name = " ".join(founder.code_or_name.split())
        if not name:
            raise ProfileError(
                "--ministry: ghi tên bộ, ngành, đoàn thể / name the ministry or union"
            )
        return name, WHOLE_COUNTRY
    kind = "province" if founder.level == "province" else "commune"
    places = provinces() if kind == "province" else communes()
    found = places.filter(pl.col(f"{kind}_code") == founder.code_or_name)
    if found.is_empty():
        near = _near(places, f"{kind}_code", f"{kind}_name", founder.code_or_name)
        raise ProfileError(
            f"«{founder.code_or_name}»: không có mã này trong danh mục / no such official code"
            + near
        )
    return str(found.item(0, f"{kind}_name")), founder.code_or_name


def _near(places: pl.DataFrame, code: str, name: str, text: str) -> str:
    """Places whose name holds the text, with their codes: a name was given for a code."""
    holds = places.filter(pl.col(name).str.to_lowercase().str.contains(text.lower(), literal=True))
    near = [f"{row[name]} ({row[code]})" for row in holds.head(3).iter_rows(named=True)]
    return f"; gần nhất / nearest: {', '.join(near)}" if near else ""
