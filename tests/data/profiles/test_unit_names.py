import unicodedata

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.profiles.catalog import load_catalog
from data.profiles.places import communes
from data.profiles.unit_names import suggestions, unit_by_name

UNITS = pl.DataFrame(
    [
        ("101", "Xã Hòa Bình", "Xã Hòa Bình"),
        ("102", "Phường Long Châu", "P. Long Châu"),
        ("103", "Đặc khu Phú Quý", "Đ.K. Phú Quý"),
        ("104", "Xã M’Drắk", "Xã M’Drắk"),
        ("105", "Xã Thủy Đông", "Xã Thủy Đông"),
        ("201", "Sở Khoa học và Công nghệ", "Sở KH&CN"),
        ("202", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "MTTQ tỉnh"),
        ("301", "Thành phố Hà Nội", "Hà Nội"),
        ("401", "Xã An Hòa", "Xã An Hòa"),
        ("402", "Phường An Hòa", "P. An Hòa"),
        ("501", "Xã Tân Hòa", "Xã Tân Hòa"),
        ("502", "Xã Tân Hóa", "Xã Tân Hóa"),
        ("601", "Phường 1 Bảo Lộc", "P. 1 Bảo Lộc"),
    ],
    schema=["unit_id", "unit_name", "short_name"],
    orient="row",
)
WARDS = load_catalog().units_of("vinh-long")


@pytest.mark.parametrize(
    ("text", "unit_id"),
    [
        ("Xã Hòa Bình", "101"),
        ("Xã Hoà Bình", "101"),
        ("  xã  HÒA BÌNH ", "101"),
        ("X. Hòa Bình", "101"),
        ("UBND xã Hòa Bình", "101"),
        ("Uỷ ban nhân dân xã Hoà Bình", "101"),
        ("UBND X. Hoa Binh", "101"),
        ("Hòa Bình", "101"),
        ("hoa binh", "101"),
        ("Xã Hòa Binh", "101"),
        ("P.Long Châu", "102"),
        ("P. Long Chau", "102"),
        ("phuong long chau", "102"),
        ("Đ.K. Phú Quý", "103"),
        ("ĐK Phú Quý", "103"),
        ("D.K. Phu Quy", "103"),
        ("Xã M'Drắk", "104"),
        ("xa MDrak", "104"),
        ("Xã Thuỷ Đông", "105"),
        ("xa thuy dong", "105"),
        ("Sở KHCN", "201"),
        ("so khoa hoc va cong nghe", "201"),
        ("MTTQ tỉnh", "202"),
        ("Uỷ ban MTTQ Việt Nam tỉnh", "202"),
        ("Uỷ ban nhân dân X. Hoà Bình", "101"),
        ("TP. Hà Nội", "301"),
        ("tp ha noi", "301"),
        ("Hanoi", "301"),
        ("P.1 Bảo Lộc", "601"),
        ("P. 1 Bao Loc", "601"),
    ],
)
def test_a_name_is_found_however_people_write_it(text, unit_id):
    assert unit_by_name(UNITS, text) == unit_id


def test_a_name_in_decomposed_form_is_the_same_name():
    assert unit_by_name(UNITS, unicodedata.normalize("NFD", "Xã Thủy Đông")) == "105"


def test_a_name_that_two_units_share_is_found_only_with_its_type():
    assert unit_by_name(UNITS, "An Hòa") is None
    assert unit_by_name(UNITS, "Xã An Hòa") == "401"
    assert unit_by_name(UNITS, "P. An Hoa") == "402"


def test_accents_beat_no_accents_and_without_them_two_names_are_ambiguous():
    assert unit_by_name(UNITS, "Xã Tân Hóa") == "502"
    assert unit_by_name(UNITS, "Xã Tân Hoá") == "502"
    assert unit_by_name(UNITS, "Xã Tân Hòa") == "501"
    assert unit_by_name(UNITS, "xa tan hoa") is None


def test_a_name_with_other_marks_is_another_name():
    assert unit_by_name(UNITS, "Xã Hóa Bình") is None
    assert unit_by_name(UNITS, "Phường Hòa Bình") is None


@pytest.mark.parametrize("text", ["", "   ", "...", "Xã Không Có"])
def test_nothing_is_found_for_a_name_that_is_not_there(text):
    assert unit_by_name(UNITS, text) is None


def test_suggestions_are_the_nearest_names_first():
    assert suggestions(UNITS, "Xã Hòa Bìn")[0] == "Xã Hòa Bình"
    assert suggestions(UNITS, "tan hoa", n=2) == ["Xã Tân Hòa", "Xã Tân Hóa"]
    assert suggestions(UNITS, "zzzz") == []
    assert suggestions(UNITS, " ") == []


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(c for c in letters if not unicodedata.combining(c))


def old_tone_place(text: str) -> str:
    pairs = ("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("úy", "uý"), ("ùy", "uỳ"), ("òe", "oè")
    for new, old in pairs:
        text = text.replace(new, old)
    return text


@settings(deadline=None)
@given(st.sampled_from(WARDS.rows(named=True)), st.data())
def test_every_unit_is_found_by_every_way_to_write_its_own_name(unit, data):
    ways = [str.upper, str.lower, old_tone_place, lambda s: unicodedata.normalize("NFD", s)]
    chosen = data.draw(st.lists(st.sampled_from(ways)))
    name = data.draw(st.sampled_from([unit["unit_name"], unit["short_name"]]))
    for way in chosen:
        name = way(name)
    assert unit_by_name(WARDS, name) == unit["unit_id"]


@settings(deadline=None)
@given(st.sampled_from(WARDS.rows(named=True)))
def test_a_name_without_accents_finds_its_unit_or_none_but_never_another(unit):
    assert unit_by_name(WARDS, plain(unit["unit_name"])) in (unit["unit_id"], None)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_answered_with_a_unit_of_the_campaign_or_none(text):
    assert unit_by_name(UNITS, text) in {*UNITS["unit_id"], None}


def test_full_names_are_unique_inside_every_province():
    frame = communes().with_columns(unit_id="commune_code", unit_name="commune_name")
    units = frame.with_columns(short_name="unit_name")
    wrong = [
        (code, name)
        for (_province,), part in units.group_by("province_code")
        for code, name in part.sample(5, seed=1).select("unit_id", "unit_name").iter_rows()
        if unit_by_name(part, name) != code
    ]
    assert wrong == []
