import csv
import os
from collections import Counter, defaultdict
from pathlib import Path

import polars as pl
import pytest

from data.intake.load import ingest
from data.keeping.calendar import write_calendar
from data.published.published import FOLDER, THREE_DECIMALS, bulk_rows, main
from data.published.published_layout import UNITS, published
from schemas.plan.profile_file import load_profile

LAYOUTS = published().layouts
CAMPAIGNS = UNITS.parent
# Eight indices of weights that sum to 1 and their total are each printed to four decimals.
ROUNDED_TWICE = 2 * 5e-5
SUB_INDICES = [i for i in LAYOUTS["pci"].tables[0].columns.values() if not i.startswith("pci")]


def published_folder() -> Path:
    if FOLDER.is_dir():
        return FOLDER
    message = f"Không có thư mục bảng đã công bố / no folder of published tables: {FOLDER}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def rows_of(name: str) -> list[dict[str, str]]:
    with (published_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def converted(name: str) -> pl.DataFrame:
    return bulk_rows(LAYOUTS[name], published_folder(), published().names)


def by_unit(rows: pl.DataFrame, indicator: str) -> dict[str, float]:
    of_one = rows.filter(pl.col("indicator_id") == indicator)
    return {row["unit_id"]: float(row["value"]) for row in of_one.iter_rows(named=True)}


def test_the_papi_panel_becomes_one_row_per_value_that_is_not_blank() -> None:
    printed = rows_of("papi_2011_2022_subcriteria_panel.csv")
    filled = sum(1 for row in printed for key in row if key.startswith("SC") and row[key].strip())
    rows = converted("papi")
    assert (len(printed), filled) == (693, 17089)
    assert rows.height == filled
    assert rows["unit_id"].n_unique() == 63
    assert rows.select("unit_id", "period_id", "indicator_id").is_duplicated().sum() == 0


def test_papi_sums_by_year_and_column_are_those_of_the_panel() -> None:
    expected: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows_of("papi_2011_2022_subcriteria_panel.csv"):
        for key in row:
            if key.startswith("SC") and row[key]:
                expected[row["year"], key] += float(row[key])
    value = pl.col("value").cast(pl.Float64).sum()
    found = converted("papi").group_by("period_id", "indicator_id").agg(value)
    assert {(y, i): v for y, i, v in found.rows()} == pytest.approx(expected)


def test_papi_gaps_stay_gaps() -> None:
    rows = converted("papi")
    everyone = set(rows["unit_id"])
    present = {year: set(part["unit_id"]) for (year,), part in rows.group_by("period_id")}
    gaps = {year: everyone - units for year, units in present.items() if units != everyone}
    assert gaps == {"2014": {"cu-24", "cu-87"}, "2021": {"cu-22", "cu-24", "cu-27"}}
    assert sorted(present) == [str(year) for year in range(2011, 2023) if year != 2016]
    permits = rows.filter(pl.col("indicator_id") == "SC52")
    assert max(permits["period_id"]) == "2020"
    assert min(rows.filter(pl.col("indicator_id") == "SC83")["period_id"]) == "2019"


def test_the_papi_column_that_changed_meaning_jumps_in_2018() -> None:
    mean = pl.col("value").cast(pl.Float64).mean()
    rows = converted("papi").filter(pl.col("indicator_id") == "SC21")
    yearly = dict(rows.group_by("period_id").agg(mean).rows())
    assert yearly["2017"] == pytest.approx(2.19, abs=0.01)
    assert yearly["2018"] == pytest.approx(0.84, abs=0.01)
    profile = load_profile(CAMPAIGNS / "papi-2011-2022.toml")
    assert "từ 2018" in next(i.label_vi for i in profile.indicators if i.id == "SC21")


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_converted_value_is_ambiguous(name: str) -> None:
    assert converted(name).filter(pl.col("value").str.contains(THREE_DECIMALS)).is_empty()


def test_the_pci_workbook_agrees_with_its_csv() -> None:
    key = ["unit_id", "period_id", "indicator_id"]
    both = converted("pci").join(converted("pci-csv"), on=key, how="full", validate="1:1")
    assert both.height == 63 * 12
    assert both.null_count().select("unit_id", "unit_id_right").row(0) == (0, 0)
    apart = pl.col("value").cast(pl.Float64) - pl.col("value_right").cast(pl.Float64)
    assert both.select(apart.abs().max()).item() <= 1e-6
    assert both.filter(pl.col("note").ne_missing(pl.col("note_right"))).is_empty()
    assert set(both["note"].drop_nulls()) >= {"Rất tốt", "Khá", "Thấp"}


@pytest.mark.parametrize("name", ["pci", "pci-2010"])
def test_pci_ranks_follow_the_total(name: str) -> None:
    rows = converted(name)
    totals, ranks = by_unit(rows, "pci"), by_unit(rows, "pci_rank")
    best_first = sorted(totals, key=lambda unit: -totals[unit])
    assert [ranks[unit] for unit in best_first] == list(range(1, 64))


def test_the_old_binary_workbook_adds_up_to_its_unweighted_total() -> None:
    rows = converted("pci-2010")
    parts = [by_unit(rows, i) for i in SUB_INDICES if i != "fair_competition"]
    assert len(parts) == 9
    sums = {unit: sum(part[unit] for part in parts) for unit in parts[0]}
    assert sums == pytest.approx(by_unit(rows, "pci_unweighted"), abs=1e-5)


def test_the_dti_total_is_the_weighted_sum_of_its_main_indices() -> None:
    rows = converted("dti")
    weights = dict.fromkeys(
        ["awareness", "institutions", "infrastructure", "human_resources", "cybersecurity"], 0.1
    )
    weights |= {"digital_government": 0.2, "digital_economy": 0.15, "digital_society": 0.15}
    parts = {name: by_unit(rows, name) for name in weights}
    totals = by_unit(rows, "dti")
    assert len(totals) == 5
    for unit, total in totals.items():
        weighted = sum(weight * parts[name][unit] for name, weight in weights.items())
        assert weighted == pytest.approx(total, abs=ROUNDED_TWICE)


def test_dti_ranks_are_competition_ranks_with_two_at_15_and_none_at_16() -> None:
    ranks = sorted(by_unit(converted("dti"), "dti_rank").values())
    assert len(ranks) == 63
    assert [rank for rank in ranks if 15 <= rank <= 17] == [15, 15, 17]
    assert ranks == [1 + sum(other < rank for other in ranks) for rank in ranks]


def test_award_counts_repeat_by_stage_so_stages_are_never_added() -> None:
    rows = rows_of("award_counts_from_news.csv")
    of_award = ("dia_phuong", "nam_thanh_tich", "dot", "hinh_thuc", "doi_tuong")
    awards = Counter(tuple(row[name] for name in of_award) for row in rows)
    staged = Counter(tuple(row[name] for name in (*of_award, "trang_thai")) for row in rows)
    assert max(awards.values()) > 1
    assert max(staged.values()) == 1
    flags = {
        row["trang_thai"]: row["so_luong"]
        for row in rows
        if (row["nam_thanh_tich"], row["dot"]) == ("2018", "cum_khoi")
        and row["hinh_thuc"] == "Cờ thi đua xuất sắc của UBND tỉnh"
    }
    assert flags == {"de_nghi": "69", "hoi_dong_thong_qua": "48"}


def test_the_command_writes_the_bulk_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "pci.csv"
    assert main(["pci", "--from", str(published_folder()), "-o", str(output)]) == 0
    header, *lines = output.read_text(encoding="utf-8").splitlines()
    assert header == "campaign_id,unit_id,period_id,indicator_id,value,note"
    assert len(lines) == 756
    assert "Đã ghi pci.csv: 756 giá trị, 63 đơn vị" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["papi", "pci", "pci-2010", "dti"])
def test_a_converted_table_is_accepted_whole_at_the_door(name: str, tmp_path: Path) -> None:
    rows = converted(name)
    rows.write_csv(tmp_path / f"{name}.csv")
    write_calendar(tmp_path / "store", "clock")
    (outcome,) = ingest(tmp_path / "store", [tmp_path / f"{name}.csv"], "kiểm thử")
    assert [problem for problem in outcome.problems if problem.severity == "error"] == []
    assert (outcome.state, outcome.result_count) == ("accepted", rows.height)
    assert len(outcome.reports) == rows.select("unit_id", "period_id").n_unique()
