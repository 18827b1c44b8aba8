import pytest

from answers.answers import StoreAnswers
from data.keeping.store import open_store
from schemas.selection import Viewer
from tests.worlds.page_store import page_store


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> StoreAnswers:
    """Answers of the store of the pages, which reports only read."""
    return StoreAnswers(open_store(page_store(tmp_path_factory.mktemp("rules"))), Viewer())
