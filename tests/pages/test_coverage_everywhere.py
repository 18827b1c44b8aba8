import re
from pathlib import Path
from typing import Any

import pytest

from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from tests.pages.test_pages import opened
from tests.worlds.page_store import TODAY, a_campaign, page_store, three_units
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
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def footers(at: Any) -> list[str]:
    return [str(c.value) for c in at.caption if SOURCE in str(c.value)]


def bare(at: Any) -> list[str]:
    return [line for line in footers(at) if not SHARE.search(line)]


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("overview", {"more": "1"}),
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
    at = opened("unit", campaign=campaign, unit=three_units(catalog, campaign)[0], part="all")
    assert len(footers(at)) >= 5
    assert len(bare(at)) <= LISTS


def owing(store: Path, campaign: str) -> set[int]:
    """How many units may stand under the line of a chip: those that owe one indicator, those that
    owe one of a content, all that owe one."""
    rows = (
        open_store(store)
        .cursor()
        .execute(
            "SELECT DISTINCT a.indicator_id, i.content_id, a.unit_id FROM assignment AS a"
            " JOIN indicator AS i USING (campaign_id, indicator_id)"
            " JOIN unit AS u USING (campaign_id, unit_id)"
            " WHERE a.campaign_id = $campaign AND coalesce(u.valid_to, DATE '9999-01-01') > $day"
            " AND u.valid_from <= $day",
            {"campaign": campaign, "day": TODAY},
        )
        .fetchall()
    )
    groups: dict[str, set[str]] = {"": set()}
    for indicator, content, unit in rows:
        for key in ("", f"i {indicator}", f"c {content}"):
            groups.setdefault(key, set()).add(unit)
    return {len(units) for units in groups.values()}


CHIP = re.compile(r"([\d.]+)/([\d.]+) đơn vị")


@pytest.mark.parametrize("campaign", sorted(load_catalog().profiles))
def test_every_chip_is_of_the_units_that_owe_what_its_card_shows(
    store: Path, campaign: str
) -> None:
    at = opened("overview", campaign=campaign, more="1")
    assert not at.exception
    said = [str(c.value) for c in (*at.caption, *at.markdown)]
    chips = [pair for text in said if "fact_check" in text for pair in CHIP.findall(text)]
    assert chips or campaign != a_campaign(load_catalog())
    allowed = owing(store, campaign)
    for known, owed in chips:
        count, total = (int(part.replace(".", "")) for part in (known, owed))
        assert count <= total
        assert total in allowed, (known, owed, allowed)
