"""Scores in words: figures of a cluster and a unit, the verdict in sentences, a rubric tried."""

import polars as pl
import pytest

from answers.scoring.cluster_figures import cluster_figures
from answers.scoring.figures import score_figures
from answers.scoring.rubric_trial import leaders, movers
from answers.scoring.verdict_words import limits_line, verdict_lines
from schemas.scoring.rubric import RobustnessSettings
from tests.worlds.frames import score_frames as s
from translations import translator

VI, EN = translator("vi"), translator("en")
OVER = pl.DataFrame({"unit_id": ["B"]})
VERDICT = {
    "verdict": "sensitive",
    "leader_name": "Xã A",
    "second_name": "Xã B",
    "first_ratio": 0.612,
    "change_ratio": 0.087,
    "rival_name": "Xã C",
    "single_id": "x",
    "single_ratio": -0.25,
    "single_rival_name": "Xã B",
}
REMOVALS = pl.DataFrame(
    [("x", "Xã B", True), ("y", "Xã A", False)],
    schema=["criterion_id", "leader_name", "is_flip"],
    orient="row",
)


def test_the_figures_of_a_cluster_say_leader_margin_verdict_and_gap() -> None:
    ranking = s.ranking(s.ranked("A", 90.0, 1), s.ranked("B", 80.0, 2, self_points=90.0))
    row = s.glance_row("c1", 10.0, leader_name="A")
    said = cluster_figures(row, VERDICT, ranking, OVER, VI)
    assert [f.value for f in said] == ["A", "10 điểm", "Nhạy cảm", "6 điểm"]
    assert "90/100 điểm" in said[0].chip
    assert "9/10 đơn vị đủ điểm · thẩm định" in said[1].chip
    assert "61%" in said[2].chip
    assert "1 đơn vị vượt ngưỡng" in said[3].chip


def test_a_cluster_without_scores_says_so_and_shows_no_number() -> None:
    empty = s.glance_row("c1", None, leader_name=None, leader_points=None, stage=None, unit_count=0)
    said = cluster_figures(empty, None, s.ranking(), OVER.clear(), VI)
    assert [f.value for f in said] == ["–"] * 4
    assert VI("scores.nobody") in said[0].chip


def test_the_verdict_can_be_read_out() -> None:
    lines = verdict_lines(VERDICT, REMOVALS, {"x": "Kế hoạch", "y": "Hồ sơ"}, VI)
    assert lines[0].startswith("**Nhạy cảm**: Xã A đứng đầu trong 61,2% phép thử")
    assert "±8,7%" in lines[1]
    assert "Xã C có thể vượt Xã A" in lines[1]
    assert "«Kế hoạch» −25,0%" in lines[2]
    assert "1 tiêu chí nếu bỏ thì đổi đơn vị dẫn đầu (Kế hoạch → Xã B)" in lines[3]


def test_a_single_weight_beyond_twice_is_no_practical_change() -> None:
    far = VERDICT | {"single_ratio": 18.9}
    lines = verdict_lines(far, REMOVALS.clear(), {"x": "Kế hoạch"}, VI)
    assert lines[2] == VI("verdict.no_single", leader="Xã A")
    assert verdict_lines({"verdict": None}, REMOVALS, {}, VI) == [VI("verdict.too_few")]


def test_the_limits_of_the_verdict_are_the_rubrics() -> None:
    said = limits_line(RobustnessSettings(draws=500, spread_ratio=0.3, firm_ratio=0.95), EN)
    assert "500 draws of weights ±30%" in said
    assert "95%" in said


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        ({"rank_change": 2}, 0, "▲ 2 hạng"),
        ({"rank_change": -1}, 0, "▼ 1 hạng"),
        ({"rank_change": 0}, 0, "giữ hạng"),
        ({"tie_count": 2}, 2, "2 đơn vị cùng điểm"),
        ({"looks_equal": True}, 2, "nhìn bằng nhau"),
        ({"veto_effect": "no_rank", "veto_vi": "Không báo cáo"}, 4, "✕ Không báo cáo"),
        ({"award_form": "flag", "award_vi": "Cờ thi đua"}, 4, "Cờ thi đua"),
    ],
)
def test_the_figures_of_a_unit_explain_themselves(changes, place: int, said: str) -> None:
    row = s.ranked("A", 90.0, 1) | {"rank_change": None} | changes
    assert said in score_figures(row, VI)[place].chip


def test_a_unit_without_a_total_says_how_many_criteria_are_assessed() -> None:
    row = s.ranked("A", None, None, assessed_count=3) | {"rank_change": None}
    figures = score_figures(row, VI)
    assert [f.value for f in figures[:3]] == ["–", "–", "–"]
    assert "3/4 tiêu chí" in figures[1].chip


def test_a_trial_names_leaders_that_flip_first_and_who_moves() -> None:
    two = s.trial({"C": (1, 1)}, cluster_id="c2", cluster_name_vi="Cụm 2", cluster_name_en="C2")
    frame = pl.concat([two, s.trial({"A": (1, 2), "B": (2, 1)})])
    found = leaders(frame)
    assert found.select("cluster_id", "leader_before", "leader_after", "is_flip").rows() == [
        ("c1", "A", "B", True),
        ("c2", "C", "C", False),
    ]
    assert movers(frame).select("unit_id", "rank_change").rows() == [("B", 1), ("A", -1)]
