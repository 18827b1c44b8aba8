"""One catalog for all tests of a module; each store there has a schema of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.keeping.lake.setting import Lake, lake_of
from tests.worlds.servers.catalog_server import CatalogServer

Shared = Callable[[Path], Lake]


@pytest.fixture(scope="module")
def server() -> Iterator[CatalogServer]:
    """The catalog's server."""
    made = CatalogServer()
    yield made
    made.end()


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the lake keeps its files."""
    return tmp_path_factory.mktemp("lake")


@pytest.fixture(autouse=True)
def asked_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks at a lake asks its catalog: no test waits until an answer is no longer fresh,
    and none passes only where a second went by."""
    monkeypatch.setattr("data.keeping.lake.shared.FRESH", -1.0)


@pytest.fixture
def shared(server: CatalogServer, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Shared:
    """Sets the one setting for a store, and says which lake it names."""

    def set_for(store: Path) -> Lake:
        monkeypatch.setenv("THI_DUA_SO_STORE", server.setting(store, data_folder))
        lake = lake_of(store)
        assert lake is not None
        return lake

    return set_for
