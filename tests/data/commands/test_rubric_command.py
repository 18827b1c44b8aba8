"""The rubric tasks of the command line: list, export, publish."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from data.commands.command import main
from data.profiles.catalog import load_catalog, store_catalog
from data.workbooks.rubric.book import read_rubric_workbook
from schemas.scoring.rubric_text import rubric_from_toml, rubric_toml
from tests.worlds.store_factories import sample_store

BASE = next(r for r in load_catalog().rubrics if r.scope == "all")
CODES = [BASE.campaign, BASE.id]
WHY = ["--by", "Lan", "--reason", "đổi tên"]


def test_versions_in_force_are_listed_by_campaign_and_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["rubric", "list", "--store", str(sample_store(tmp_path))]
    assert main([*asked, "--json", "--year", str(BASE.year_from)]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["year"] for row in rows} == {BASE.year_from}
    assert BASE.campaign in {row["campaign_id"] for row in rows}
    assert main([*asked, "--lang", "en"]) == 0
    header, *lines = capsys.readouterr().out.splitlines()
    assert header.split()[:4] == ["Campaign", "Rubric", "Version", "Years"]
    assert any("2026–2030" in line for line in lines)
    (line,) = [line for line in lines if line.startswith(BASE.campaign)]
    assert line.split()[1:4] == [BASE.id, "1", str(BASE.year_from)]
    assert main([*asked, "--campaign", "khong-co"]) == 0
    assert "No rubric is in force" in capsys.readouterr().out


def test_a_version_is_exported_changed_and_published_either_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, book = ["--store", str(sample_store(tmp_path))], tmp_path / "a.xlsx"
    monkeypatch.chdir(tmp_path)
    assert main(["rubric", "export", *CODES, "-o", str(book), *store]) == 0
    assert read_rubric_workbook(book.read_bytes()) == BASE
    assert main(["rubric", "export", *CODES, *store]) == 0
    text = tmp_path / f"{BASE.campaign}-{BASE.id}-v1.toml"
    assert rubric_from_toml(text.read_bytes(), "a") == BASE
    changed = replace(BASE, label_vi="Đã đổi")
    text.write_text(rubric_toml(changed), encoding="utf-8")
    capsys.readouterr()
    assert main(["rubric", "publish", str(text), *WHY, *store]) == 0
    said = capsys.readouterr().out
    assert "phiên bản 2, có hiệu lực từ 20/12/2030" in said
    assert "version 2, in force from 20/12/2030" in said
    assert main(["rubric", "publish", str(book), *WHY, *store]) == 0
    found = [r for r in store_catalog(tmp_path / "store").rubrics if r.campaign == BASE.campaign]
    assert [(r.version, r.label_vi) for r in found] == [
        (1, BASE.label_vi),
        (2, "Đã đổi"),
        (3, BASE.label_vi),
    ]
    assert main(["rubric", "export", *CODES, "--version", "2", "-o", str(text), *store]) == 0
    assert rubric_from_toml(text.read_bytes(), "a") == found[1]


def test_what_is_not_published_says_why_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, path = ["--store", str(sample_store(tmp_path))], tmp_path / "a.toml"
    path.write_text(rubric_toml(BASE), encoding="utf-8")
    assert main(["rubric", "publish", str(path), *WHY, *store]) == 1
    said = capsys.readouterr().err
    assert "✗ a.toml: chưa công bố" in said
    assert "nothing differs from v1" in said
    path.with_suffix(".xlsx").write_bytes(b"a,b\n")
    assert main(["rubric", "publish", str(path.with_suffix(".xlsx")), *WHY, *store]) == 1
    assert not (tmp_path / "store" / "rubrics").exists()


@pytest.mark.parametrize(
    "asked",
    [
        ["export", "khong-co", "x"],
        ["export", BASE.campaign, "khong-co"],
        ["export", *CODES, "--version", "9"],
        ["publish", "khong-co.toml", *WHY],
    ],
)
def test_what_is_not_there_is_a_usage_error(
    tmp_path: Path, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rubric", *asked, "--store", str(sample_store(tmp_path))]) == 2
    assert "no such" in capsys.readouterr().err
