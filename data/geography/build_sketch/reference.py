"""Codes, names and kinds of the official lists, in the state after the last change listed."""

import csv
from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).resolve().parent
REFERENCE = OWN.parents[1] / "reference"
PREFIX_WORDS = {"commune": 1, "ward": 1, "special_zone": 2}


@dataclass(frozen=True)
class Province:
    """A present province, with the (code, name) of those it was made from."""

    code: str
    full_name: str
    name: str
    former: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> str:
        """What it is, as printed before its name."""
        return self.full_name.removesuffix(self.name).strip()


@dataclass(frozen=True)
class Commune:
    """A present commune, ward or special zone."""

    code: str
    full_name: str
    unit_type: str
    province_code: str

    @property
    def is_zone(self) -> bool:
        """Whether it is a special zone: an island district of before."""
        return self.unit_type == "special_zone"

    @property
    def kind(self) -> str:
        """What it is, as printed before its name."""
        return " ".join(self.full_name.split()[: PREFIX_WORDS[self.unit_type]])

    @property
    def name(self) -> str:
        """Its name without what it is."""
        return self.full_name.removeprefix(self.kind).strip()


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file; every code stays text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def changes() -> dict[str, dict[str, str]]:
    """Code → what it is called since its last change."""
    listed = sorted(rows(REFERENCE / "changes.csv"), key=lambda row: row["effective_from"])
    return {row["code"]: row for row in listed}


def provinces() -> list[Province]:
    """The present provinces in the order of their codes."""
    changed = changes()
    former: dict[str, list[tuple[str, str]]] = {}
    for row in rows(REFERENCE / "former_provinces.csv"):
        told = (row["former_code"], row["short_name"])
        former.setdefault(row["successor_code"], []).append(told)
    return [
        Province(
            code := row["province_code"],
            changed.get(code, {}).get("unit_name", row["province_name"]),
            row["short_name"],
            tuple(sorted(former[code])),
        )
        for row in sorted(rows(REFERENCE / "provinces.csv"), key=lambda r: r["province_code"])
    ]


def communes() -> list[Commune]:
    """The present communes in the order of province and code."""
    changed = changes()
    listed = [
        Commune(
            code := row["commune_code"],
            changed.get(code, {}).get("unit_name", row["commune_name"]),
            changed.get(code, {}).get("unit_type", row["unit_type"]),
            row["province_code"],
        )
        for row in rows(REFERENCE / "communes.csv")
    ]
    return sorted(listed, key=lambda commune: (commune.province_code, commune.code))
