import gc
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.worlds.once import FOLDER

# A shared machine is slow now and then: a property fails by what it finds, never by its time.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

# Whole modules go to one process (--dist loadfile --no-loadscope-reorder): the longest start first,
# or one core idles while the other finishes them.
# Of CPU seconds: 110, 60, 50, … 15.
LONGEST = (
    "test_every_medium",
    "test_journeys",
    "test_last_place",
    "test_deck_stories",
    "test_score_door",
    "test_comparison",
    "test_crash",
    "test_vote_door",
    "test_notes",
    "test_report_document",
    "test_second_world",
    "test_required_when",
    "test_viewing_pages",
    "test_progress_over_time",
    "test_progress_rules",
    "test_snapshots_page",
    "test_awards_page",
    "test_sample",
    "test_units_live",
    "test_level_improvement",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(LONGEST)))


def pytest_collection_finish() -> None:
    """Streamlit collects garbage after every script run: what is imported by now is none. And each
    page that is opened looks through all installed packages: once is enough, none comes."""
    if "streamlit.testing.v1" in sys.modules:
        scanner = import_module("streamlit.components.v2.manifest_scanner")
        vars(scanner)["scan_component_manifests"] = cache(scanner.scan_component_manifests)
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def one_place_for_shared_worlds(tmp_path_factory: pytest.TempPathFactory) -> None:
    here = tmp_path_factory.getbasetemp()
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    os.environ[FOLDER] = str((here.parent if is_worker else here) / "worlds")


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty folder after another: pytest's own would look through all there are for a number."""
    here = tmp_path_factory.mktemp("stores")
    return (here / str(number) for number in count())


@pytest.fixture(autouse=True)
def the_real_store_is_out_of_reach(stores: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    store = next(stores)
    store.mkdir()
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    return store
