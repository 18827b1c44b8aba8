import os
import shutil
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest
from openpyxl import load_workbook

from data.commands.command import main
from data.keeping.calendar import store_today
from data.keeping.publishing.publish import publish
from data.keeping.store import answer, open_store
from data.keeping.verify import verify
from data.profiles.catalog import store_catalog
from tests.worlds.once import once
from tests.worlds.second import CAMPAIGN, HAMLETS, second_world

RUBRIC = f"rubrics/{CAMPAIGN}-chung-v1.toml"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    return once("second", folder, lambda at: second_world(at).store)


@pytest.fixture
def store(world: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(world, tmp_path / "kho"))


def spoil(store: Path, file: str, old: str, new: str) -> None:
    path = store / "campaigns" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def count(store: Path, table: str) -> int:
    return int(answer(open_store(store), f"SELECT count(*) FROM {table}").item())


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (f"{CAMPAIGN}.toml", "[campaign]", "[campaign", f"{CAMPAIGN}.toml:3:"),
        (f"{CAMPAIGN}.toml", "maximum = 100.0", "maximum = 'x'", f"{CAMPAIGN}.toml:"),
        (f"units/{CAMPAIGN}.csv", "hamlet", "hamlets", f"units/{CAMPAIGN}.csv:"),
        (RUBRIC, "[[sections]]", "[[sektions]]", f"{RUBRIC}:"),
    ],
)
def test_a_file_that_breaks_takes_nothing_of_what_is_published_away(
    store: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, line: str
) -> None:
    tables = ("campaign", "unit", "indicator", "membership", "rubric", "assignment")
    before = {table: count(store, table) for table in tables}
    version = open_store(store).cursor().execute("SELECT version FROM store").fetchall()
    spoil(store, file, old, new)
    os.utime(store / "campaigns" / file, (1_900_000_000, 1_900_000_000))
    capsys.readouterr()
    assert main(["rebuild", "--store", str(store)]) == 0
    said = capsys.readouterr().err
    assert "không đọc được từ 18/03/2030" in said
    assert "cannot be read since 18/03/2030" in said
    assert line in said
    assert "Traceback" not in said
    assert {table: count(store, table) for table in tables} == before
    after = open_store(store).cursor().execute("SELECT version FROM store").fetchall()
    assert after[0][0].partition("-")[2] == version[0][0].partition("-")[2], "the same content"
    assert main(["campaign", "check", CAMPAIGN, "--store", str(store)]) == int(file != RUBRIC)
    spoil(store, file, new, old)
    assert store_catalog(store).faults == {}


def test_a_campaign_that_was_never_published_does_not_come_by_itself(store: Path) -> None:
    (store / "campaigns" / "moi.toml").write_text("[campaign]\nid = 1\n", encoding="utf-8")
    catalog = store_catalog(store)
    assert list(catalog.profiles) == [CAMPAIGN]
    assert list(catalog.faults) == ["moi"]
    assert not catalog.carried
    publish(store)
    assert count(store, "campaign") == 1


def test_what_is_kept_follows_the_files_and_lets_go_of_those_removed(store: Path) -> None:
    kept = store / "last-good"
    contacts = f"units/{CAMPAIGN}-contacts.csv"
    assert (kept / contacts).exists()
    (store / "campaigns" / contacts).unlink()
    spoil(store, f"{CAMPAIGN}.toml", "value = 80.0", "value = 81.0")
    publish(store)
    assert not (kept / contacts).exists()
    assert "value = 81.0" in (kept / f"{CAMPAIGN}.toml").read_text(encoding="utf-8")
    assert (kept / RUBRIC).exists()


def test_values_without_a_home_make_a_store_unsound_and_are_counted(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(store).is_sound
    sql = "SELECT count(*) FROM result WHERE year(known_until) = 9999 AND value IS NOT NULL AND {}"
    of_learners = answer(open_store(store), sql.format("indicator_id = 'learners'")).item()
    of_unit = answer(open_store(store), sql.format(f"unit_id = '{HAMLETS[4]}'")).item()
    spoil(store, f"{CAMPAIGN}.toml", 'id = "learners"', 'id = "pupils"')
    for sheet in ("", "-clusters", "-contacts"):
        spoil(store, f"units/{CAMPAIGN}{sheet}.csv", f"{HAMLETS[4]},", "thon-8,")
    publish(store)
    found = {(one.code, one.place): one.count for one in verify(store).findings}
    assert found == {
        ("values_without_indicator", f"{CAMPAIGN} · learners"): of_learners,
        ("values_without_unit", f"{CAMPAIGN} · {HAMLETS[4]}"): of_unit,
    }
    assert main(["verify", "--store", str(store)]) == 1
    said = capsys.readouterr().out
    assert f"{CAMPAIGN} · learners: {of_learners} số liệu đã nhận không hiện ở đâu" in said
    assert "valid_to" in said


def test_the_templates_of_all_units_hold_their_last_values(store: Path, tmp_path: Path) -> None:
    zipped, single = tmp_path / "a.zip", tmp_path / "one.xlsx"
    periods = store_catalog(store).periods(CAMPAIGN).sort("end_date")
    period = periods.filter(pl.col("end_date") >= store_today(store)).item(0, "period_id")
    common = ["--store", str(store), "--lang", "vi"]
    assert (
        main(["templates", CAMPAIGN, "--all", "--period", period, "-o", str(zipped), *common]) == 0
    )
    assert main(["template", CAMPAIGN, HAMLETS[0], period, "-o", str(single), *common]) == 0
    with ZipFile(zipped) as archive:
        many = archive.read(f"{CAMPAIGN}_{HAMLETS[0]}_{period}.xlsx")
    (tmp_path / "many.xlsx").write_bytes(many)
    cells = [
        [[cell.value for row in sheet.iter_rows() for cell in row] for sheet in load_workbook(path)]
        for path in (tmp_path / "many.xlsx", single)
    ]
    assert cells[0] == cells[1]
    assert any(66.5 in sheet for sheet in cells[0]), "the corrected value"
