"""The short form of make faults."""

from pathlib import Path

from tests.faults.damage import damage_all
from tests.faults.kills import kill_often


def test_no_damaged_file_is_read_as_if_it_were_sound(tmp_path: Path) -> None:
    found = damage_all(tmp_path)
    assert found.wrong == []
    assert found.tried >= 20
    assert found.told + found.harmless == found.tried


def test_killed_at_any_moment_the_store_holds_every_report_it_acknowledged(tmp_path: Path) -> None:
    found = kill_often(tmp_path, 12, seed=20)
    assert found.wrong == []
    assert sum(found.killed.values()) >= 3
    assert found.compared == 1
