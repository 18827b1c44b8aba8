from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.profiles.catalog import Catalog, load_catalog
from data.profiles.former_names import former_units
from data.profiles.profile_tables import profile_tables
from queries.units.questions import unit_events, unit_identity, unit_search
from schemas.plan.profile_file import ProfileError
from schemas.selection import Selection, Viewer
from tests.data.profiles.test_catalog import PROFILE, UNITS
from tests.worlds.query_store import query_store

VIEWER = Viewer()
EVENTS = "on_date,unit_id,kind,successor_ids,new_name,document\n"
CONTACTS = "unit_id,contact\n"
OWN = UNITS + "".join(
    f"so-{n},Sở {n.upper()},Sở {n.upper()},department,{born},,\n"
    for n, born in (("a", "2025-07-01"), ("b", "2025-07-01"), ("c", "2025-07-01"))
)
LATER = "so-d,Sở D,Sở D,department,2027-01-01,,\n"
COMMUNE = "29275"  # one of province 86


def built(folder: Path, events: str, units: str = OWN, contacts: str = "", **keys: str) -> Catalog:
    said = {"level": "commune", "territory": "86", "territories": "[]", "unit_ids": "[]", **keys}
    (folder / "units").mkdir(exist_ok=True)
    (folder / "thu.toml").write_text(PROFILE.format(**said), encoding="utf-8")
    (folder / "units" / "thu.csv").write_text(units, encoding="utf-8")
    (folder / "units" / "thu-events.csv").write_text(EVENTS + events, encoding="utf-8")
    if contacts:
        (folder / "units" / "thu-contacts.csv").write_text(CONTACTS + contacts, encoding="utf-8")
    return load_catalog(folder)


def unit(catalog: Catalog, code: str) -> dict[str, Any]:
    found = catalog.unit("thu", code)
    assert found is not None
    return found


def test_merged_split_closed_and_renamed_units_are_data_of_the_campaign(tmp_path: Path) -> None:
    catalog = built(
        tmp_path,
        "2026-07-01,so-a,merge,so-b,,01/NQ-HĐND\n"
        "2027-01-01,sở b,split,so-c; so-d,,02/NQ-HĐND\n"
        "2027-02-01,so-c,rename,,Sở Công Thương,03/NQ-HĐND\n"
        "2028-01-01,so-d,close,,,04/NQ-HĐND\n",
        OWN + LATER,
    )
    lives = {
        code: (unit(catalog, code)["valid_to"], unit(catalog, code)["successor_id"])
        for code in ("so-a", "so-b", "so-c", "so-d")
    }
    assert lives == {
        "so-a": (date(2026, 6, 30), "so-b"),
        "so-b": (date(2026, 12, 31), "so-c"),  # the one named first carries its sums on
        "so-c": (None, None),
        "so-d": (date(2027, 12, 31), None),
    }
    assert unit(catalog, "so-c")["unit_name"] == "Sở Công Thương"
    former = former_units(catalog).select("unit_id", "former_code", "former_name").rows()
    assert set(former) >= {
        ("so-b", "so-a", "Sở A"),
        ("so-c", "so-b", "Sở B"),
        ("so-d", "so-b", "Sở B"),
        ("so-c", "so-c", "Sở C"),
    }


def test_a_commune_is_closed_and_has_a_contact_without_touching_the_reference(
    tmp_path: Path,
) -> None:
    heir = "29278"
    catalog = built(
        tmp_path,
        f"2027-07-01,{COMMUNE},merge,{heir},,05/NQ-UBTVQH\n",
        contacts=f"{heir},Văn phòng, 0270 000000\n".replace("phòng, ", "phòng "),
        level="province",
    )
    gone = unit(catalog, COMMUNE)
    assert (gone["valid_to"], gone["successor_id"]) == (date(2027, 6, 30), heir)
    assert unit(catalog, heir)["contact"] == "Văn phòng 0270 000000"
    there = catalog.units_of("thu", date(2027, 7, 1))["unit_id"]
    assert COMMUNE not in there
    assert heir in there


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2026-07-01,so-a,merger,so-b,,x\n", "line 2, cột / column kind: «merger»"),
        ("01/07/2026,so-a,merge,so-b,,x\n", "column on_date: «01/07/2026» không phải ngày"),
        ("2026-07-01,so-x,close,,,x\n", "column unit_id: không có đơn vị / no such unit «so-x»"),
        ("2026-07-01,so-a,merge,so-z,,x\n", "column successor_ids: không có đơn vị"),
        ("2026-07-01,so-a,merge,so-b; so-c,,x\n", "cần đúng một đơn vị kế tục"),
        ("2026-07-01,so-a,split,so-b,,x\n", "cần từ hai đơn vị kế tục"),
        ("2026-07-01,so-a,split,so-b;so-b,,x\n", "cần từ hai đơn vị kế tục"),
        ("2026-07-01,so-a,close,so-b,,x\n", "không ghi đơn vị kế tục"),
        ("2026-07-01,so-a,merge,so-a,,x\n", "kế tục chính nó"),
        ("2026-07-01,so-a,rename,,,x\n", "column new_name: rename: cần tên mới"),
        ("2026-07-01,so-a,close,,Sở Mới,x\n", "column new_name: close: chỉ của"),
        ("2026-07-01,so-a,close,,,\n", "column document: không được trống"),
        ("2026-07-01,so-a,merge,so-d,,x\n", "«so-d» đến 01/01/2027 mới thành lập"),
        ("2025-07-01,so-a,close,,,x\n", "column on_date: «so-a» thành lập 01/07/2025"),
        (
            "2026-07-01,so-a,close,,,x\n2026-09-01,so-a,close,,,x\n",
            "line 3, cột / column unit_id: «so-a» đã thôi hoạt động sau 30/06/2026",
        ),
        (
            "2026-07-01,so-a,merge,so-b,,x\n2026-09-01,so-b,merge,so-a,,x\n",
            "line 3, cột / column successor_ids: «so-a» đã thôi hoạt động sau 30/06/2026",
        ),
    ],
)
def test_a_bad_event_is_refused_with_file_line_column_and_what_to_do(
    tmp_path: Path, row: str, message: str
) -> None:
    with pytest.raises(ProfileError, match=r"thu-events\.csv") as refusal:
        built(tmp_path, row, OWN + LATER)
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ("2026-06-30,so-z", ",", "line 2, cột / column successor_id: không có đơn vị"),
        (",so-b", ",", "có đơn vị kế tục thì cần valid_to"),
        ("2026-06-30,so-d", ",", "«so-d» đến 01/01/2027 mới thành lập"),
        ("2026-06-30,so-b", "2025-12-31,", "«so-b» đã thôi hoạt động sau 31/12/2025"),
        ("2026-06-30,so-b", "2026-06-30,so-a", "đi vòng / goes round: so-a → so-b → so-a"),
    ],
)
def test_a_successor_of_the_units_sheet_must_be_able_to_take_over(
    tmp_path: Path, a: str, b: str, message: str
) -> None:
    rows = f"so-a,A,A,department,2025-07-01,{a}\nso-b,B,B,department,2025-07-01,{b}\n"
    with pytest.raises(ProfileError) as refusal:
        built(tmp_path, "", UNITS + rows + LATER)
    assert "thu.csv: " in str(refusal.value)
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("so-x,VP\n", "thu-contacts.csv: dòng / line 2, cột / column unit_id: không có"),
        ("so-a,VP\nSở A,VP\n", "line 3, cột / column unit_id: «Sở A» có hai lần"),
        ("so-a,\n", "column contact: không được trống"),
    ],
)
def test_a_bad_contact_is_refused_at_its_line(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(ProfileError) as refusal:
        built(tmp_path, "", contacts=rows)
    assert message in str(refusal.value)


def test_the_units_sheet_alone_tells_the_same_events(tmp_path: Path) -> None:
    rows = "so-a,A,A,department,2025-07-01,2026-06-30,so-b\nso-b,B,B,department,2025-07-01,,\n"
    catalog = built(tmp_path, "", UNITS + rows)
    told = profile_tables(catalog)["unit_event"]
    assert told.select("unit_id", "on_date", "kind", "successor_id", "document").rows() == [
        ("so-a", date(2026, 7, 1), "merge", "so-b", None)
    ]


def test_a_question_tells_what_became_of_a_unit_by_the_day_and_of_those_it_took_over() -> None:
    con = query_store(
        unit=[{}, {"unit_id": "u2", "unit_name": "Phường Hai", "short_name": "P. Hai"}],
        former_unit=[
            {"unit_id": "u2", "former_code": "u1", "former_name": "Phường Một"},
            {"unit_id": "u2", "former_code": "u2", "former_name": "Phường Nhì"},
        ],
        unit_event=[
            {},
            {
                "unit_id": "u2",
                "on_date": date(2026, 9, 1),
                "kind": "rename",
                "successor_id": None,
                "former_name": "Phường Nhì",
                "new_name": "Phường Hai",
            },
        ],
    )
    chosen = Selection("c", date(2026, 9, 1), unit="u2")
    rows = unit_events(con, VIEWER, chosen).select("unit_id", "kind", "is_own").rows()
    assert rows == [("u1", "merge", False), ("u2", "rename", True)]
    assert unit_events(con, VIEWER, Selection("c", date(2026, 6, 30), unit="u2")).is_empty()
    assert unit_identity(con, VIEWER, chosen)["former_names"].item() is None
    found = unit_search(con, VIEWER, chosen, text="phuong nhi").row(0, named=True)
    assert (found["unit_id"], found["matched_by"]) == ("u2", "former")
