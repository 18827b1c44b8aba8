"""A mapped table goes through the engine; its totals and ranks are held against the printed."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from answers.published.check import checked, main
from answers.published.compare import compared, competition, tied, tolerance
from data.intake.load import ingest
from data.keeping.calendar import write_calendar
from data.keeping.store import open_store
from data.profiles.catalog import store_catalog
from data.published.published import FOLDER
from data.published.published import main as publish
from data.published.published_error import PublishedError
from data.published.published_table import read_table
from data.published.table.mapping import Mapping, Part, read_mapping
from data.published.table.suggest import suggestion
from queries.progress.questions import indicator_standing
from queries.scoring.questions import cluster_ranking
from schemas.selection import Selection, Viewer

MAPPINGS = Path(__file__).parents[2] / "data" / "published" / "mappings"
TABLE = """Tỉnh,Đất đai,Đào tạo,Tổng,Hạng
Một,10,"8,5",94.0,1
Hai,5,10,70,3
Ba,7,8,74,2
Bốn,5,10,70,3
Năm,,3,,
"""
ASKED = Mapping(
    "Bảng minh họa",
    "table.csv",
    2024,
    "Tỉnh",
    (Part("Đất đai", 60, 10), Part("Đào tạo", 40, 10)),
    total_column="Tổng",
    rank_column="Hạng",
)
TOML = """
title = "Bảng minh họa 2024"
file = "table.csv"
year = 2024
name_column = "Tỉnh"
total_column = "Tổng"
rank_column = "Hạng"
[[parts]]
column = "Đất đai"
points = 60
full_at = 10
[[parts]]
column = "Đào tạo"
points = 40
full_at = 10
"""
real = pytest.mark.skipif(not FOLDER.is_dir(), reason="the published tables are not here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def scored(points: dict[str, float]) -> pl.DataFrame:
    """An engine's answer by name: totals as given, ranked."""
    codes = [f"u-{n:04d}" for n in range(1, len(points) + 1)]
    frame = pl.DataFrame({"unit_id": codes, "score_points": points.values()}, strict=False)
    rank = pl.col("score_points").rank("min", descending=True).cast(pl.Int64)
    return frame.with_columns(cluster_rank=rank)


RIGHT = {"Một": 94.0, "Hai": 70.0, "Ba": 74.0, "Bốn": 70.0, "Năm": None}


def test_a_mapped_table_is_scored_by_the_engine_and_compared(folder: Path) -> None:
    found = checked(ASKED, folder)
    assert (found.rows, found.blanks, found.totals, found.unscored) == (5, 1, 4, 1)
    assert found.furthest == pytest.approx(0)
    assert found.beyond == 0
    assert found.ranks_by_total == 4
    assert (found.ties, found.is_competition) == ("3, 3", True)
    # one blank row keeps its own unit out of the ranks, and no other
    assert (found.ranks, found.ranks_equal) == (4, 4)
    assert found.agrees


def test_a_unit_without_all_figures_is_skipped_and_the_others_are_ranked_again(
    folder: Path,
) -> None:
    printed = TABLE.replace("Năm,,3,,", "Năm,,3,90,2").replace("74,2", "74,3")
    (folder / "table.csv").write_text(printed.replace(",70,3", ",70,4"), encoding="utf-8")
    found = compared(ASKED, read_table(ASKED, folder), scored(RIGHT))  # type: ignore[arg-type]
    assert (found.totals, found.ranks, found.ranks_equal, found.agrees) == (4, 4, 4, True)


def test_every_differing_unit_is_named_by_total_and_by_rank(folder: Path) -> None:
    wrong = TABLE.replace("94.0,1", "94.0,2").replace("74,2", "74.5,1")
    (folder / "table.csv").write_text(wrong, encoding="utf-8")
    found = compared(ASKED, read_table(ASKED, folder), scored(RIGHT))  # type: ignore[arg-type]
    assert [(one.name, one.by) for one in found.differing] == [
        ("Ba", "total"),
        ("Ba", "rank"),
        ("Một", "rank"),
    ]
    assert not found.agrees


def test_nothing_compared_is_no_agreement(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping = Mapping("B", "table.csv", 2024, "Tỉnh")
    found = checked(mapping, folder)
    assert (found.totals, found.ranks, found.agrees) == (0, 0, False)
    text = 'title = "B"\nfile = "table.csv"\nyear = 2024\nname_column = "Tỉnh"\n'
    (folder / "m.toml").write_text(text, encoding="utf-8")
    assert main([str(folder / "m.toml"), "--from", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "Không có gì được đối chiếu" in said
    assert "Nothing was compared" in said


@pytest.mark.parametrize(
    ("total", "allowed", "agrees"),
    [("74", 0.7, True), ("74.6", 0.25, False), ("74.2", 0.25, True), ("74.21", 0.205, False)],
)
def test_the_tolerance_follows_the_printed_decimals(
    folder: Path, total: str, allowed: float, agrees: bool
) -> None:
    # whole marks are exact; a part to a tenth may be off by 0,05 × 4 points; the total by half of
    # its own last digit
    printed = TABLE.replace("94.0", "94").replace("74,2", f"{total},2")
    (folder / "table.csv").write_text(printed, encoding="utf-8")
    read = read_table(ASKED, folder)
    assert tolerance(ASKED, read) == pytest.approx(allowed)
    assert compared(ASKED, read, scored(RIGHT)).agrees is agrees  # type: ignore[arg-type]


def test_ranks_that_rounding_alone_may_turn_are_no_difference(folder: Path) -> None:
    near = TABLE.replace("94.0,1", "74.0,1").replace("Năm,,3,,\n", "")
    (folder / "table.csv").write_text(near, encoding="utf-8")
    turned = {"Một": 74.0, "Hai": 70.0, "Ba": 74.2, "Bốn": 70.0}
    found = compared(ASKED, read_table(ASKED, folder), scored(turned))
    assert (found.ranks_equal, found.ranks_rounded, found.agrees) == (2, 2, True)


def test_a_total_that_differs_is_said_and_is_an_exit_of_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = TABLE.replace("74,2", "74.5,2").replace("Năm,,3,,\n", "")
    (folder / "table.csv").write_text(wrong, encoding="utf-8")
    mapping = folder / "m.toml"
    mapping.write_text(TOML, encoding="utf-8")
    assert main([str(mapping), "--from", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "0,5000000 (Ba), 1 vượt dung sai" in said
    assert "0.5000000 (Ba), 1 beyond the tolerance" in said
    assert "✗ Ba: tổng đã in 74,5000000, máy chấm 74,0000000" in said


def test_a_comma_is_a_decimal_sign_and_a_blank_is_no_number(folder: Path) -> None:
    rows = read_table(ASKED, folder).rows
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
        read_table(ASKED, folder)
    (folder / "m.toml").write_text('titel = "x"\n', encoding="utf-8")
    with pytest.raises(PublishedError, match="bad_mapping"):
        read_mapping(folder / "m.toml")


def test_a_suggestion_reads_back_as_a_mapping_of_the_right_columns(folder: Path) -> None:
    path = folder / "m.toml"
    path.write_text(suggestion(folder / "table.csv"), encoding="utf-8")
    found = read_mapping(path)
    assert (found.name_column, found.total_column, found.rank_column) == ("Tỉnh", "Tổng", "Hạng")
    assert [(p.column, p.points, p.full_at) for p in found.parts] == [
        ("Đất đai", 50.0, 10.0),
        ("Đào tạo", 50.0, 10.0),
    ]


@pytest.mark.parametrize(
    ("given", "shared", "is_counted"),
    [
        ([1, 2, 2, 4], "2, 2, 4", True),
        ([1, 2, 2, 3], "2, 2, 3", False),
        ([1, 2, 3], "", True),
        ([], "", None),
    ],
)
def test_ties_are_shown_with_the_rank_that_follows(given, shared, is_counted) -> None:
    assert (tied(given), competition(given)) == (shared, is_counted)


def test_a_mapped_table_becomes_a_campaign_that_loads_and_ranks_as_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    yearly = ["Năm," + TABLE.splitlines()[0]]
    yearly += [f"{year},{line}" for year in (2022, 2023, 2024) for line in TABLE.splitlines()[1:]]
    (folder / "table.csv").write_text("\n".join(yearly), encoding="utf-8")
    text = TOML.replace(
        "[[parts]]", 'year_column = "[A]"\nyears = [2022, 2023, 2024]\n[[parts]]', 1
    )
    (folder / "m.toml").write_text(text, encoding="utf-8")
    store = folder / "store"
    asked = ["campaign", str(folder / "m.toml"), "--from", str(folder), "-o", str(store)]
    assert publish([*asked, "--years", "2023,2024"]) == 0
    assert "Đã viết phong trào «bang-minh-hoa-2024»" in capsys.readouterr().err
    bulk = store / "bang-minh-hoa-2024.csv"
    assert {line.split(",")[2] for line in bulk.read_text("utf-8").splitlines()[1:]} == {
        "2023",
        "2024",
    }
    today = date(2025, 6, 1)
    write_calendar(store, "sample", today, today)
    (outcome,) = ingest(store, [bulk], "kiểm thử", catalog=store_catalog(store))
    assert [p for p in outcome.problems if p.severity == "error"] == []
    chosen = Selection("bang-minh-hoa-2024", date.today(), year=2024)
    con = open_store(store)
    rows = cluster_ranking(con, Viewer(), chosen).drop_nulls("score_points")
    ranks = dict(rows.select("short_name", "cluster_rank").rows())
    assert {name: ranks[name] for name in ("Một", "Ba", "Hai", "Bốn")} == {
        "Một": 1,
        "Ba": 2,
        "Hai": 3,
        "Bốn": 3,
    }
    names = indicator_standing(con, Viewer(), chosen)["indicator_id"].to_list()
    assert names == ["part_0", "part_1", "total", "rank"]
    # the same again changes nothing; another table of that name is refused
    assert publish([*asked, "--years", "2023,2024"]) == 0
    assert publish([*asked, "--years", "2022"]) == 2


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
