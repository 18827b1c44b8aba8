import re
from pathlib import Path
from typing import Any

import pytest

from data.profiles.catalog import load_catalog
from tests.page_store import a_campaign, page_store, three_units
from tests.test_pages import opened
from translations import translator

# A list of what arrived is no aggregate: it shows rows, not a figure of several units.
LISTS = 3
SHARE = re.compile(r"\d[\d.]*/\d[\d.]*")
SOURCE = translator("vi")("card.source", date="@").split(",")[0]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("covered"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def footers(at: Any) -> list[str]:
    return [str(c.value) for c in at.caption if SOURCE in str(c.value)]


def bare(at: Any) -> list[str]:
    return [line for line in footers(at) if not SHARE.search(line)]


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("overview", {}),
        ("progress", {}),
        ("progress", {"view": "both"}),
        ("reporting", {}),
        ("reporting", {"view": "calendar"}),
        ("reporting", {"view": "plans"}),
        ("reporting", {"view": "questions"}),
        ("unit", {}),
        ("clusters", {}),
        ("clusters", {"view": "all"}),
        ("clusters", {"view": "rubric"}),
        ("awards", {}),
        ("awards", {"view": "spread"}),
        ("awards", {"view": "fair"}),
        ("awards", {"view": "files"}),
    ],
    ids=lambda value: str(value),
)
def test_no_card_shows_a_figure_without_its_coverage(page: str, query: dict[str, str]) -> None:
    at = opened(page, **query)
    assert not at.exception
    assert footers(at)
    assert bare(at) == []


def test_on_a_units_page_only_lists_of_what_arrived_have_no_coverage() -> None:
    catalog = load_catalog()
    campaign = a_campaign(catalog)
    at = opened("unit", campaign=campaign, unit=three_units(catalog, campaign)[0])
    assert len(footers(at)) >= 5
    assert len(bare(at)) <= LISTS
