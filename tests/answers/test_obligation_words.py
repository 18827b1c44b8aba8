"""What the page of reports says of one obligation: to whom, who need not, what is not judged."""

from typing import Any

import polars as pl
import pytest

from answers.reporting.obligation_figures import obligation_figures, whom_text
from answers.units.story import spared_text
from pictures.calendar import SOON, calendar_lines
from schemas.frames.obligations import ObligationSpared
from tests.worlds.frames.chart_frames import frame
from tests.worlds.frames.obligation_frames import obligation, obligations
from translations import translator

VI, EN = translator("vi"), translator("en")
FIRMS = {
    "unit_type": "enterprise",
    "type_name_vi": "Doanh nghiệp",
    "type_name_en": "Enterprise",
    "spared_count": 10,
}


def plain(said: str) -> str:
    return said.replace("\\", "")


def spared(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(ObligationSpared, list(rows))


@pytest.mark.parametrize(
    ("t", "said"),
    [
        (VI, "Nơi nhận: Sở Nội vụ"),
        (VI, "Không phải nộp (kế hoạch không giao): 10 đơn vị, gồm 10 Doanh nghiệp"),
        (EN, "To: Home Affairs"),
        (EN, "Need not hand it in (not bound by the plan): 10 units: 10 Enterprise"),
    ],
)
def test_it_says_to_whom_and_who_need_not(t: Any, said: str) -> None:
    assert said in plain(whom_text(obligation(spared_count=10), spared(FIRMS), t))


def test_where_everybody_owes_it_nothing_is_said_of_those_who_need_not() -> None:
    assert "Không phải nộp" not in whom_text(obligation(), spared(), VI)


def test_a_plan_that_names_no_recipient_says_so() -> None:
    said = plain(whom_text(obligation(recipient_vi=None, recipient_en=None), spared(), VI))
    assert "Nơi nhận: kế hoạch không ghi" in said


def test_without_a_deadline_nothing_is_called_on_time() -> None:
    row = obligation(due_at=None, days_left=None, undated_count=160, on_time_count=0)
    accepted = next(f for f in obligation_figures(row, VI) if f.name == "accepted")
    assert "chưa xác định được hạn" in accepted.chip
    assert "%" not in accepted.chip


def test_the_calendar_counts_those_who_need_not_apart_from_those_lacking() -> None:
    rows = obligations(obligation(spared_count=16))
    (line,) = calendar_lines(rows, rows, VI)
    assert "16 không phải nộp" in line.chips
    assert "35" in line.chips


def test_a_unit_is_told_what_the_plan_does_not_ask_of_it() -> None:
    free = {"expected_count": 0, "spared_count": 1}
    rows = obligations(
        obligation(obligation_id="interim", kind="interim", **free),
        obligation(obligation_id="yearly-2027", **free),
        obligation(**free),
    )
    said = spared_text(rows, VI)
    assert "báo cáo năm" in said
    assert "báo cáo sơ kết" in said
    assert said.count("báo cáo năm") == 1
    assert spared_text(obligations(obligation()), VI) == ""


@pytest.mark.parametrize(
    ("days", "colour", "value"),
    [
        (SOON + 1, "gray", f"{SOON + 1} ngày"),
        (SOON, "orange", f"{SOON} ngày"),
        (0, "orange", "Hôm nay"),
        (-1, "red", "1 ngày"),
    ],
)
def test_the_time_left_turns_orange_when_the_deadline_is_near_and_red_once_past(
    days: int, colour: str, value: str
) -> None:
    found = obligation_figures(obligation(days_left=days), VI)
    [time] = [figure for figure in found if figure.name == "time"]
    assert (time.value.lower(), f":{colour}-badge" in time.chip) == (value.lower(), True)
