"""Figures raised before the deadline, and the same words of many units."""

from datetime import date, datetime

import pytest

from schemas.selection import Selection
from tests.worlds.screening.campaigns import (
    BEFORE,
    LATE,
    NOW,
    WORDS,
    campaign,
    cells,
    raised,
    revised,
    told,
)


def test_a_figure_raised_within_thirty_days_before_the_deadline_is_asked() -> None:
    con = revised(datetime(2026, 11, 10), 50.0, 60.0)
    (flag,) = raised(con, "revised_upward_late", LATE)
    # the way is 0 → 80: ten more points are 12.5 % of it
    assert flag["score"] == pytest.approx(100 * 10 / 80)
    assert (flag["value"], flag["compared_value"]) == (60.0, 50.0)
    assert not raised(con, "revised_upward_late")


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        (datetime(2026, 10, 15), 50.0, 60.0),
        (datetime(2026, 11, 15), 50.0, 60.0),
        (datetime(2026, 11, 10), 60.0, 50.0),
        (datetime(2026, 11, 10), 50.0, 52.0),
    ],
    ids=["too early", "after the deadline", "lowered", "little"],
)
def test_other_revisions_are_no_question(day: datetime, old: float, new: float) -> None:
    assert not raised(revised(day, old, new), "revised_upward_late", LATE)


def test_lower_is_better_is_raised_when_it_falls() -> None:
    down = revised(datetime(2026, 11, 10), 60.0, 50.0, direction="lower")
    assert raised(down, "revised_upward_late", LATE)


def test_the_same_words_are_found_whatever_their_case_marks_and_spaces() -> None:
    found = raised(told(WORDS, f"  {WORDS.upper()}!!", "Khác hẳn"), "identical_text")
    assert [(f["unit_id"], f["peer_count"], f["score"]) for f in found] == [
        ("u0", 1, 2.0),
        ("u1", 1, 2.0),
    ]
    assert found[0]["excerpt"] == WORDS


def test_short_words_and_words_of_the_form_are_no_question() -> None:
    assert not raised(told("Không có khó khăn", "Không có khó khăn"), "identical_text")
    assert not raised(told(*[WORDS] * 12), "identical_text")


def test_a_note_beside_a_value_counts_as_words() -> None:
    con = campaign(cells("i", NOW, [10.3, 20.4], note=WORDS))
    assert len(raised(con, "identical_text")) == 2


def test_words_of_a_yearly_report_are_asked_about_once_before_its_deadline() -> None:
    due = {"deadline_id": "yearly-2026", "due_at": datetime(2026, 11, 14, 23, 59, 59)}
    said = [{"unit_id": f"u{n}", "period_id": "yearly-2026", "remark": WORDS} for n in range(2)]
    rows = cells("i", NOW, [10.3, 20.4]) + cells("i", BEFORE, [9.3, 19.4])
    con = campaign(rows, remark=said, deadline=[due])
    assert len(raised(con, "identical_text")) == 2
    assert not raised(con, "identical_text", Selection("c", date(2026, 10, 31), period=BEFORE))
