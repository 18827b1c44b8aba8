"""A mapped table goes through the engine; its totals and ranks are held against the printed."""

from pathlib import Path

import pytest

from briefing.published_check import checked, competition, main, tied
from data.published.published import FOLDER
from data.published.published_cells import PublishedError
from data.published.published_mapping import Mapping, Part, printed, read_mapping
from data.published.published_suggest import suggestion

MAPPINGS = Path(__file__).parent.parent / "data" / "published" / "mappings"
TABLE = """Tỉnh,Đất đai,Đào tạo,Tổng,Hạng
Một,10,"8,5",94.0,1
Hai,5,10,70,3
Ba,7,8,74,2
Bốn,5,10,70,3
Năm,,3,,
"""
ASKED = Mapping("Bảng minh họa", "table.csv", 2024, "Tỉnh",
                (Part("Đất đai", 60, 10), Part("Đào tạo", 40, 10)),
                total_column="Tổng", rank_column="Hạng")  # fmt: skip
real = pytest.mark.skipif(not FOLDER.is_dir(), reason="the published tables are not here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_a_mapped_table_is_scored_by_the_engine_and_compared(folder: Path) -> None:
    found = checked(ASKED, folder)
    assert (found.rows, found.blanks, found.totals) == (5, 1, 4)
    assert found.furthest == pytest.approx(0)
    assert found.beyond == 0
    assert found.ranks_by_total == 4
    assert (found.ties, found.is_competition) == ("3, 3", True)


def test_with_a_unit_left_unscored_ranks_are_not_claimed(folder: Path) -> None:
    assert checked(ASKED, folder).ranks == 0
    whole = TABLE.replace("Năm,,3,,\n", "")
    (folder / "table.csv").write_text(whole, encoding="utf-8")
    found = checked(ASKED, folder)
    assert (found.ranks, found.ranks_equal) == (4, 4)


def test_a_total_that_differs_is_said_and_is_an_exit_of_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = TABLE.replace("74,2", "74.5,2").replace("Năm,,3,,\n", "")
    (folder / "table.csv").write_text(wrong, encoding="utf-8")
    mapping = folder / "m.toml"
    mapping.write_text(
        'title = "B"\nfile = "table.csv"\nyear = 2024\nname_column = "Tỉnh"\n'
        'total_column = "Tổng"\nrank_column = "Hạng"\n'
        '[[parts]]\ncolumn = "Đất đai"\npoints = 60\nfull_at = 10\n'
        '[[parts]]\ncolumn = "Đào tạo"\npoints = 40\nfull_at = 10\n',
        encoding="utf-8",
    )
    assert main([str(mapping), "--from", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "0,5000000 (Ba), 1 vượt dung sai" in said
    assert "0.5000000 (Ba), 1 beyond the tolerance" in said


def test_a_comma_is_a_decimal_sign_and_a_blank_is_no_number(folder: Path) -> None:
    rows = printed(ASKED, folder)
    assert rows["part_1"].to_list() == [8.5, 10.0, 8.0, 10.0, 3.0]
    assert rows["part_0"].to_list()[-1] is None


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"total_column": "Sum"}, "published.no_column"),
        ({"file": "none.csv"}, "published.no_file"),
    ],
)
def test_a_wrong_mapping_is_refused_by_name(
    folder: Path, changes: dict[str, str], key: str
) -> None:
    with pytest.raises(PublishedError) as refused:
        checked(Mapping(**{**vars(ASKED), **changes}), folder)
    assert refused.value.key == key


def test_a_name_given_twice_and_a_key_nobody_knows_are_refused(folder: Path) -> None:
    (folder / "table.csv").write_text(TABLE + "Một,1,1,1,5\n", encoding="utf-8")
    with pytest.raises(PublishedError, match="twice"):
        printed(ASKED, folder)
    (folder / "m.toml").write_text('titel = "x"\n', encoding="utf-8")
    with pytest.raises(PublishedError, match="bad_mapping"):
        read_mapping(folder / "m.toml")


def test_a_suggestion_reads_back_as_a_mapping_of_the_right_columns(folder: Path) -> None:
    path = folder / "m.toml"
    path.write_text(suggestion(folder / "table.csv"), encoding="utf-8")
    found = read_mapping(path)
    assert (found.name_column, found.total_column, found.rank_column) == ("Tỉnh", "Tổng", "Hạng")
    assert [(p.column, p.points, p.full_at) for p in found.parts] == [
        ("Đất đai", 50.0, 10.0), ("Đào tạo", 50.0, 10.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "shared", "is_counted"),
    [
        ([1, 2, 2, 4], "2, 2, 4", True), ([1, 2, 2, 3], "2, 2, 3", False), ([1, 2, 3], "", True),
        ([], "", None),
    ],
)  # fmt: skip
def test_ties_are_shown_with_the_rank_that_follows(given, shared, is_counted) -> None:
    assert (tied(given), competition(given)) == (shared, is_counted)


@real
def test_pci_2015_totals_and_all_63_ranks_come_out_of_the_engine() -> None:
    found = checked(read_mapping(MAPPINGS / "pci-2015.toml"), FOLDER)
    assert (found.rows, found.totals, found.beyond) == (63, 63, 0)
    assert found.furthest is not None
    assert found.furthest < 0.00001
    assert (found.ranks_equal, found.ranks_by_total) == (63, 63)


@real
def test_dti_2022_totals_are_within_the_rounding_of_what_is_printed() -> None:
    found = checked(read_mapping(MAPPINGS / "dti-2022.toml"), FOLDER)
    assert (found.rows, found.totals, found.ranks_equal) == (5, 5, 5)
    # four rows are within 0.00005, one is 0.000055 apart: inputs and total are printed to 0.0001
    assert found.furthest == pytest.approx(0.000055, abs=1e-9)


@real
def test_dti_2022_ranks_are_counted_15_15_17() -> None:
    found = checked(read_mapping(MAPPINGS / "dti-2022-ranks.toml"), FOLDER)
    assert (found.rows, found.is_competition) == (63, True)
    assert "15, 15, 17" in found.ties
