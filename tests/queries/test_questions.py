import re
from datetime import date
from pathlib import Path

import pytest
from pandera.errors import SchemaErrors

from data.pipeline.steps import KEYS as KEYS_OF_STEPS
from data.pipeline.steps import read_by, rests_on
from queries._fetch import fetch
from queries.catalogue import KEYS, ROOMS, asked, questions, selection
from queries.question import Question, files
from queries.question import QuestionError as Bad
from schemas.columns import column
from schemas.frames import PhaseList
from schemas.selection import Selection, Viewer
from schemas.tables import Table
from tests.sql_headers import headed
from tests.worlds.query_store import query_store

NAMES = sorted(files())
ASKED = {q.name: q for q in questions()}
CHOSEN = Selection("c", date(2026, 10, 31), unit="u", indicator="i")


class Small(Table, unique=["code"]):
    code: str = column("", isin=["a"])
    amount: int = column("")


class Larger(PhaseList):
    more_amount: int = column("")


def test_every_file_is_one_question_of_its_name_beside_it() -> None:
    declared = [
        (name, Path(room.__file__ or "").parent)
        for room in ROOMS
        for name, q in vars(room).items()
        if isinstance(q, Question) and q.name == name
    ]
    assert sorted(declared) == sorted((name, path.parent) for name, path in files().items())


def test_the_headers_are_what_make_docs_would_write() -> None:
    assert [name for name, q in ASKED.items() if q.sql != headed(q)] == [], "run: make docs"


@pytest.mark.parametrize("name", NAMES)
def test_the_header_declares_just_the_parameters_used(name: str) -> None:
    sql = files()[name].read_text()
    body = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
    told = set(ASKED[name].parameters)
    # a question of the day's tables names the campaign and the day, though its text needs not
    keys = {key for key in KEYS_OF_STEPS if any(rests_on(step, key) for step in read_by(sql))}
    of_day = ({"campaign_id", "as_of"} | keys) & told if read_by(sql) else set()
    assert set(re.findall(r"\$(\w+)", body)) | of_day == told


@pytest.mark.parametrize("name", NAMES)
def test_every_question_ends_in_an_order(name: str) -> None:
    sql = files()[name].read_text()
    assert "ORDER BY" in sql
    assert "SELECT *" not in sql


@pytest.mark.parametrize("name", NAMES)
def test_every_question_answers_an_empty_store(name: str) -> None:
    words = {"campaign": "c", "as_of": "2026-10-31", "unit": "u", "indicator": "i", "limit": "3"}
    assert asked(query_store(), Viewer(), name, words).schema == ASKED[name].model.schema()


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("SELECT 'a' AS code, 1::BIGINT AS amount, 2 AS more", "more"),
        ("SELECT 'a' AS code", "amount"),
        ("SELECT 'a' AS code, 1::DOUBLE AS amount", "amount.*Int64"),
        ("SELECT 'a' AS code, 1::INTEGER AS amount", "amount.*Int64"),
        ("SELECT 'b' AS code, 1::BIGINT AS amount", "isin"),
        ("SELECT 'a' AS code, NULL::BIGINT AS amount", "amount.*null"),
        ("SELECT 'a' AS code, range AS amount FROM range(2)", "code.*not unique"),
    ],
)
def test_an_answer_that_is_not_what_is_declared_is_refused_by_name(
    written: str, message: str
) -> None:
    with pytest.raises(SchemaErrors, match=f"(?s){message}"):
        fetch(query_store(), written, {}, Small)


def test_a_question_says_which_column_it_lacks() -> None:
    with pytest.raises(SchemaErrors, match="more_amount"):
        Question("phase_list", Larger)(query_store(), Viewer(), CHOSEN)


def test_a_value_the_question_has_not_is_refused() -> None:
    with pytest.raises(TypeError, match="phase_list: level"):
        Question("phase_list", PhaseList)(query_store(), Viewer(), CHOSEN, level="unit")


def test_words_make_the_selection_of_the_screen() -> None:
    words = {"campaign_id": "c", "as_of": "2026-10-31", "unit_id": "u", "level": "unit"}
    assert selection(words) == Selection("c", date(2026, 10, 31), unit="u")
    assert set(KEYS.values()) <= set(Selection.__dataclass_fields__)


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"as_of": "2026-10-31"},
        {"campaign": "c", "as_of": "31/10/2026"},
        {"campaign": "c", "as_of": "2026-10-31", "uint": "x"},
    ],
)
def test_a_bad_selection_is_refused_with_what_can_be_said(words: dict[str, str]) -> None:
    with pytest.raises(Bad, match="/"):
        selection(words)


@pytest.mark.parametrize(
    ("name", "words"),
    [("no_such", {}), ("trend", {"level": "village"}), ("unit_movement", {"limit": "x"})],
)
def test_a_bad_question_is_refused_with_what_can_be_asked(name: str, words: dict[str, str]) -> None:
    with pytest.raises(Bad, match="/"):
        asked(query_store(), Viewer(), name, {"campaign": "c", "as_of": "2026-10-31", **words})
