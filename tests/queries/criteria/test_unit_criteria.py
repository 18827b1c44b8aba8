"""Criteria of the plan: what is known of each for a unit, and which nobody measures."""

from datetime import date
from typing import Any

from queries.criteria.questions import criterion_cover, unit_criteria
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import query_store

VIEWER = Viewer()
CHOSEN = Selection("c", date(2026, 10, 31), phase="phase-1", year=2026)
CRITERIA = ("CQ1", "CQ2", "CN1")


def store(**tables: list[dict[str, Any]]) -> Any:
    """Two units of one subject: CQ1 rests on a task that u1 speaks of, CQ2 on nothing."""
    base: dict[str, list[dict[str, Any]]] = {
        "unit": [{"unit_id": "u1"}, {"unit_id": "u2"}],
        "task": [{"task_id": "t", "due_kind": "standing", "due_on": None}],
        "task_party": [{"task_id": "t", "party": "u1"}, {"task_id": "t", "party": "u2"}],
        "task_report": [{"unit_id": "u1", "state": "under_way"}],
        "subject": [{}, {"subject_id": "people", "position": 2}],
        "subject_unit_type": [{}],
        "subject_criterion": [
            {"criterion_id": code, "position": n, "subject_id": "people" if n == 3 else "agency"}
            for n, code in enumerate(CRITERIA, start=1)
        ],
        "criterion_basis": [{}],
    }
    return query_store(**(base | tables))


def test_a_criterion_that_nothing_names_is_measured_by_nobody() -> None:
    found = criterion_cover(store(), VIEWER, CHOSEN)
    columns = ("criterion_id", "is_of_units", "task_count", "unit_count", "known_count")
    assert found.select(*columns, "is_measured").rows() == [
        ("CQ1", True, 1, 2, 1, True),
        ("CQ2", True, 0, 2, 0, False),
        ("CN1", False, 0, 0, 0, False),
    ]


def test_a_unit_has_a_row_for_every_criterion_of_its_subject_said_or_not() -> None:
    found = unit_criteria(store(), VIEWER, CHOSEN)
    assert found.select("unit_id", "criterion_id", "kind", "state", "is_known").rows() == [
        ("u1", "CQ1", "task", "standing", True),
        ("u1", "CQ2", None, None, None),
        ("u2", "CQ1", "task", "not_reported", False),
        ("u2", "CQ2", None, None, None),
    ]


def test_a_campaign_without_subjects_has_no_criteria() -> None:
    nothing = store(subject=[], subject_unit_type=[], subject_criterion=[], criterion_basis=[])
    assert criterion_cover(nothing, VIEWER, CHOSEN).is_empty()
    assert unit_criteria(nothing, VIEWER, CHOSEN).is_empty()
