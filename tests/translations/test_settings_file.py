"""Settings taken in at start: what is wrong is named with its place and what to write."""

import os
import re
from pathlib import Path

import pytest

from data.commands.command import main
from schemas.problems import StoreError
from schemas.settings import PREFIX, SETTINGS, names, number, said, variable
from tests.project_files import modules, name, strings
from translations import settings_file
from translations.last_catch import REFUSED, told
from translations.settings_file import take_settings


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in [key for key in os.environ if key.startswith(PREFIX)]:
        monkeypatch.delenv(key)
    for one in SETTINGS:  # what a file says is put back afterwards
        monkeypatch.setenv(variable(one), "")
    settings_file.TAKEN.clear()


def written(folder: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    path = folder / "tinh-a.toml"
    path.write_text(content, encoding="utf-8")
    monkeypatch.setenv(variable("settings"), str(path))


def refused() -> list[str]:
    with pytest.raises(StoreError) as caught:
        take_settings()
    return str(caught.value).splitlines()


def test_the_file_counts_and_the_environment_goes_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = 'store = "/a/b"\nport = 8510\nhosts = ["A.example", "b.example"]\nmax_mb = 2.5\n'
    written(tmp_path, monkeypatch, content)
    monkeypatch.setenv(variable("port"), "8520")
    take_settings()
    assert said("store") == "/a/b"
    assert number("port") == 8520
    assert names("hosts") == ("a.example", "b.example")
    assert number("max_mb") == 2.5
    assert number("hours") == 10
    assert sorted(settings_file.TAKEN) == ["hosts", "max_mb", "store"]


@pytest.mark.parametrize(
    ("line", "place", "what_to_write"),
    [
        ('prot = "x"', "tinh-a.toml: prot", "Did you mean «port»?"),
        ("zzz = 1", "tinh-a.toml: zzz", "use one of: "),
        ('port = "8501"', "tinh-a.toml: port", "without quotes, such as 8501"),
        ("port = 8501.5", "tinh-a.toml: port", "whole number"),
        ("port = true", "tinh-a.toml: port", "whole number"),
        ("port = 0", "tinh-a.toml: port", "Write 1 to 65535"),
        ("hours = nan", "tinh-a.toml: hours", "Write 0.1 to 720"),
        ('hours = "ten"', "tinh-a.toml: hours", "without quotes, such as 10"),
        ('store = "tinh-a"', "tinh-a.toml: store", "in quotes and from / on"),
        ("store = 5", "tinh-a.toml: store", "in quotes and from / on"),
        ('hosts = "a.example"', "tinh-a.toml: hosts", "bare names"),
        ('hosts = ["https://a.example"]', "tinh-a.toml: hosts", "bare names"),
        ('sign_in = "/nowhere/auth.toml"', "tinh-a.toml: sign_in", "there is no file"),
        ('boundaries = "/nowhere"', "tinh-a.toml: boundaries", "there is no folder"),
        ("store = ", "THI_DUA_SO_SETTINGS", "the line named"),
    ],
)
def test_what_is_wrong_in_the_file_is_named_and_what_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, place: str, what_to_write: str
) -> None:
    written(tmp_path, monkeypatch, f"{line}\n")
    (fault,) = refused()
    vietnamese, _, english = fault.partition(" / ")
    assert vietnamese.startswith(f"{place}: ")
    assert what_to_write in f"{english}{fault}"
    assert not settings_file.TAKEN


def test_every_fault_is_named_at_once_and_nothing_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, monkeypatch, 'port = "x"\nstor = "/a"\nhours = 5\n')
    monkeypatch.setenv(f"{PREFIX}IDLE_MINUTE", "5")
    monkeypatch.setenv(variable("max_cells"), "many")
    places = [fault.partition(": ")[0] for fault in refused()]
    file, unknown, cells = "tinh-a.toml", "THI_DUA_SO_IDLE_MINUTE", "THI_DUA_SO_MAX_CELLS"
    assert places == [file, file, unknown, cells]
    assert said("hours") == ""


def test_a_file_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable("settings"), "/nowhere/tinh-a.toml")
    (fault,) = refused()
    assert "/nowhere/tinh-a.toml" in fault


def test_a_command_stops_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable("port"), "abc")
    assert told(lambda: pytest.fail("it went on")) == REFUSED
    assert "THI_DUA_SO_PORT: 'abc'" in capsys.readouterr().err


def test_the_command_shows_what_holds_and_where_that_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, monkeypatch, "port = 8510\n")
    monkeypatch.setenv(variable("hours"), "8")
    take_settings()
    assert main(["settings", "--lang", "en"]) == 0
    rows = {line.split()[0]: line.split()[1:3] for line in capsys.readouterr().out.splitlines()}
    assert rows["THI_DUA_SO_PORT"] == ["8510", "file"]
    assert rows["THI_DUA_SO_HOURS"] == ["8", "environment"]
    assert rows["THI_DUA_SO_IDLE_MINUTES"] == ["60", "usual"]
    assert set(rows) >= {variable(one) for one in SETTINGS}


def test_no_setting_is_named_but_in_the_one_place() -> None:
    said_twice = [
        (name(path), str(one.value))
        for path in modules()
        if not name(path).startswith(("tests/", "bench/"))
        for one in strings(path)
        if re.fullmatch(rf"{PREFIX}\w+", str(one.value))
    ]
    assert said_twice == []


def test_a_lake_may_stand_where_the_store_is_and_its_password_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lake = "ducklake:postgres:host=a dbname=b user=c password='d e' folder=/srv/tinh"
    monkeypatch.setenv(variable("store"), lake)
    take_settings()
    assert main(["settings"]) == 0
    shown = capsys.readouterr().out
    assert "password=… folder=/srv/tinh" in shown
    assert "d e" not in shown
