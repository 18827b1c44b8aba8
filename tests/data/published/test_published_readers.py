"""Headings, years, separators and readers of published tables, and the mapping suggested."""

import tomllib
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from data.published.published_error import PublishedError
from data.published.published_table import read_table
from data.published.table.mapping import Clusters, Mapping, Part, read_mapping
from data.published.table.suggest import suggested, suggestion
from tests.worlds.files.published_tables import (
    LABOUR,
    LAND,
    NAMES,
    PAIRS,
    PARTS,
    WIDE,
    by_name,
    paired,
    wide,
    workbook,
)


def test_headings_of_two_lines_and_in_parts_of_letters_are_found(tmp_path: Path) -> None:
    group = ["", "Chỉ số thành phần", "", "Kết quả", ""]
    decomposed = [unicodedata.normalize("NFD", str(cell)) for cell in wide()[0]]
    workbook(tmp_path, [["Bảng minh họa năm 2015"], [], group, decomposed, *wide()[1:]])
    mapping = replace(
        WIDE,
        header_row=3,
        header_rows=2,
        total_column="Kết quả Tổng điểm",
        rank_column="Kết quả Xếp hạng",
        parts=(
            Part("Chỉ số thành phần Đất đai", 60, 10),
            Part("chi so thanh phan dao tao", 40, 10),
        ),
    )
    assert by_name(read_table(mapping, tmp_path).rows, "part_1") == dict(
        zip(NAMES, LABOUR, strict=True)
    )


def test_a_year_column_keeps_the_years_that_are_asked_for(tmp_path: Path) -> None:
    lines = [
        "nam,tinh,dat",
        *(
            f"{year},{name},{n + year / 1000}"
            for year in (2019, 2020, 2021)
            for n, name in enumerate(NAMES)
        ),
    ]
    (tmp_path / "t.csv").write_text("\n".join(lines), encoding="utf-8")
    mapping = Mapping(
        "Bảng",
        "t.csv",
        2021,
        "tinh",
        (Part("dat", 100, 10),),
        year_column="nam",
        years=(2019, 2021),
    )
    rows = read_table(mapping, tmp_path).rows
    assert sorted(set(rows["year"])) == [2019, 2021]
    assert rows.height == 2 * len(NAMES)


@pytest.mark.parametrize("mark", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_csv_is_read_by_its_own_separator_and_letters(
    tmp_path: Path, mark: str, encoding: str
) -> None:
    rows = [[str(cell).replace(".", ",") for cell in row] for row in wide()]
    (tmp_path / "t.csv").write_text("\n".join(map(mark.join, rows)), encoding=encoding)
    read = read_table(replace(WIDE, file="t.csv"), tmp_path)
    assert by_name(read.rows, "part_0") == dict(zip(NAMES, LAND, strict=True))


def test_a_sheet_no_reader_opens_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(PublishedError) as refused:
        suggested(tmp_path / "t.xlsx")
    assert refused.value.key == "published.unreadable"


def test_a_sheet_the_first_reader_fails_on_is_read_by_the_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(tmp_path, paired())
    monkeypatch.setattr("data.published.table.grid._sheet", lambda *_: 1 / int(""))
    assert read_table(PAIRS, tmp_path).rows.height == len(NAMES)


def test_both_readers_give_the_number_behind_what_a_format_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        page, short = book.add_worksheet("Tổng hợp"), book.add_format({"num_format": "0.00"})
        page.write_row(0, 0, ["Tỉnh", "Đất đai"])
        for number, name in enumerate(NAMES, start=1):
            page.write(number, 0, name)
            page.write(number, 1, number + 0.123456, short)
    mapping = replace(WIDE, parts=PARTS[:1], total_column=None, rank_column=None)
    first = read_table(mapping, tmp_path).rows["part_0"].to_list()
    monkeypatch.setattr("data.published.table.grid._sheet", lambda *_: 1 / int(""))
    assert read_table(mapping, tmp_path).rows["part_0"].to_list() == first
    assert first[0] == pytest.approx(1.123456)


# The suggestion


def test_the_suggestion_of_pairs_is_ready_to_check(tmp_path: Path) -> None:
    path = workbook(tmp_path, paired(), "Tổng hợp 2015")
    (tmp_path / "m.toml").write_text(suggestion(path), encoding="utf-8")
    found = read_mapping(tmp_path / "m.toml")
    assert (found.shape, found.units, found.year) == ("pairs", "former_provinces", 2015)
    assert (found.total_column, found.rank_column) == ("Tổng điểm", "Xếp hạng")
    assert [(p.column, p.points) for p in found.parts] == [("Đất đai", 60), ("Đào tạo", 40)]


def test_the_suggestion_chooses_the_sheet_the_heading_and_no_numbering_as_a_part(
    tmp_path: Path,
) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        book.add_worksheet("Trống")
        other = book.add_worksheet("Chi tiết")
        for number, row in enumerate([["Tỉnh", "a"], *zip(NAMES, LAND, strict=True)]):
            other.write_row(number, 0, row)
        page = book.add_worksheet("Tổng hợp")
        rows = [
            ["BẢNG MINH HỌA NĂM 2021"],
            ["Kèm theo công văn"],
            [],
            ["STT", "Mã", "Năm", *wide()[0], "Xếp hạng đất đai"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            *(
                [n, 100 + 7 * n, 2021, *row, 1 + sum(x > row[1] for x in LAND)]
                for n, row in enumerate(wide()[1:], start=1)
            ),
        ]
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    found = tomllib.loads(suggestion(tmp_path / "t.xlsx"))
    assert (found["sheet"], found["header_row"], found["year"]) == ("Tổng hợp", 4, 2021)
    assert found["name_column"] == "Tỉnh"
    assert [part["column"] for part in found["parts"]] == ["Đất đai", "Đào tạo"]
    assert [part["points"] for part in found["parts"]] == [60, 40]


def test_a_name_nobody_knows_is_left_out_of_the_suggestion_and_asked_about(tmp_path: Path) -> None:
    found = suggested(workbook(tmp_path, [*wide(), ["Xứ Thần Tiên", 5, 5, 50, 9]], "2015"))
    assert tomllib.loads(found.text)["leave_out"] == ["Xứ Thần Tiên"]
    assert [question.key for question in found.questions] == ["published.unknown"]


def test_clusters_come_by_name_and_a_wrong_name_is_answered_with_near_ones(tmp_path: Path) -> None:
    from data.published.published_campaign import units
    from data.published.published_clusters import clusters

    workbook(tmp_path, wide())
    lines = ["don_vi,cum", *(f"{name},Cụm {n % 2 + 1}" for n, name in enumerate(NAMES))]
    (tmp_path / "c.csv").write_text("\n".join(lines), encoding="utf-8")
    mapping = replace(WIDE, clusters=Clusters("c.csv", "don_vi", "cum"))
    rows = read_table(mapping, tmp_path).rows
    known = units(mapping, rows)
    found = clusters(mapping, rows, known, tmp_path)
    assert dict(found.group_by("cluster_name_vi").len().rows()) == {"Cụm 1": 4, "Cụm 2": 4}
    (tmp_path / "c.csv").write_text("\n".join([*lines, "Nghệ Anh,Cụm 1"]), encoding="utf-8")
    with pytest.raises(PublishedError) as refused:
        clusters(mapping, rows, known, tmp_path)
    assert "Nghệ Anh (Tỉnh Nghệ An" in str(refused.value.values["units"])
