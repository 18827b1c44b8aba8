"""The short form of python -m tests.faults.evening."""

from pathlib import Path

import pytest

from tests.faults.evening import last_evening


@pytest.mark.slow
def test_who_hands_in_on_the_last_evening_is_in_whatever_the_crowd(tmp_path: Path) -> None:
    evening = last_evening(tmp_path, 5, 0.05)
    assert evening.wrong == []
    assert evening.accepted == len(evening.waits) == 5
    assert evening.publications <= 5
    assert max(evening.memory) < 2_000
