from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from data.published.published import bulk_rows, main
from data.published.published_error import PublishedError
from data.published.published_layout import UNITS, Layout, Table, folded, published, unit_ids
from schemas.plan.profile_file import load_profile

LAYOUTS = published().layouts
CAMPAIGNS = UNITS.parent


@pytest.fixture
def units(tmp_path: Path) -> Path:
    lines = ["unit_id,unit_name,short_name", "u-1,Tỉnh Một,Một", "u-2,Tỉnh Đất Hai,Đất Hai"]
    (tmp_path / "tiny.csv").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def tiny(table: Table) -> Layout:
    return Layout("tiny", (table,))


def wide(folder: Path, text: str) -> Layout:
    (folder / "wide.csv").write_text(text, encoding="utf-8")
    columns = {"SC1": "first", "SC2": "second"}
    return tiny(Table("wide.csv", "wide", "province", columns, period_column="year"))


def paired(folder: Path, rows: list[list[object]]) -> Layout:
    with xlsxwriter.Workbook(folder / "pairs.xlsx") as book:
        sheet = book.add_worksheet("Tổng hợp")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    columns = {"Đất đai": "land", "Xếp hạng": "rank"}
    return tiny(
        Table(
            "pairs.xlsx",
            "pairs",
            "Tỉnh",
            columns,
            "Tổng hợp",
            period="2015",
            notes={"Nhóm": "land"},
        )
    )


# Hand-made files of the same layouts


def test_a_wide_table_gives_one_row_per_printed_value_and_none_per_blank(units: Path) -> None:
    layout = wide(units, "year,province,SC1,SC2\n2011,Mot,1.25,\n2011,Dat Hai,,\n2012,Mot,2,3.5\n")
    assert bulk_rows(layout, units, {}, units).select(
        "unit_id", "period_id", "indicator_id", "value"
    ).rows() == [
        ("u-1", "2011", "first", "1.25"),
        ("u-1", "2012", "first", "2"),
        ("u-1", "2012", "second", "3.5"),
    ]


def test_a_value_of_three_decimals_cannot_be_read_as_thousands(units: Path) -> None:
    layout = wide(units, "year,province,SC1,SC2\n2011,Mot,1.963,1.9631\n")
    assert bulk_rows(layout, units, {}, units)["value"].to_list() == ["1.9630", "1.9631"]


def test_other_spellings_of_a_unit_come_from_the_list_of_names(units: Path) -> None:
    layout = wide(units, "year,province,SC1,SC2\n2011,M1,1,\n")
    assert bulk_rows(layout, units, {"M1": "u-1"}, units)["unit_id"].to_list() == ["u-1"]


def test_an_unknown_unit_is_refused_by_name(units: Path) -> None:
    layout = wide(units, "year,province,SC1,SC2\n2011,Mot,1,\n2011,Ba,1,\n")
    with pytest.raises(PublishedError, match=r"published\.no_unit") as refused:
        bulk_rows(layout, units, {}, units)
    assert refused.value.values["names"] == "Ba"


def test_a_table_without_its_column_is_refused_by_column(units: Path) -> None:
    layout = wide(units, "year,province,SC1\n2011,Mot,1\n")
    with pytest.raises(PublishedError, match=r"published\.no_column") as refused:
        bulk_rows(layout, units, {}, units)
    assert refused.value.values["columns"] == "SC2"


def test_every_value_of_a_paired_sheet_goes_to_the_name_before_it(units: Path) -> None:
    layout = paired(
        units,
        [
            ["Thứ tự", "Tỉnh", "Đất \nđai", "", "Xếp hạng", "Nhóm"],
            [1, "Đất Hai", 7.5, "Một", 1, "Tốt"],
            [2, "Một", 6.25, "Đất Hai", 2, "Khá"],
        ],
    )
    table = layout.tables[0]
    assert bulk_rows(layout, units, {}, units).select(
        "unit_id", "indicator_id", "value", "note"
    ).rows() == [
        ("u-1", "land", "6.25", "Tốt"),
        ("u-1", "rank", "1", None),
        ("u-2", "land", "7.5", "Khá"),
        ("u-2", "rank", "2", None),
    ]
    assert table.period == "2015"


def test_the_look_up_of_one_unit_below_a_paired_sheet_is_not_read(units: Path) -> None:
    layout = paired(
        units,
        [
            ["Thứ tự", "Tỉnh", "Đất đai", "Xếp hạng", "Nhóm"],
            [1, "Một", 7.5, 1, "Tốt"],
            ["Thứ tự", "Tỉnh", "Đất đai", "Xếp hạng", "Nhóm"],
            ["", "Một", 99, 9, ""],
        ],
    )
    assert bulk_rows(layout, units, {}, units)["value"].to_list() == ["7.5", "1"]


@pytest.mark.parametrize("name", ["Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau", "BÀ RỊA – VŨNG TÀU"])
def test_names_match_without_case_accents_and_signs(name: str) -> None:
    assert folded(name) == "bariavungtau"


def test_the_command_says_which_file_is_missing_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["papi", "--from", str(tmp_path), "-o", str(tmp_path / "out.csv")]) == 2
    vietnamese, english = capsys.readouterr().err.splitlines()
    assert "Không thấy tệp papi_2011_2022_subcriteria_panel.csv" in vietnamese
    assert "no file papi_2011_2022_subcriteria_panel.csv" in english
    assert not (tmp_path / "out.csv").exists()


# What ships with the project


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_fills_exactly_the_indicators_of_its_profile(name: str) -> None:
    layout = LAYOUTS[name]
    profile = load_profile(CAMPAIGNS / f"{layout.campaign_id}.toml")
    filled = {indicator for table in layout.tables for indicator in table.columns.values()}
    assert filled == {indicator.id for indicator in profile.indicators}


@pytest.mark.parametrize("campaign_id", sorted({o.campaign_id for o in LAYOUTS.values()}))
def test_a_published_table_says_so_and_sets_no_target(campaign_id: str) -> None:
    profile = load_profile(CAMPAIGNS / f"{campaign_id}.toml")
    assert profile.campaign.level == "published"
    assert "không phải phong trào thi đua này" in profile.campaign.name_vi
    assert not profile.campaign.is_illustrative
    assert [i.id for i in profile.indicators if i.targets or i.baseline is not None] == []


@pytest.mark.parametrize("campaign_id", sorted({o.campaign_id for o in LAYOUTS.values()}))
def test_old_provinces_end_with_the_merger_and_point_to_the_new_one(campaign_id: str) -> None:
    units = pl.read_csv(UNITS / f"{campaign_id}.csv", infer_schema=False)
    clusters = pl.read_csv(UNITS / f"{campaign_id}-clusters.csv", infer_schema=False)
    assert units.height == 63
    assert units["valid_to"].unique().to_list() == ["2025-06-30"]
    assert clusters["cluster_id"].n_unique() == 34
    cluster_of = dict(clusters.select("unit_id", "cluster_id").rows())
    assert dict(units.select("unit_id", "successor_id").rows()) == cluster_of
    assert (cluster_of["cu-72"], cluster_of["cu-80"], cluster_of["cu-87"]) == ("80", "80", "82")


@pytest.mark.parametrize("campaign_id", sorted({o.campaign_id for o in LAYOUTS.values()}))
def test_every_other_spelling_names_a_unit_of_the_units_sheet(campaign_id: str) -> None:
    own = unit_ids(campaign_id, {})
    assert set(published().names.values()) <= set(own.values())
    assert [name for name in published().names if folded(name) in own] == []
