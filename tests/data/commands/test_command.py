"""The command line: what it prints, and the code it ends with."""

import json
import logging
from datetime import datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from data.commands.command import main
from data.profiles.catalog import load_catalog
from tests.worlds.store_factories import hand_in, published, sample_store
from translations import translator

AT = datetime(2026, 4, 10, 8, 30)


@pytest.fixture
def shipped() -> tuple[str, str, str, str]:
    """Campaign, unit, period and a percentage indicator of the first shipped profile."""
    catalog = load_catalog()
    campaign = next(iter(catalog.profiles))
    unit = catalog.units_of(campaign).filter(pl.col("valid_to").is_null()).row(0, named=True)
    found = catalog.indicators_for(campaign, unit["unit_type"])
    name = next(i.id for i in found if i.measure == "%" and i.part_of is None)
    return campaign, unit["unit_id"], catalog.periods(campaign)["period_id"][-1], name


def bulk(folder: Path, shipped: tuple[str, str, str, str], value: str) -> str:
    path = folder / f"{value}.csv"
    header = "campaign_id,unit_id,period_id,indicator_id,value,note"
    path.write_text(f"{header}\n{','.join([*shipped, value])},x\n", encoding="utf-8")
    return str(path)


def test_ingest_prints_what_became_of_each_file(
    tmp_path: Path,
    shipped: tuple[str, str, str, str],
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "data.load")
    store, good = str(sample_store(tmp_path)), bulk(tmp_path, shipped, "40")
    at = ["--store", store, "--received-at", "2030-12-20T09:00"]
    assert main(["ingest", good, *at]) == 0
    said = capsys.readouterr()
    assert "✓ 40.csv: đã nhận." in said.out
    assert "✓ 40.csv: accepted." in said.out
    assert caplog.messages == ["accepted 40.csv: 1 values, 0 problems"]
    assert main(["ingest", good, *at, "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "= 40.csv: received on 20/12/2030 09:00 already" in said.out
    assert "đã nhận" not in said.out


def test_a_returned_file_is_explained_cell_by_cell(
    tmp_path: Path, shipped: tuple[str, str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    store, bad = str(sample_store(tmp_path)), bulk(tmp_path, shipped, "nhieu")
    assert main(["ingest", bad, "--store", store]) == 1
    lines = capsys.readouterr().out.splitlines()
    table = next(i for i, line in enumerate(lines) if line.startswith("Tệp"))
    header, first, second = lines[table : table + 3]
    assert first.startswith("nhieu.csv")
    assert first[header.index("Giá trị") :].startswith("nhieu")
    assert header.index("Vấn đề") == first.index("✗") == second.index("✗")
    assert header.index("Cách sửa") == first.index("→") == second.index("→")


def test_json_holds_every_field_and_both_languages(
    tmp_path: Path, shipped: tuple[str, str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    store, bad = str(sample_store(tmp_path)), bulk(tmp_path, shipped, "nhieu")
    assert main(["ingest", bad, "--store", store, "--json"]) == 1
    (outcome,) = json.loads(capsys.readouterr().out)
    assert (outcome["state"], outcome["file_name"]) == ("rejected", "nhieu.csv")
    (problem,) = outcome["problems"]
    assert (problem["value"], problem["row"]) == ("nhieu", 2)
    assert problem["what_vi"] != problem["what_en"]


def test_a_dry_run_accepts_nothing(
    tmp_path: Path, shipped: tuple[str, str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    store = sample_store(tmp_path)
    assert main(["ingest", bulk(tmp_path, shipped, "40"), "--store", str(store), "--dry-run"]) == 0
    assert "chưa ghi nhận gì" in capsys.readouterr().out
    assert not (store / "ledger").exists()


def test_control_characters_of_a_file_never_reach_the_terminal(
    tmp_path: Path, shipped: tuple[str, str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(bulk(tmp_path, shipped, "1"))
    path.write_text(
        path.read_text(encoding="utf-8").replace(",1,", ",\x1b[31mdo,"), encoding="utf-8"
    )
    assert main(["ingest", str(path), "--store", str(sample_store(tmp_path))]) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_a_file_that_is_not_there_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", str(tmp_path / "none.xlsx"), "--store", str(tmp_path)]) == 2
    assert "none.xlsx" in capsys.readouterr().err


def test_a_moment_that_is_none_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["ingest", "x.csv", "--received-at", "hôm qua"])
    assert "2026-10-12T08:30" in capsys.readouterr().err


def test_a_moment_for_a_clock_store_is_a_store_error(
    tmp_path: Path, shipped: tuple[str, str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--store", str(tmp_path / "s"), "--received-at", "2026-04-10T08:00"]
    assert main(["ingest", bulk(tmp_path, shipped, "40"), *given]) == 3
    assert "theo đồng hồ" in capsys.readouterr().err


def test_status_counts_reports_and_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = sample_store(tmp_path)
    assert main(["status", "--store", str(store)]) == 0
    assert "Chưa phát hành" in capsys.readouterr().out
    hand_in(store, {"i1": 101.0, "i2": None}, AT)
    published(store)
    hand_in(store, {"i1": 102.0}, AT, unit="02")
    assert main(["status", "--store", str(store), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["today"], found["waiting_count"], found["row_count"]) == ("2030-12-20", 1, 3)
    (campaign,) = found["campaigns"]
    assert (campaign["accepted_count"], campaign["value_count"]) == (1, 1)
    assert campaign["last_received_at"] == "2026-04-10T08:30:00"
    assert main(["status", "--store", str(store), "--lang", "vi"]) == 0
    assert "10/04/2026 08:30" in capsys.readouterr().out


def test_a_template_is_written_for_a_unit_and_period(
    tmp_path: Path, shipped: tuple[str, str, str, str]
) -> None:
    path, (campaign, unit, period, _) = tmp_path / "mau.xlsx", shipped
    store = ["--store", str(tmp_path / "s")]
    assert main(["template", campaign, unit, period, "-o", str(path), *store]) == 0
    assert len(openpyxl.load_workbook(path).sheetnames) >= 5


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_a_template_of_something_unknown_is_a_usage_error(
    tmp_path: Path,
    shipped: tuple[str, str, str, str],
    wrong: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = [*shipped[:3]]
    asked[wrong] = "khong-co"
    assert main(["template", *asked, "--store", str(tmp_path / "s")]) == 2
    assert "khong-co" in capsys.readouterr().err


def test_rebuild_publishes_what_the_ledger_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = sample_store(tmp_path)
    assert main(["rebuild", "--store", str(store)]) == 0
    assert "1-" in capsys.readouterr().out
    assert main(["verify", "--store", str(store)]) == 0


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("ledger/rows/000001.result.parquet", "rows_damaged"),
        ("ledger/files/{sha}", "file_damaged"),
        ("ledger/events/000001.json", "event_damaged"),
        ("published/store-1.duckdb", "published_damaged"),
    ],
)
def test_verify_finds_what_is_damaged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, code: str
) -> None:
    store = sample_store(tmp_path)
    event = hand_in(store, {"i1": 101.0}, AT)
    hand_in(store, {"i1": 102.0}, AT)
    published(store)
    harmed = store / path.format(sha=event.sha256)
    content = bytearray(harmed.read_bytes())
    content[: len(content) // 2] = bytes(len(content) // 2)
    harmed.write_bytes(content)
    assert main(["verify", "--store", str(store), "--json"]) == 1
    assert code in {f["code"] for f in json.loads(capsys.readouterr().out)["findings"]}
    assert main(["verify", "--store", str(store)]) == 1
    assert translator("vi")(f"command.verify.{code}") in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("ledger/rows/000001.result.parquet", "rows_missing"),
        ("ledger/files/{sha}", "file_missing"),
        ("ledger/events/000001.json", "event_missing"),
        ("published/CURRENT", "not_published"),
    ],
)
def test_verify_finds_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, code: str
) -> None:
    store = sample_store(tmp_path)
    event = hand_in(store, {"i1": 101.0}, AT)
    hand_in(store, {"i1": 102.0}, AT)
    published(store)
    (store / path.format(sha=event.sha256)).unlink()
    assert main(["verify", "--store", str(store), "--json"]) == 1
    assert code in {f["code"] for f in json.loads(capsys.readouterr().out)["findings"]}


def test_verify_finds_one_flipped_bit_in_the_published_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, AT, words=["chu-de-tim-lai"])
    published(store)
    path = store / "published" / "store-1.duckdb"
    content = bytearray(path.read_bytes())
    content[content.index(b"chu-de-tim-lai")] ^= 1
    path.write_bytes(content)
    assert main(["verify", "--store", str(store), "--json"]) == 1
    codes = {f["code"] for f in json.loads(capsys.readouterr().out)["findings"]}
    assert codes & {"published_damaged", "table_damaged"}


def test_leftovers_are_named_but_harmless(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, AT)
    published(store)
    (store / "ledger" / "files" / "deadbeef").write_bytes(b"half")
    assert main(["verify", "--store", str(store)]) == 0
    assert "deadbeef" in capsys.readouterr().out


def test_a_sample_is_never_laid_over_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = sample_store(tmp_path)
    version = published(store)
    assert main(["sample", "--store", str(store), "--if-empty"]) == 0
    assert version in capsys.readouterr().out
    assert main(["sample", "--store", str(store)]) == 3
