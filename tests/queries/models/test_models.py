from datetime import date, datetime
from typing import Any

from queries.models.questions import (
    model_asks,
    model_clusters,
    model_contents,
    model_links,
    model_list,
    model_paths,
    model_units,
)
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store

VIEWER = Viewer()
TODAY = date(2026, 10, 31)
CHOSEN = Selection("c", TODAY)
Row = dict[str, Any]


def entry(model_id: str, unit: str = "u1", at: date = date(2026, 7, 5), **changes: Any) -> Row:
    moment = datetime.combine(at, datetime.min.time())
    said = {"model_id": model_id, "unit_id": unit, "known_from": moment}
    return {**said, "submission_id": f"{model_id}-{at}", **changes}


def place(model_id: str, unit: str, on: date, **changes: Any) -> Row:
    said = {"model_id": model_id, "replicated_to": unit, "replicated_on": on}
    return {**said, "submission_id": f"{model_id}-{unit}", **changes}


def world(**tables: list[Row]) -> Any:
    base: dict[str, list[Row]] = {
        "period": periods("2026-Q1", "2026-Q3"),
        "unit": [{"unit_id": f"u{n}", "short_name": f"P. {n}"} for n in range(1, 5)],
        "content": [
            {"content_id": "nd1", "position": 1},
            {"content_id": "nd2", "position": 2},
        ],
        "membership": [
            {"unit_id": "u1", "year": 2026, "cluster_id": "a"},
            {"unit_id": "u2", "year": 2026, "cluster_id": "b"},
        ],
        "model_ask": [{}],
        "model_link": [{}, {"what": "indicator", "code": "i"}],
        "model_report": [
            entry("A", content_id="nd1"),
            entry("B", "u2", kind="initiative", recognised_on=None, document=None),
            entry("C", "u3", withdrawn_on=date(2026, 6, 1), reason="x"),
        ],
        "model_spread": [
            place("A", "u3", date(2026, 6, 1)),
            place("A", "u2", date(2026, 5, 1)),
            place("C", "u1", date(2026, 4, 1)),
        ],
    }
    return query_store(**{**base, **tables})


def test_the_register_lists_every_model_with_its_state_and_cell() -> None:
    found = model_list(world(), VIEWER, CHOSEN)
    rows = found.select("model_id", "state", "place_count", "cell").rows()
    assert sorted(rows) == [
        ("A", "replicated", 2, "2"),
        ("B", "entered", 0, "2"),
        ("C", "withdrawn", 1, "2"),
    ]


def test_filters_keep_models_of_a_unit_a_cluster_or_a_content() -> None:
    con = world()
    for chosen, expected in (
        (Selection("c", TODAY, unit="u2"), ["B"]),
        (Selection("c", TODAY, cluster="a"), ["A"]),
        (Selection("c", TODAY, content="nd1"), ["A"]),
        (Selection("c", TODAY, content="nd2"), []),
    ):
        assert model_list(con, VIEWER, chosen)["model_id"].to_list() == expected


def test_an_earlier_day_sees_the_register_as_it_was() -> None:
    con = world(
        model_report=[
            entry("A", at=date(2026, 4, 5)),
            entry("A", withdrawn_on=date(2026, 9, 1), reason="x", at=date(2026, 10, 5)),
        ],
        model_spread=[],
    )
    states = [
        model_list(con, VIEWER, Selection("c", day))["state"].to_list()
        for day in (date(2026, 4, 1), date(2026, 6, 1), TODAY)
    ]
    assert states == [[], ["recognised"], ["withdrawn"]]


def test_a_path_is_in_order_and_found_from_both_ends() -> None:
    con = world()
    found = model_paths(con, VIEWER, CHOSEN)
    rows = found.filter(model_id="A").select("step", "place_name", "days_after").rows()
    assert rows == [(1, "P. 2", 61), (2, "P. 3", 92)]
    for unit, expected in (("u1", {"A", "C"}), ("u2", {"A"}), ("u4", set())):
        of_unit = model_paths(con, VIEWER, Selection("c", TODAY, unit=unit))
        assert set(of_unit["model_id"]) == expected


def test_contents_count_what_is_in_use_and_name_those_without() -> None:
    found = model_contents(world(), VIEWER, CHOSEN)
    names = ("content_id", "entered_count", "recognised_count", "replicated_count", "place_count")
    assert found.select(names).rows() == [
        ("nd1", 1, 1, 1, 2),
        ("nd2", 0, 0, 0, 0),
        ("none", 2, 0, 0, 0),
    ]
    assert found["withdrawn_count"].to_list() == [0, 0, 1]


def test_units_of_a_cluster_are_each_in_one_part() -> None:
    con = world()
    found = model_clusters(con, VIEWER, CHOSEN)
    parts = ("recognised_count", "taken_count", "entered_count", "silent_count")
    assert found.select(parts).sum_horizontal().to_list() == found["unit_count"].to_list()
    units = dict(model_units(con, VIEWER, CHOSEN).select("unit_id", "state").iter_rows())
    assert units == {"u1": "recognised", "u2": "taken", "u3": "taken", "u4": "silent"}
    assert found["model_count"].sum() == 1
    assert found.row(-1, named=True)["cluster_id"] == "a"


def test_requirements_and_links_are_those_of_the_profile() -> None:
    con = world()
    (ask,) = model_asks(con, VIEWER, CHOSEN).to_dicts()
    assert (ask["clause"], ask["counted"], ask["state"]) == ("I.2", 1, "counted")
    nobody = world(model_report=[], model_spread=[])
    assert model_asks(nobody, VIEWER, CHOSEN)["counted"].to_list() == [None]
    links = model_links(con, VIEWER, CHOSEN)
    assert links.select("what", "code").rows() == [("criterion", "models"), ("indicator", "i")]
