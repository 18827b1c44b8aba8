"""A file of very many errors: its first problems stand on the page at once, the rest in a file."""

from streamlit.testing.v1 import AppTest

from pages.parts.intake.verdict import FIRST_ROWS
from translations import translator

SCRIPT = """
from types import SimpleNamespace
import streamlit as st
from data.intake.outcome import Outcome
from pages.parts.intake.verdict import FIRST_ROWS, problems_card
from schemas.problems import NOT_LISTED, Problem
from translations import translator

class Counting:
    language = "vi"
    def __getattr__(self, name):
        return getattr(translator("vi"), name)
    def __call__(self, *given, **values):
        return translator("vi")(*given, **values)
    def rule(self, *given):
        st.session_state["worded"] = st.session_state.get("worded", 0) + 1
        return translator("vi").rule(*given)

count = st.session_state["count"]
found = [Problem("a.csv", "no_rows", "warning", cell="2")]
lines = range(3, count + 2)
found += [Problem("a.csv", "number_format", cell=str(n), value="nhiều") for n in lines]
found += [Problem("a.csv", NOT_LISTED, params={"count": "9000"})]
outcome = Outcome("a.csv", "0", "rejected", None, (), 0, tuple(found), None)
problems_card(outcome, SimpleNamespace(name="a.csv"), Counting())
"""


def shown(count: int) -> AppTest:
    at = AppTest.from_string(SCRIPT, default_timeout=60)
    at.session_state["count"] = count
    at.run()
    assert not at.exception
    return at


def test_only_the_first_rows_are_worded_and_errors_come_first() -> None:
    at = shown(1000)
    table = at.table[0].value
    assert len(table) == FIRST_ROWS
    assert at.session_state["worded"] == 2 * FIRST_ROWS
    assert set(table.iloc[:, 0]) == {translator("vi")("severity.error")}
    assert table.iloc[0, 2] == "3"
    said = translator("vi")("intake.first_problems", shown=str(FIRST_ROWS), listed="1.001")
    assert said in [caption.value for caption in at.caption]
    assert [button.label for button in at.get("download_button")]
    assert not at.dataframe
    at.toggle("intake.all_problems").set_value(True).run()
    assert len(at.dataframe[0].value) == 1001


def test_a_short_list_is_whole_and_needs_no_file() -> None:
    at = shown(20)
    assert len(at.table[0].value) == 21
    assert not at.get("download_button")
