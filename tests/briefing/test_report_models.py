"""Models in the report and in the workbook of a deck, against the register."""

from pathlib import Path

import pytest

from answers.answers import StoreAnswers
from briefing.deck.room import Room
from briefing.office.paper import Block, Heading, Paragraph, Sentence
from briefing.report.models import model_account
from briefing.report.results import results
from briefing.report.scene import Kind, Scene
from briefing.workbook.details import details
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from schemas.selection import Selection, Viewer
from tests.worlds.files.model_store import model_store
from tests.worlds.page_store import TODAY, a_campaign, page_store, three_units
from translations import translator

CAMPAIGN = a_campaign(load_catalog())
UNITS = three_units(load_catalog(), CAMPAIGN)
VI = translator("vi")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> StoreAnswers:
    return answers_of(model_store(tmp_path_factory.mktemp("models")))


def answers_of(store: Path) -> StoreAnswers:
    return StoreAnswers(open_store(store), Viewer())


def scene(store: StoreAnswers, kind: Kind = "yearly", unit: str | None = None) -> Scene:
    return Scene(Room(store, Selection(CAMPAIGN, TODAY), VI), kind, unit)


def told(blocks: list[Block]) -> dict[str, str]:
    return {
        s.key: s.text
        for block in blocks
        if isinstance(block, Paragraph)
        for s in block.said
        if isinstance(s, Sentence)
    }


def test_the_yearly_report_says_what_was_recognised_replicated_and_asked(
    store: StoreAnswers,
) -> None:
    said = told(model_account(scene(store)))
    assert said["models.recognised"] == (
        "Trong năm 2026 công nhận 01 (01 mô hình): Một cửa không chờ."
    )
    assert "01 mô hình được nhân rộng, 02 lượt" in said["models.replicated"]
    assert said["models.ask:spread"].startswith("Kế hoạch, mục I.2 · ")
    assert "models.withdrawn" not in said
    (heading,) = [
        str(block.text.text)
        for block in results(scene(store))
        if isinstance(block, Heading) and "Điển hình, mô hình" in str(block.text.text)
    ]
    assert heading.startswith(str(len(scene(store).contents) + 1))


def test_a_unit_speaks_of_its_own_models_only(store: StoreAnswers) -> None:
    first = told(model_account(scene(store, unit=UNITS[0])))
    assert "Một cửa không chờ" in first["models.unit_recognised"]
    second = told(model_account(scene(store, unit=UNITS[1])))
    assert "chưa ghi" in second["models.unit_recognised"]
    third = told(model_account(scene(store, unit=UNITS[2])))
    assert set(third) == {"models.unit_silent"}


def test_where_nobody_told_of_a_model_the_report_says_so_and_no_zero(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    nobody = answers_of(page_store(tmp_path_factory.mktemp("nobody")))
    said = told(model_account(scene(nobody)))
    assert set(said) == {"models.silent"}
    assert not any(letter.isdigit() for letter in said["models.silent"])


def test_the_workbook_holds_the_register_and_every_place(store: StoreAnswers) -> None:
    found = {detail.title: detail.rows for detail in details(scene(store).room)}
    assert found[VI("workbook.list_models")].height == 2
    assert found[VI("workbook.list_paths")].height == 2
