from pathlib import Path

import pytest

from data.keeping.calendar import write_calendar
from tests.worlds.files.award_door import TODAY


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_calendar(tmp_path / "store", "sample", TODAY, TODAY)
    return tmp_path / "store"
