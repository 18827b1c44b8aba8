"""Rebuilds the CSV files of this folder: communes, provinces, former provinces, former communes.

    python -m venv /tmp/reference && /tmp/reference/bin/pip install vietnamadminunits==1.0.4
    /tmp/reference/bin/python data/reference/build_reference.py

The package (MIT, see NOTICE) is needed only here. The types of communes come from the prefix of
the name, because four of its wardType values are wrong. State of the units: 1 July 2025; what
changed later is in changes.csv and codes printed differently elsewhere are in aliases.csv (both
kept by hand, as is working_days.csv). A former commune that was divided has one row a successor;
an island district without communes stands under its own code.
"""

import csv
import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import vietnamadminunits

FOLDER = Path(__file__).resolve().parent
DATABASE = Path(vietnamadminunits.__file__).parent / "data" / "dataset.db"
MERGERS = DATABASE.with_name("converter_2025.json")
COMMUNE_TYPES = {"Xã": "commune", "Phường": "ward", "Đặc khu": "special_zone"}
PROVINCE_TYPES = {"Tỉnh": "province", "Thành phố": "city"}

# Resolution 202/2025/QH15, article 1: new code → codes of the provinces it was made from.
# The eleven provinces that are not named here did not change.
MERGED_FROM = {
    "08": ("02", "08"),
    "15": ("10", "15"),
    "19": ("06", "19"),
    "25": ("17", "25", "26"),
    "24": ("24", "27"),
    "31": ("30", "31"),
    "33": ("33", "34"),
    "37": ("35", "36", "37"),
    "44": ("44", "45"),
    "48": ("48", "49"),
    "51": ("51", "62"),
    "52": ("52", "64"),
    "66": ("54", "66"),
    "56": ("56", "58"),
    "68": ("60", "67", "68"),
    "75": ("70", "75"),
    "79": ("74", "77", "79"),
    "80": ("72", "80"),
    "82": ("82", "87"),
    "86": ("83", "84", "86"),
    "91": ("89", "91"),
    "92": ("92", "93", "94"),
    "96": ("95", "96"),
}
SUCCESSOR = {old: new for new, olds in MERGED_FROM.items() for old in olds}

# The list of 63 stands since Hà Tây joined Hà Nội (Resolution 15/2008/QH12).
FORMER_FROM, FORMER_TO, PRESENT_FROM = "2008-08-01", "2025-06-30", "2025-07-01"


def typed(name: str, types: dict[str, str]) -> str:
    """The type a full name begins with."""
    return next(kind for prefix, kind in types.items() if name.startswith(prefix + " "))


def rows(sql: str) -> list[tuple[str, ...]]:
    """The answer of one question to the package's database."""
    return sqlite3.connect(DATABASE).execute(sql).fetchall()


def write(name: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """One CSV file of this folder, in the order of its first column."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(sorted(lines))


def successors() -> dict[str, set[tuple[str, str]]]:
    """Key of each former commune → keys (province, commune) of those that took over."""
    said = json.loads(MERGERS.read_text(encoding="utf-8"))
    found: dict[str, set[tuple[str, str]]] = {}
    for province, communes in said["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in communes.items():
            for old in olds:
                found.setdefault(old, set()).add((province, new))
    for province, communes in said["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in communes.items():
            found.setdefault(old, set()).update((province, p["newWardKey"]) for p in parts)
    return found


def former_communes() -> list[tuple[str, ...]]:
    """Code, name, district and province of each former commune, with one that took over a row."""
    taken = successors()
    present = rows("SELECT provinceKey, wardKey, wardCode FROM admin_units")
    codes = {(province, commune): code for province, commune, code in present}
    former = rows(
        "SELECT provinceKey || '_' || districtKey || '_' || coalesce(wardKey, ''),"
        " coalesce(wardCode, districtCode), coalesce(ward, district),"
        " CASE WHEN ward IS NULL THEN '' ELSE district END, provinceCode FROM admin_units_legacy"
    )
    return [(*told, codes[new]) for key, *told in former for new in taken[key]]


def main() -> None:
    """Write the four files."""
    communes = rows("SELECT wardCode, ward, provinceCode FROM admin_units")
    provinces = rows("SELECT DISTINCT provinceCode, province, provinceShort FROM admin_units")
    former = rows("SELECT DISTINCT provinceCode, province, provinceShort FROM admin_units_legacy")
    write(
        "communes.csv",
        ("commune_code", "commune_name", "unit_type", "province_code", "valid_from"),
        [(c, n, typed(n, COMMUNE_TYPES), p, PRESENT_FROM) for c, n, p in communes],
    )
    write(
        "provinces.csv",
        ("province_code", "province_name", "short_name", "province_type", "valid_from"),
        [(c, n, s, typed(n, PROVINCE_TYPES), PRESENT_FROM) for c, n, s in provinces],
    )
    write(
        "former_provinces.csv",
        ("former_code", "province_name", "short_name", "valid_from", "valid_to", "successor_code"),
        [(c, n, s, FORMER_FROM, FORMER_TO, SUCCESSOR.get(c, c)) for c, n, s in former],
    )
    write(
        "former_communes.csv",
        ("former_code", "former_name", "former_district", "former_province_code", "commune_code"),
        former_communes(),
    )


if __name__ == "__main__":
    main()
