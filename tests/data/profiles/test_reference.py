import csv
import unicodedata
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.profiles.places import (
    REFERENCE,
    communes,
    current_code,
    former_communes,
    former_provinces,
    provinces,
)

SHARED = Path(__file__).resolve().parents[4] / "shared" / "geo"
PREFIX = {"commune": "Xã ", "ward": "Phường ", "special_zone": "Đặc khu "}
NEEDS_SHARED = pytest.mark.skipif(
    not SHARED.exists(), reason="không có thư mục ../shared/geo: bỏ qua đối chiếu / skipped"
)


def shared_rows(name: str) -> list[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_country_has_34_provinces_and_3321_communes_under_them():
    assert provinces().height == 34
    assert communes().get_column("commune_code").n_unique() == 3321
    assert set(communes()["province_code"]) == set(provinces()["province_code"])


def test_communes_at_the_start_are_2621_xa_687_phuong_and_13_dac_khu():
    counts = communes(date(2025, 7, 1)).get_column("unit_type").value_counts()
    assert dict(counts.iter_rows()) == {"commune": 2621, "ward": 687, "special_zone": 13}


@pytest.mark.parametrize("on", [date(2025, 7, 1), None])
def test_the_type_of_every_commune_is_the_one_its_name_begins_with(on):
    rows = communes(on).select("commune_name", "unit_type").rows()
    assert [name for name, kind in rows if not name.startswith(PREFIX[kind])] == []


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("31299", "Xã Phong Điền", "commune"),
        ("31213", "Phường Tân Lộc", "ward"),
        ("10543", "Phường Việt Hòa", "ward"),
        ("11848", "Xã Vĩnh Hòa", "commune"),
        ("06970", "Xã Ba Chẽ", "commune"),
        ("23938", "Xã Ia Mơ", "commune"),
    ],
)
def test_units_that_lists_get_wrong_are_right_here(code, name, kind):
    row = communes().filter(pl.col("commune_code") == code).row(0, named=True)
    assert (row["commune_name"], row["unit_type"]) == (name, kind)


def test_codes_keep_their_leading_zeros_and_names_are_nfc():
    assert set(communes()["commune_code"].str.len_chars()) == {5}
    assert set(provinces()["province_code"].str.len_chars()) == {2}
    names = [*communes()["commune_name"], *provinces()["province_name"]]
    assert [n for n in names if unicodedata.normalize("NFC", n) != n] == []


def test_ten_communes_of_one_province_become_wards_on_30_april_2026_and_keep_their_codes():
    before, after = communes(date(2026, 4, 29)), communes(date(2026, 4, 30))
    changed = after.join(before, on="commune_code").filter(
        pl.col("unit_type") != pl.col("unit_type_right")
    )
    assert changed.height == 10
    assert set(changed["unit_type_right"]) == {"commune"}
    assert set(changed["unit_type"]) == {"ward"}
    assert set(changed["province_code"]) == {"75"}


def test_a_province_that_becomes_a_city_is_named_by_the_day():
    def name(on: date) -> str:
        return provinces(on).filter(pl.col("province_code") == "75").item(0, "province_name")

    assert name(date(2026, 4, 29)) == "Tỉnh Đồng Nai"
    assert name(date(2026, 4, 30)) == "Thành phố Đồng Nai"


@pytest.mark.parametrize(
    ("written", "code"), [("06978", "06970"), ("23737", "23938"), ("00004", "00004")]
)
def test_codes_that_older_lists_print_lead_to_the_code_in_use(written, code):
    assert current_code(written) == code
    assert code in set(communes()["commune_code"])


def test_63_former_provinces_end_on_30_june_2025_and_23_present_ones_are_mergers():
    former = former_provinces()
    assert former["former_code"].n_unique() == 63
    assert set(former["valid_to"]) == {date(2025, 6, 30)}
    made_from = former.group_by("successor_code").len()
    assert made_from.filter(pl.col("len") > 1).height == 23
    assert set(made_from["successor_code"]) == set(provinces()["province_code"])


def test_a_former_code_that_now_means_another_province_leads_to_the_right_one():
    successor = dict(former_provinces().select("short_name", "successor_code").iter_rows())
    assert (successor["Tiền Giang"], successor["Đồng Tháp"]) == ("82", "82")
    assert (successor["Bắc Giang"], successor["Bắc Ninh"]) == ("24", "24")
    assert (successor["Quảng Bình"], successor["Quảng Trị"]) == ("44", "44")


def test_the_notice_carries_the_licence_of_the_package():
    notice = (REFERENCE / "NOTICE").read_text(encoding="utf-8")
    assert "vietnamadminunits 1.0.4" in notice
    assert "Permission is hereby granted, free of charge" in notice


@NEEDS_SHARED
def test_communes_agree_with_the_independent_list():
    theirs = {r["code"]: (r["full_name"], r["province_code"]) for r in shared_rows("communes.csv")}
    rows = communes().select("commune_code", "commune_name", "province_code").rows()
    assert {code: rest for code, *rest in rows} == {c: [*r] for c, r in theirs.items()}


@NEEDS_SHARED
def test_mergers_agree_with_the_independent_list():
    theirs = {
        old.strip(): row["code"]
        for row in shared_rows("provinces.csv")
        for old in row["merged_from_codes"].split(";")
    }
    ours = dict(former_provinces().select("former_code", "successor_code").iter_rows())
    assert ours == theirs


def test_every_former_commune_leads_to_communes_that_exist_and_every_one_has_a_former():
    former = former_communes()
    assert former.select("former_code", "commune_code").n_unique() == former.height == 10602
    assert former["former_code"].n_unique() == 10040
    assert set(former["commune_code"]) == set(communes()["commune_code"])
    assert set(former["former_province_code"]) == set(former_provinces()["former_code"])


def test_a_former_commune_stays_in_the_province_that_took_over_its_own():
    successor = dict(former_provinces().select("former_code", "successor_code").iter_rows())
    province = dict(communes().select("commune_code", "province_code").iter_rows())
    rows = former_communes().select("former_province_code", "commune_code").rows()
    assert [r for r in rows if successor[r[0]] != province[r[1]]] == []


def test_former_communes_hold_names_and_codes_only_and_stay_small():
    assert former_communes().columns == [
        *("former_code", "former_name", "former_district", "former_province_code", "commune_code")
    ]
    assert (REFERENCE / "former_communes.csv").stat().st_size < 700_000
