from pathlib import Path

import pytest

from tests.worlds.files.award_door import TODAY
from tests.worlds.files.award_files import CATALOG
from tests.worlds.once import fresh_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return fresh_store("shipped", tmp_path, TODAY, CATALOG)
