from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.keeping.store import open_store
from tests.worlds.page_store import page_store
from translations import translator

VI = translator("vi")
QUARTER = {"obligation": "2026-Q3"}
TABLE = "reporting.rows.2026-Q3.call."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("reporting"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def opened(**query: str) -> Any:
    at = AppTest.from_file("../../dashboard.py", default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    at.switch_page("pages/reporting.py").run()
    assert not [*at.exception, *at.error]
    return at


def words(at: Any) -> str:
    return "\n".join(str(e.value) for e in [*at.markdown, *at.caption, *at.info])


def number(at: Any, name: str) -> int:
    label = VI(f"reporting.{name}")
    return int(next(m.value for m in at.metric if m.label == label).replace(".", ""))


@pytest.mark.parametrize("view", ["state", "calendar", "plans", "questions"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_view_opens_in_both_languages(view: str, language: Any) -> None:
    at = opened(lang=language, view=view)
    assert at.title[0].value == translator(language)("page.reporting.title")
    assert translator(language)("app.sample_strip") in words(at)
    assert at.session_state["reporting.view"] == view


def test_a_bare_address_shows_the_shared_period_and_names_the_next_deadline() -> None:
    at = opened()
    assert at.session_state["filter.obligation"] == "2026-Q3"
    assert number(at, "accepted") == 3
    following = at.button("reporting.next")
    assert "năm 2026" in following.label
    assert "14 ngày" in following.label
    assert len(at.get("plotly_chart")) == 3
    assert all(chart.proto.alt for chart in at.get("plotly_chart"))


def test_the_next_deadline_is_one_click_away() -> None:
    at = opened()
    at.button("reporting.next").click().run()
    assert not [*at.exception, *at.error]
    assert at.session_state["filter.obligation"] == "yearly-2026"
    assert "reporting.next" not in [button.key for button in at.button]


def test_an_unknown_obligation_in_the_address_falls_back() -> None:
    at = opened(obligation="yearly-1999", view="nowhere", group="x", list="y")
    assert at.session_state["filter.obligation"] == "2026-Q3"
    assert at.session_state["reporting.view"] == "state"


def test_accepted_returned_and_lacking_add_up_to_the_units_that_owe() -> None:
    at = opened(**QUARTER)
    assert number(at, "accepted") == 3
    owed = number(at, "owed")
    assert number(at, "accepted") + number(at, "returned") + number(at, "lacking") == owed > 100


@pytest.mark.parametrize(
    ("as_of", "label", "value"),
    [
        ("2026-10-14", "time_left", "1 ngày"),
        ("2026-10-15", "time_left", "hôm nay"),
        ("2026-10-16", "time_past", "1 ngày"),
    ],
)
def test_a_report_is_overdue_only_after_the_last_day(as_of: str, label: str, value: str) -> None:
    at = opened(**QUARTER, as_of=as_of)
    assert at.metric[0].label == VI(f"reporting.{label}")
    assert at.metric[0].value == value
    late = as_of > "2026-10-15"
    assert (VI("report_mark.overdue").lower() in words(at).lower()) == late


def test_a_deadline_of_the_calendar_opens_its_report() -> None:
    at = opened(view="calendar")
    at.button("reporting.open.2026-Q3").click().run()
    assert not [*at.exception, *at.error]
    assert at.session_state["filter.obligation"] == "2026-Q3"
    assert at.session_state["reporting.view"] == "state"


def test_the_shown_list_is_searched_without_accents() -> None:
    at = opened(**QUARTER)
    everyone = at.dataframe[0].value.shape[0]
    at.text_input("reporting.search").set_value("cum 1").run()
    assert not [*at.exception, *at.error]
    assert 0 < at.dataframe[0].value.shape[0] < everyone
    at.text_input("reporting.search").set_value("khong co ten nay").run()
    assert VI("reporting.call_empty") in words(at)


def test_the_choice_of_group_stays_in_the_address() -> None:
    at = opened(group="unit_type")
    assert at.session_state["reporting.group"] == "unit_type"
    assert VI("charts.heat.groups_unit_type") in words(at)


def ticked(at: Any) -> Any:
    at.session_state[TABLE] = {"selection": {"rows": [0, 1], "columns": [], "cells": []}}
    return at.run()


def notes(store: Path) -> list[tuple[Any, ...]]:
    asked = "SELECT kind, obligation_id, text, source, recorded_by FROM note WHERE unit_id <> ''"
    return open_store(store).cursor().execute(asked).fetchall()


def test_reminders_and_exemptions_of_ticked_units_are_written_down(store: Path) -> None:
    at = ticked(opened(**QUARTER))
    assert not [*at.exception, *at.error]
    owed = number(at, "owed")
    at.text_input("reporting.by").set_value("Ban Thi đua").run()
    at.button("reporting.record").click().run()
    assert not [*at.exception, *at.error]
    said = ("reminder", "2026-Q3", "Nhắc nộp: Báo cáo quý III/2026", None, "Ban Thi đua")
    assert notes(store).count(said) == 2
    assert at.button("reporting.exempt").disabled
    at = ticked(opened(**QUARTER))
    at.text_input("reporting.reason").set_value("Mới thành lập").run()
    assert at.button("reporting.exempt").disabled
    at.text_input("reporting.document").set_value("CV 12/2026").run()
    at.button("reporting.exempt").click().run()
    assert not [*at.exception, *at.error]
    assert number(at, "owed") == owed - 2
