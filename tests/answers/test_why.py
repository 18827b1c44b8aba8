"""Vì sao in words: what carries, what drags, how few would do; printed parts add up."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from answers.coverage import coverage, rateable, received
from answers.headline import headline_figures
from answers.progress.why import briefs, carriers, clause, line, said_line
from answers.progress.why_parts import part_decimals, printed_parts, unit_line
from pictures.levels import last_quarter, quadrants_message
from pictures.reporting.arrivals import ArrivalDay, arrivals_message
from schemas.frames import CampaignList, Headline
from tests.answers.test_tables_export import HEADLINE
from translations import translator
from translations.phrases import is_trend

VI, EN = translator("vi"), translator("en")
CAMPAIGN = {
    "reached_ratio": 1.0,
    "on_track_ratio": 0.9,
    "coverage_low_ratio": 0.8,
    "coverage_poor_ratio": 0.5,
}
Row = dict[str, Any]


def content(achieved: float, required: float, status: str, *parts: tuple, **more: Any) -> list[Row]:
    """A content of the indicators given as (name, status, contribution)."""
    return [
        {
            "content_short_vi": "Hạ tầng số",
            "content_short_en": "Infrastructure",
            "content_status": status,
            "content_pace_ratio": achieved / required,
            "content_achieved_pct": achieved,
            "content_required_pct": required,
            "gap_points": achieved - required,
            "indicators_to_green": None,
            "position": n,
            "short_vi": name,
            "short_en": name,
            "status": said,
            "contribution_points": part,
            "expected_count": 124,
            **more,
        }
        for n, (name, said, part) in enumerate(parts)
    ]


LIFTED = content(
    49.7,
    42.7,
    "exceeded",
    ("Phủ sóng 5G", "exceeded", 14.9),
    ("Wi-Fi", "slow", -2.3),
    ("Nền tảng", "slow", -2.8),
    ("Chi", "slow", -2.8),
)


def test_a_content_over_its_path_by_one_indicator_says_by_which_and_how_many_are_late() -> None:
    said = "Hạ tầng số ▲ Vượt 1,16 nhờ Phủ sóng 5G; 3/4 chỉ tiêu chậm"
    assert line(LIFTED, CAMPAIGN, VI) == said
    assert said.endswith(clause(LIFTED, CAMPAIGN, VI))
    paper = said_line(LIFTED, CAMPAIGN, VI, is_of_unit=False)
    assert paper == "Hạ tầng số: vượt, nhịp độ 1,16, nhờ Phủ sóng 5G; 3/4 chỉ tiêu chậm."
    slide = briefs(pl.DataFrame([row | {"content_id": "a"} for row in LIFTED]), CAMPAIGN, VI)
    assert slide == {"a": "nhờ Phủ sóng 5G; 3/4 chậm"}
    assert "thanks to Phủ sóng 5G; 3/4 indicators slow" in line(LIFTED, CAMPAIGN, EN)


def test_an_indicator_that_one_unit_reports_is_called_so_except_on_the_units_own_page() -> None:
    rows = content(
        56.7,
        56.6,
        "reached",
        ("Nhiệm vụ", "on_track", -2.0),
        ("Chủ trì", "on_track", -2.4),
        ("Hạng DTI", "exceeded", 4.5),
        expected_count=1,
    )
    said = "● Đạt 1,00 nhờ Hạng DTI (một đơn vị báo cáo); 2/3 chỉ tiêu dưới mức phải đạt"
    assert line(rows, CAMPAIGN, VI) == f"Hạ tầng số {said}"
    assert "(một đơn vị" not in line(rows, CAMPAIGN, VI, is_of_unit=True)


def test_a_content_behind_says_what_is_worst_and_what_would_be_enough() -> None:
    rows = content(
        45.0,
        61.0,
        "slow",
        ("A", "at_risk", -4.8),
        ("B", "slow", -3.4),
        ("C", "on_track", -0.2),
        indicators_to_green=2,
    )
    said = (
        "Hạ tầng số ▼ Chậm 0,74: 2/3 chỉ tiêu chậm hoặc nguy cơ; nặng nhất A (−4,8 điểm); "
        "đưa A và B lên mức phải đạt là đúng tiến độ"
    )
    assert line(rows, CAMPAIGN, VI) == said
    short = clause(rows, CAMPAIGN, VI, is_short=True)
    assert short == "2/3 chỉ tiêu chậm hoặc nguy cơ; nặng nhất A"
    three = [row | {"indicators_to_green": 3} for row in rows]
    assert "đưa 3 chỉ tiêu hụt nhiều nhất" in line(three, CAMPAIGN, VI)


def test_a_content_of_one_indicator_weighs_nothing_and_says_how_few_units_would_do() -> None:
    rows = content(
        39.1,
        52.4,
        "slow",
        ("Hợp tác mới", "slow", -13.3),
        indicators_to_green=1,
        units_to_green=4,
        unit_count=28,
    )
    said = "chỉ tiêu duy nhất: Hợp tác mới; cần đưa lên 4/28 đơn vị"
    assert clause(rows, CAMPAIGN, VI) == said
    assert clause([rows[0] | {"content_status": "reached"}], CAMPAIGN, VI) == ""


def test_where_all_keep_to_their_path_nothing_carries_and_nothing_is_late() -> None:
    rows = content(60.0, 50.0, "exceeded", ("A", "exceeded", 6.0), ("B", "exceeded", 4.0))
    assert (carriers(rows, CAMPAIGN), clause(rows, CAMPAIGN, VI)) == ([], "")
    assert line(rows, CAMPAIGN, VI) == "Hạ tầng số ▲ Vượt 1,20"


def test_without_requirement_there_is_no_why() -> None:
    rows = [
        row | {"gap_points": None, "contribution_points": None, "content_pace_ratio": None}
        for row in LIFTED
    ]
    assert (clause(rows, CAMPAIGN, VI), said_line(rows, CAMPAIGN, VI, is_of_unit=False)) == ("", "")


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=8), st.floats(10, 60))
def test_without_its_carriers_a_content_would_not_have_what_it_has(
    parts: list[float], required: float
) -> None:
    achieved = required + sum(parts)
    assume(achieved >= 0.9 * required)
    rows = content(achieved, required, "reached", *((str(n), "x", p) for n, p in enumerate(parts)))
    found = carriers(rows, CAMPAIGN)
    least = (1.0 if achieved / required >= 1 - 1e-9 else 0.9) * required
    ups = sorted((p for p in parts if p > 0), reverse=True)
    if found:
        assert achieved - sum(r["contribution_points"] for r in found) < least
        assert achieved - sum(ups[: len(found) - 1]) >= least - 1e-5
    else:
        assert achieved - sum(ups) >= least - 1e-5


@given(st.lists(st.floats(-1e6, 1e6), max_size=40), st.integers(0, 3))
def test_what_is_printed_adds_up_to_what_is_printed_as_the_sum(
    parts: list[float], decimals: int
) -> None:
    printed = printed_parts(parts, decimals)
    assert round(sum(printed), decimals) == pytest.approx(round(sum(parts), decimals), abs=1e-6)
    assert all(abs(a - b) < 10**-decimals + 1e-6 for a, b in zip(printed, parts, strict=True))


def test_small_parts_get_the_digits_that_tell_them_apart() -> None:
    assert [part_decimals([-36.0], 0), part_decimals([0.24], 0), part_decimals([], 1)] == [0, 2, 4]


def test_units_are_counted_by_the_way_they_pull_and_how_few_are_enough() -> None:
    rows = [
        {
            "contribution_value": part,
            "units_to_green": 2,
            "unit_count": 5,
            "expected_count": 6,
            "short_name": "P. Một",
        }
        for part in (-3.0, -1.0, -0.5, 0.0, 2.0)
    ]
    said = "1 đơn vị kéo lên, 3 đơn vị kéo xuống; "
    assert unit_line(rows, VI) == said + (
        "đưa 2/5 đơn vị hụt nhiều nhất lên mức phải đạt của mình là đủ"
    )
    alone = [rows[0] | {"expected_count": 1}]
    assert unit_line(alone, VI) == "chỉ P. Một báo cáo chỉ tiêu này"


def test_an_indicator_without_a_target_is_in_no_denominator() -> None:
    rows = pl.DataFrame(
        {"status": ["slow", "not_reported", "no_target"], "target_value": [1.0, 2.0, None]}
    )
    assert rateable(rows)["status"].to_list() == ["slow", "not_reported"]


def test_few_reports_are_no_doubt_on_the_card_that_counts_them() -> None:
    counts = pl.DataFrame({"on_time_count": [30], "late_count": [6], "expected_count": [211]})
    found = coverage(received(counts), CampaignList(**CAMPAIGN))
    assert found is not None
    assert (found.words(VI), found.colour) == ("36/211 đơn vị", "gray")
    thin = coverage(
        pl.DataFrame({"unit_count": [36], "expected_count": [211]}), CampaignList(**CAMPAIGN)
    )
    assert thin is not None
    assert thin.words(VI) == "36/211 đơn vị · chưa đủ để kết luận"


def quadrant_rows(levels: list[float], gains: list[float]) -> list[Row]:
    pairs = zip(levels, gains, strict=True)
    return [
        {"short_name": str(n), "level_pct": a, "corrected_pct": b} for n, (a, b) in enumerate(pairs)
    ]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=60))
def test_a_headline_on_level_and_progress_names_at_most_a_quarter(
    pairs: list[tuple[int, int]],
) -> None:
    rows = quadrant_rows([float(a) for a, _ in pairs], [float(b) for _, b in pairs])
    assert len(last_quarter(rows)) <= len(rows) // 4
    assert quadrants_message(rows, VI)


def test_units_that_are_all_alike_are_not_called_last() -> None:
    assert last_quarter(quadrant_rows([5.0] * 8, [1.0] * 8)) == []


@pytest.mark.parametrize(
    ("now", "before", "whole", "expected"),
    [
        (41, 40, 100, False),
        (42, 40, 100, False),
        (43, 40, 100, True),
        (1, 0, 3, False),
        (2, 0, 3, True),
        (204, 200, 214, False),
    ],
)
def test_a_difference_of_one_unit_is_no_trend(
    now: int, before: int, whole: int, expected: bool
) -> None:
    assert is_trend(now, before, whole) is expected
    mine, earlier = ([ArrivalDay(-3, date(2026, 11, 12), n)] for n in (now, before))
    assert ("nhanh hơn" in arrivals_message(mine, earlier, whole, VI)) is expected


def test_one_indicator_more_is_told_without_a_colour() -> None:
    row = {**HEADLINE, "matched_on_path_count": 5, "previous_on_path_count": 4}
    figure = headline_figures(Headline(**row), VI)[0]
    assert (figure.change, figure.colour) == ("+1", "off")
    row["matched_on_path_count"] = 6
    assert headline_figures(Headline(**row), VI)[0].colour == "normal"
