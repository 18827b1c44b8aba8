"""The page of the audit log: found, filtered, opened, carried away; for those alone who may."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from answers.audit.found import Asked, found
from answers.audit.words import Names, change_words, log_table
from answers.table_files import csv_table, xlsx_table
from data.keeping.audit.acts import Act, audit_log
from data.keeping.audit.journal import noted
from data.profiles.catalog import load_catalog
from schemas.viewer import Viewer
from tests.pages.test_pages import opened, words
from tests.worlds.page_store import a_campaign, page_store, three_units
from translations import translator

VI, EN = translator("vi"), translator("en")
CAMPAIGN = a_campaign(load_catalog())
NAMES = Names({CAMPAIGN: "P"}, {"u": "Xã Càng Long"}, {})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = page_store(tmp_path_factory.mktemp("audit"))
    noted(made, "backup", "Người trực", "kho-20261031", "=1+1")
    return made


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[4])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def rows(at: Any) -> list[str]:
    """The acts of the table, as «who · act»."""
    return [f"{r['Ai']} · {r['Việc']}" for r in at.dataframe[0].value.to_dict("records")]


def test_the_page_lists_every_act_the_latest_first(store: Path) -> None:
    at = opened("audit")
    assert not [*at.exception, *at.error]
    shown = rows(at)
    assert shown[0] == f"Người trực · {VI('audit.kind.backup')}"
    assert len(shown) == len(audit_log(store, Viewer()).acts)
    log = audit_log(store, Viewer())
    assert f"{log.last_event:06d}" in words(at)
    assert log.head[:12] in words(at)


def test_what_the_address_asks_for_narrows_the_list(store: Path) -> None:
    reports = [a for a in audit_log(store, Viewer()).acts if a.kind == "report"]
    assert len(rows(opened("audit", act="report"))) == len(reports)
    assert rows(opened("audit", who="Người trực"))[0].startswith("Người trực")
    assert len(rows(opened("audit", q="NGUOI TRUC"))) == 1
    assert len(rows(opened("audit", act="no such", who="nobody"))) == len(reports) + 1
    at = opened("audit", q="không có việc này")
    assert VI("audit.none_found") in words(at)
    unit = three_units(load_catalog(), CAMPAIGN)[0]
    assert len(rows(opened("audit", unit=unit))) == len(reports)


def test_an_act_opens_with_its_values_and_the_way_to_the_file(store: Path) -> None:
    at = opened("audit", entry="000001", lang="en")
    assert not [*at.exception, *at.error]
    table = at.dataframe[0].value
    assert [*table.columns][-3:] == ["Before", "After", "Cell"]
    assert set(table["Before"]) == {"–"}
    assert EN("audit.written", source="ledger/events/000001.json") in words(at)


def test_others_are_told_that_it_is_not_for_them_and_can_sign_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pages.parts.opening.who.signed_in", lambda: Viewer("Lê", "appraiser"))
    monkeypatch.setattr("pages.parts.foot.signed_in", lambda: Viewer("Lê", "appraiser"))
    at = opened("audit", entry="000001")
    assert at.title[0].value == VI("message.not_allowed_title")
    assert not at.dataframe
    assert any("Lê" in caption.value for caption in at.caption)


def test_a_broken_chain_stops_the_page_with_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = page_store(tmp_path)
    event = made / "ledger" / "events" / "000001.json"
    event.write_bytes(event.read_bytes().replace("minh họa".encode(), b"ai do"))
    monkeypatch.setenv("THI_DUA_SO_STORE", str(made))
    at = opened("audit")
    assert not at.dataframe
    assert "000002.json" in at.error[0].value.replace("\\", "")


def test_the_files_hold_every_act_and_no_formula(store: Path) -> None:
    acts = found(audit_log(store, Viewer()).acts, Asked(CAMPAIGN), NAMES)
    typed = log_table(acts, NAMES, VI, is_file=True)
    book = openpyxl.load_workbook(BytesIO(xlsx_table(typed, "x", [], VI)))
    sheet = book.active
    assert sheet is not None
    assert sheet.max_row == len(acts) + 3
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert "'=1+1" in csv_table(typed).decode("utf-8-sig")


def test_words_of_an_act_say_what_stood_before() -> None:
    act = Act("1", datetime(2026, 1, 2), "An", "people", None, "x", before="a\nb", after="a\nc")
    assert change_words(act, VI) == "b → c"
