import pytest

from tests.worlds.pipeline.steps import made

CRITERION = """
    step_points=0.25 | max_points=10
    criterion_id | kind     | reads       | measure  | zero_at | full_at | rounding
    pace         | progress | campaign    | pace     | 0.5     | 1.0     | none
    share        | progress | content:nd1 | achieved | 0       | 0.8     | none
    value        | progress | indicator:i | value    | 100     | 0       | criterion
    typed        | direct   |             |          |         |         | none
"""


def found(*read: str) -> dict[str, tuple[bool, float | None, float | None]]:
    head = "unit_id | reads | pace_ratio | achieved_ratio | value"
    rows = made(
        "progress_point",
        scored_unit="unit_id\nu1",
        year_criterion=CRITERION,
        progress_read="\n".join([head, *read]),
    ).rows
    return {row["criterion_id"]: (row["is_found"], row["amount"], row["points"]) for row in rows}


def test_points_grow_evenly_from_none_at_zero_at_to_all_at_full_at() -> None:
    assert found(
        "u1 | campaign    | 0.75 | 0.1 | 7",
        "u1 | content:nd1 | 0.1  | 0.6 | 7",
        "u1 | indicator:i | 0.1  | 0.1 | 31.9",
    ) == {
        "pace": (True, 0.75, 10 * 0.25 / 0.5),
        "share": (True, 0.6, pytest.approx(10 * 0.6 / 0.8)),
        "value": (True, 31.9, 6.75),  # 6.81 to the nearest quarter
    }


def test_points_are_held_between_none_and_all() -> None:
    read = found("u1 | campaign | 0.4 | |", "u1 | content:nd1 | | 0.9 |")
    assert (read["pace"][2], read["share"][2]) == (0, 10)


def test_what_is_not_assigned_is_not_found_and_what_has_no_figure_has_no_points() -> None:
    assert found("u1 | campaign | | |") == {
        "pace": (True, None, None),
        "share": (False, None, None),
        "value": (False, None, None),
    }
