"""The units of systemd: valid, shut in, and of folders that the document makes."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project_files import ROOT, text

UNITS = sorted((ROOT / "deploy").glob("*@.*"))
PROGRAM = ".venv/bin/python"


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The units with a program and a folder that are there."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("không có systemd-analyze / there is no systemd-analyze here")
    folder = tmp_path_factory.mktemp("units")
    for unit in UNITS:
        said = re.sub(rf"(?<==)\S+/{PROGRAM}", sys.executable, text(unit))
        said = re.sub("(?<=WorkingDirectory=).*", str(ROOT), said)
        (folder / unit.name).write_text(said, encoding="utf-8")
    return folder


def test_systemd_finds_nothing_wrong(units: Path) -> None:
    named = [
        str(units / unit.name.replace("@", "@tinh-a")) for unit in UNITS if unit.suffix != ".conf"
    ]
    done = subprocess.run(
        ["systemd-analyze", "verify", *named], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["thi-dua-so@.service", "thi-dua-so-backup@.service"])
def test_a_service_reaches_little_beside_its_store(units: Path, name: str) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=35"]
    done = subprocess.run([*command, str(units / name)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout[-300:] + done.stderr


def test_the_nightly_backup_is_at_night_in_vietnam_and_made_up_for() -> None:
    timer = text(ROOT / "deploy/thi-dua-so-backup@.timer")
    assert "OnCalendar=*-*-* 01:30:00 Asia/Ho_Chi_Minh" in timer
    assert "Persistent=true" in timer


def test_what_units_name_is_what_the_document_installs() -> None:
    told = text(ROOT / "docs/deploy.md")
    for file in sorted((ROOT / "deploy").iterdir()):
        assert f"deploy/{file.name}" in told, file.name
    for unit in UNITS:
        for place in re.findall(
            r"(?<![\w/])/(?:etc|srv|opt|var/backups)/[\w/.-]*thi-dua-so[\w-]*", text(unit)
        ):
            assert place in told, place
