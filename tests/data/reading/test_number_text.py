from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.clean_text import clean_text, looks_like_legacy_encoding
from data.reading.number_text import (
    Number,
    NumberTextError,
    number_columns,
    parse_date,
    parse_number,
    read_number,
)
from tests.worlds.files.odd_files import TCVN3, VNI


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234", 1234),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.234.567,89", 1234567.89),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1234.5", 1234.5),
        ("1234.567", 1234.567),
        ("1,2340", 1.234),
        ("0.234", 0.234),
        ("0,234", 0.234),
        ("1 234,5", 1234.5),
        ("1\u00a0234\u00a0567", 1234567),
        ("1 234.567", 1234.567),
        ("-5", -5),
        ("−5,5", -5.5),
        ("– 5", -5),
        ("+5", 5),
        ("１２３", 123),
        ("007", 7),
        (" 45 ", 45),
        ("68.4", 68.4),
    ],
)
def test_a_number_is_read_as_it_is_written_in_vietnam(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("1.234", "ambiguous_number"),
        ("1,234", "ambiguous_number"),
        ("-12.345", "ambiguous_number"),
        ("123.456 %", "ambiguous_number"),
        ("1.23,4", "not_a_number"),
        ("1.234,567.8", "not_a_number"),
        ("12 34", "not_a_number"),
        ("012 345", "not_a_number"),
        ("012.345", "not_a_number"),
        ("012,345", "not_a_number"),
        ("0 123 456,5", "not_a_number"),
        ("1\n234", "not_a_number"),
        ("45/50", "not_a_number"),
        ("khoảng 45", "not_a_number"),
        ("1e5", "not_a_number"),
        ("nan", "not_a_number"),
        ("inf", "not_a_number"),
        ("--5", "not_a_number"),
        ("%", "not_a_number"),
        ("٣", "not_a_number"),
        ("45 tổ", "number_with_words"),
        ("5²", "number_with_words"),
        ("(5)", "number_in_brackets"),
        ("không", "zero_or_blank"),
        ("Không phát sinh", "zero_or_blank"),
        ("#DIV/0!", "excel_error"),
        ("#N/A", "excel_error"),
        ("1000000000000000", "number_too_large"),
        ("9" * 400, "number_too_large"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused_by_name(text, rule):
    with pytest.raises(NumberTextError) as caught:
        read_number(text)
    assert caught.value.rule == rule
    assert caught.value.params["text"] == text


def test_both_ways_out_of_an_ambiguous_number_can_be_read():
    with pytest.raises(NumberTextError) as caught:
        parse_number("1.234")
    ways = caught.value.params
    assert (ways["whole"], ways["decimal"]) == ("1234", "1,234")
    assert parse_number(ways["whole"]) == 1234
    assert parse_number(ways["decimal"] + "0") == 1.234


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "…", "Không có", "chưa có", "KXĐ", "n/a"])
def test_marks_for_no_figure_are_missing_never_zero(text):
    assert read_number(text) is None
    assert parse_date(text) is None


def test_a_percent_sign_is_told_apart_from_the_value():
    assert read_number("45 %") == Number(45, is_percent=True)
    assert read_number("45,5%") == Number(45.5, is_percent=True)
    assert read_number("45") == Number(45, is_percent=False)


def said(text):
    try:
        number = read_number(text)
    except NumberTextError as error:
        return None, False, error.rule
    return (None, False, None) if number is None else (number.value, number.is_percent, None)


TYPED = st.text(st.sampled_from("0123456789.,- %()−–+５\u00a0tổeEınN/a#\nİkhôngc"), max_size=14)
LIKELY = st.from_regex(r"[-−+]?[0-9]{1,4}([., ][0-9]{2,4}){0,3} ?%?", fullmatch=True)


@settings(deadline=None, max_examples=50)
@given(st.lists(TYPED | LIKELY | st.text(max_size=6), max_size=30))
def test_a_whole_column_is_read_as_each_of_its_texts(texts):
    assert number_columns(pl.Series(texts, dtype=pl.String)).rows() == [
        said(text) for text in texts
    ]


def test_a_blank_of_a_column_stays_blank():
    assert number_columns(pl.Series([None, "5"])).rows() == [
        (None, False, None),
        (5.0, False, None),
    ]


@given(st.floats(0, 1e14, allow_nan=False), st.integers(0, 6))
def test_a_number_written_the_vietnamese_way_is_read_back(value, decimals):
    text = f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    if said(text)[2] == "ambiguous_number":
        assert len(text.replace(",", ".").split(".")) == 2
    else:
        assert parse_number(text) == float(f"{value:.{decimals}f}")


@pytest.mark.parametrize(
    "text",
    [
        "31/10/2026",
        "31-10-2026",
        "31.10.2026",
        "31 / 10 / 2026",
        "2026-10-31",
        "2026-10-31 00:00:00",
        "ngày 31 tháng 10 năm 2026",
        "Ngày 31 tháng 10, năm 2026",
        "３１/10/2026",
    ],
)
def test_a_date_is_read_day_first(text):
    assert parse_date(text) == date(2026, 10, 31)


def test_one_digit_days_and_months_are_read():
    assert parse_date("5/3/2027") == date(2027, 3, 5)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("31/02/2026", "impossible_date"),
        ("10/31/2026", "impossible_date"),
        ("01/01/0026", "impossible_date"),
        ("31/10/26", "short_year"),
        ("46112", "date_serial"),
        ("31/10-2026", "not_a_date"),
        ("quý III", "not_a_date"),
        ("tháng 10/2026", "not_a_date"),
    ],
)
def test_what_is_no_date_is_refused_by_name(text, rule):
    with pytest.raises(NumberTextError) as caught:
        parse_date(text)
    assert caught.value.rule == rule


def test_a_day_excel_shows_as_a_number_is_told_back():
    with pytest.raises(NumberTextError) as caught:
        parse_date("46112")
    assert caught.value.params["date"] == "31/03/2026"


@pytest.mark.parametrize(
    "text",
    [
        TCVN3,
        VNI,
        "®· xong ®ît 1",
        "B¸o c¸o",
        "TØnh VÜnh Long, huyÖn",
        "Tá»‰nh VÄ©nh Long, xÃ£ PhÆ°á»›c",
    ],
)
def test_text_of_the_encodings_before_unicode_is_recognised(text):
    assert looks_like_legacy_encoding(text)


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo của xã Vĩnh Long",
        "5 µm",
        "120 m² và 30 m³",
        "«Long An»",
        "Müller",
        "±5°C",
        "§5 · §6",
        "Windows® Office®",
        "a » b",
        "Đã xong «kế hoạch» số 12",
        "plain",
        "São Paulo",
        "xã Hòa, xã Bà Nà",
    ],
)
def test_text_with_odd_signs_is_left_alone(text):
    assert not looks_like_legacy_encoding(text)


def test_text_is_kept_composed_with_plain_spaces_and_nothing_hidden():
    assert clean_text(" Vi\u0303nh\u00a0Long\u200b\x00\ufeff ") == "Vĩnh Long"
