"""Published tables as they are laid out by others, each fault planted in an invented workbook."""

import tomllib
import unicodedata
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from data.published.published_error import PublishedError
from data.published.published_table import read_table
from data.published.table.mapping import Clusters, Mapping, Part, read_mapping
from data.published.table.suggest import suggested, suggestion

NAMES = ["An Giang", "Bắc Kạn", "Cà Mau", "Đắk Lắk", "Hòa Bình", "Lào Cai", "Nghệ An", "Phú Yên"]
LAND = [7.25, 6.5, 5.75, 8.0, 4.5, 6.25, 5.0, 9.5]
LABOUR = [3.5, 6.0, 7.5, 4.0, 8.5, 5.5, 9.0, 2.5]
TOTALS = [6 * a + 4 * b for a, b in zip(LAND, LABOUR, strict=True)]
RANKS = [1 + sum(other > total for other in TOTALS) for total in TOTALS]
PARTS = (Part("Đất đai", 60, 10), Part("Đào tạo", 40, 10))
PAIRS = Mapping(
    "Bảng minh họa",
    "t.xlsx",
    2015,
    "Tỉnh",
    PARTS,
    shape="pairs",
    units="former_provinces",
    total_column="Tổng điểm",
    rank_column="Xếp hạng",
)
WIDE = replace(PAIRS, shape="wide")


def workbook(folder: Path, rows: list[list[object]], sheet: str = "Tổng hợp") -> Path:
    with xlsxwriter.Workbook(folder / "t.xlsx") as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return folder / "t.xlsx"


def sorted_pairs(*columns: tuple[str, list[float]]) -> list[list[object]]:
    heads: list[object] = ["Thứ tự"]
    blocks = []
    for place, (title, values) in enumerate(columns):
        heads += ["Tỉnh" if place == 0 else "", title]
        blocks.append(sorted(zip(NAMES, values, strict=True), key=lambda pair: -pair[1]))
    rows = [[n + 1, *(cell for block in blocks for cell in block[n])] for n in range(len(NAMES))]
    return [heads, *rows]  # type: ignore[list-item]


def paired() -> list[list[object]]:
    """Every column in an order of its own, the rank beside the total, a look-up below."""
    rows = sorted_pairs(("Đất đai", LAND), ("Đào tạo", LABOUR), ("Tổng điểm", TOTALS))
    rows[0].append("Xếp hạng")
    for place, row in enumerate(rows[1:], start=1):
        row.append(place)
    at = rows[1]
    return [
        *rows,
        [],
        rows[0],
        ["", at[1], at[2], "", LABOUR[NAMES.index(str(at[1]))]],
        ["", "Thứ tự", 1, "", 8],
    ]


def wide() -> list[list[object]]:
    rows = zip(NAMES, LAND, LABOUR, TOTALS, RANKS, strict=True)
    return [["Tỉnh", "Đất đai", "Đào tạo", "Tổng điểm", "Xếp hạng"], *map(list, rows)]


def by_name(frame: pl.DataFrame, column: str) -> dict[str, float]:
    return dict(frame.select("name", column).rows())


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
