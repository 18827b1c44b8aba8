import re
from datetime import date

import pytest

from data.pipeline.steps import KEYS as KEYS_OF_STEPS
from data.pipeline.steps import read_by, rests_on
from queries._fetch import files
from queries.catalogue import KEYS, ROOMS, asked, questions, selection
from queries.catalogue import QuestionError as Bad
from schemas import frames
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import query_store

NAMES = sorted(files())
TYPES = {
    "String": "text",
    "Float64": "double",
    "Int64": "bigint",
    "Date": "date",
    "Boolean": "boolean",
}


def model(name: str) -> type:
    return getattr(frames, "".join(part.capitalize() for part in name.split("_")))


@pytest.mark.parametrize("name", NAMES)
def test_the_header_says_what_the_model_says(name: str) -> None:
    columns = model(name).to_schema().columns
    declared = {n: TYPES.get(str(c.dtype), "timestamp") for n, c in columns.items()}
    found = next(q for q in questions() if q.name == name)
    assert dict(found.columns) == declared


@pytest.mark.parametrize("name", NAMES)
def test_the_header_declares_just_the_parameters_used(name: str) -> None:
    sql = files()[name].read_text()
    body = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
    told = set(next(q.parameters for q in questions() if q.name == name))
    # a question of the day's tables names the campaign and the day, though its text needs not
    keys = {key for key in KEYS_OF_STEPS if any(rests_on(step, key) for step in read_by(sql))}
    of_day = ({"campaign_id", "as_of"} | keys) & told if read_by(sql) else set()
    assert set(re.findall(r"\$(\w+)", body)) | of_day == told


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_a_function_and_ends_in_an_order(name: str) -> None:
    assert sum(hasattr(room, name) for room in ROOMS) == 1
    sql = files()[name].read_text()
    assert "ORDER BY" in sql
    assert "SELECT *" not in sql


@pytest.mark.parametrize("name", NAMES)
def test_every_question_answers_an_empty_store(name: str) -> None:
    words = {"campaign": "c", "as_of": "2026-10-31", "unit": "u", "indicator": "i", "limit": "3"}
    assert asked(query_store(), Viewer(), name, words).columns == list(
        model(name).to_schema().columns
    )


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
