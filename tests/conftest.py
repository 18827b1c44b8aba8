from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def the_real_store_is_out_of_reach(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    store = tmp_path_factory.mktemp("store")
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    return store
