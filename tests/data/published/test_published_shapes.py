"""Published tables as they are laid out by others, each fault planted in an invented workbook."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from data.published.published_error import PublishedError
from data.published.published_table import read_table
from tests.worlds.files.published_tables import (
    LABOUR,
    LAND,
    NAMES,
    PAIRS,
    PARTS,
    RANKS,
    TOTALS,
    WIDE,
    by_name,
    paired,
    wide,
    workbook,
)


def test_pairs_sorted_on_their_own_give_every_unit_its_own_values(tmp_path: Path) -> None:
    workbook(tmp_path, paired())
    read = read_table(PAIRS, tmp_path)
    assert by_name(read.rows, "part_0") == dict(zip(NAMES, LAND, strict=True))
    assert by_name(read.rows, "part_1") == dict(zip(NAMES, LABOUR, strict=True))
    assert by_name(read.rows, "total") == dict(zip(NAMES, TOTALS, strict=True))
    assert by_name(read.rows, "rank") == dict(zip(NAMES, RANKS, strict=True))


def test_pairs_read_as_a_wide_table_are_refused_with_the_columns_of_names(tmp_path: Path) -> None:
    workbook(tmp_path, paired())
    with pytest.raises(PublishedError) as refused:
        read_table(WIDE, tmp_path)
    assert refused.value.key == "published.in_pairs"
    assert refused.value.values["columns"] == "[D], [F]"


def test_a_repeated_name_column_in_a_wide_table_is_refused_by_its_letters(tmp_path: Path) -> None:
    rows = [[*row[:1], *row[1:3], row[0], *row[3:]] for row in wide()]
    workbook(tmp_path, rows)
    with pytest.raises(PublishedError) as refused:
        read_table(WIDE, tmp_path)
    assert refused.value.key == "published.two_columns"
    assert refused.value.values["letters"] == "[A], [D]"
    assert read_table(replace(WIDE, name_column="[A]"), tmp_path).rows.height == len(NAMES)


def test_another_spelling_of_the_names_in_the_same_order_is_no_pair(tmp_path: Path) -> None:
    plain = [["name", *map(str.upper, NAMES)][n] for n in range(len(NAMES) + 1)]
    workbook(tmp_path, [[plain[n], *row] for n, row in enumerate(wide())])
    assert by_name(read_table(WIDE, tmp_path).rows, "part_0") == dict(zip(NAMES, LAND, strict=True))


def test_maxima_numberings_headings_again_and_footers_are_no_units(tmp_path: Path) -> None:
    head, *rows = wide()
    body = [
        head,
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["Điểm tối đa", 10, 10, 100, ""],
        *rows[:4],
        ["Tỉnh", "Đất đai", "Đào tạo", "Tổng điểm", "Xếp hạng"],
        *rows[4:],
        [],
        ["", 4.5, 2.5, 46, ""],
        ["Max", 9.5, 9, 70, ""],
        ["Trung bình cả nước", 6, 6, 60, ""],
        ["Ghi chú: số liệu minh họa", "", "", "", ""],
    ]
    workbook(tmp_path, body)
    read = read_table(WIDE, tmp_path)
    assert read.rows["name"].to_list() == NAMES
    assert [(one.row, one.why) for one in read.left_out] == [
        (2, "summary"),
        (3, "summary"),
        (8, "heading"),
        (14, "no_name"),
        (15, "summary"),
        (16, "summary"),
        (17, "summary"),
    ]


def test_the_look_up_of_one_unit_is_left_out_but_a_unit_given_twice_is_refused(
    tmp_path: Path,
) -> None:
    workbook(tmp_path, [*wide(), [], wide()[3]])
    assert [one.why for one in read_table(WIDE, tmp_path).left_out] == ["again"]
    workbook(tmp_path, [*wide(), [], ["Cà Mau", 1, *wide()[3][2:]]])
    with pytest.raises(PublishedError, match="twice") as refused:
        read_table(WIDE, tmp_path)
    assert refused.value.values["names"] == "Cà Mau"


def test_names_are_matched_as_at_the_door_and_unknown_ones_asked_with_near_names(
    tmp_path: Path,
) -> None:
    rows = wide()
    rows[1][0], rows[3][0] = "TỈNH AN GIANG", "Ca Mau"
    workbook(tmp_path, rows)
    assert read_table(WIDE, tmp_path).rows["unit_id"].to_list()[:3] == ["cu-89", "cu-06", "cu-96"]
    rows[3][0] = "Cà Mâu"
    workbook(tmp_path, rows)
    with pytest.raises(PublishedError) as refused:
        read_table(WIDE, tmp_path)
    assert refused.value.key == "published.unknown"
    assert "Cà Mâu (" in str(refused.value.values["units"])
    assert "Cà Mau" in str(refused.value.values["units"])
    mended = replace(WIDE, names={"Cà Mâu": "Cà Mau"})
    assert read_table(mended, tmp_path).rows["unit_id"].to_list()[2] == "cu-96"
    out = read_table(replace(WIDE, leave_out=("Cà Mâu",)), tmp_path)
    assert (out.rows.height, out.left_out[0].why) == (len(NAMES) - 1, "asked")


def test_a_province_that_is_no_more_is_a_unit_of_its_time_and_asked_about_later(
    tmp_path: Path,
) -> None:
    workbook(tmp_path, [*wide(), ["Hà Tây", 5, 5, 50, 9]])
    then = read_table(replace(WIDE, year=2007), tmp_path)
    assert then.rows["unit_id"].to_list()[-1] == "cu-28"
    with pytest.raises(PublishedError) as refused:
        read_table(replace(WIDE, year=2010), tmp_path)
    assert refused.value.key == "published.gone"
    assert {
        "name": "Hà Tây",
        "into": "Hà Nội",
        "year": 2010,
    }.items() <= refused.value.values.items()
    assert str(refused.value.values["date"]) == "2008-07-31"


@pytest.mark.parametrize(("units", "count"), [("former_provinces", 63), ("provinces", 34)])
def test_the_63_and_the_34_are_each_known_by_every_name_of_theirs(
    tmp_path: Path, units: str, count: int
) -> None:
    table = {"former_provinces": "former_provinces", "provinces": "provinces"}[units]
    path = Path(__file__).parents[3] / "data" / "reference" / f"{table}.csv"
    names = pl.read_csv(path, infer_schema=False)["short_name"].to_list()
    workbook(
        tmp_path, [["Tỉnh", "Đất đai"], *([name, 5 + n / 100] for n, name in enumerate(names))]
    )
    mapping = replace(WIDE, units=units, parts=PARTS[:1], total_column=None, rank_column=None)
    assert read_table(mapping, tmp_path).rows["unit_id"].n_unique() == count
