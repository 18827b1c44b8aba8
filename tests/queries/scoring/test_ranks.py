"""Ranks, ties, grades and awards: hand-worked cases."""

import duckdb

from queries.scoring import questions as clusters
from schemas.scoring.rubric import Grade, RankAward, TieRule
from tests.worlds.score_world import (
    CHOSEN,
    ME,
    SECTIONS,
    VETOES,
    Said,
    criterion,
    one_criterion,
    ranking,
    rubric,
    score_store,
)


def test_equal_totals_share_a_rank_and_the_next_one_is_skipped() -> None:
    con = score_store(rubric([criterion("a", 10)]), one_criterion(u1=9, u2=8, u3=8, u4=7))
    assert ranking(con, "cluster_rank", "gap_points", "tie_count", "tie_step") == [
        ("u1", 1, 0.0, 1, None),
        ("u2", 2, 1.0, 2, None),
        ("u3", 2, 1.0, 2, None),
        ("u4", 4, 2.0, 1, None),
    ]


def test_rounding_neither_makes_nor_breaks_a_tie_and_says_so() -> None:
    points = one_criterion(u1=8.004, u2=8.001, u3=0.1 + 0.2, u4=0.3)
    con = score_store(rubric([criterion("a", 10)]), points)
    assert ranking(con, "cluster_rank", "looks_equal", "tie_count") == [
        ("u1", 1, True, 1),
        ("u2", 2, True, 1),
        ("u3", 3, False, 2),
        ("u4", 3, False, 2),
    ]


TWO = [
    criterion("a", 10),
    criterion("b", 10, section="t"),
    criterion("p", 5, counts="penalty"),
]


RULES = (TieRule("section", "s"), TieRule("penalties"), TieRule("vote"))


def tied(*said: tuple[str, float, float, float, float | None]) -> duckdb.DuckDBPyConnection:
    marks: dict[tuple[str, ...], Said] = {}
    for unit, a, b, p, vote in said:
        marks |= {(unit, "a"): a, (unit, "b"): b, (unit, "p"): p}
        if vote is not None:
            marks[(unit, "vote", "council")] = vote
    return score_store(rubric(TWO, sections=SECTIONS, total_points=20, ties=RULES), marks)


def test_the_first_rule_that_tells_them_apart_decides() -> None:
    con = tied(("u1", 6, 8, 0, None), ("u2", 8, 6, 0, None), ("u3", 7, 8, 1, None))
    assert ranking(con, "cluster_rank", "tie_step", "tie_count") == [
        ("u2", 1, 1, 3),
        ("u1", 2, 2, 3),
        ("u3", 3, 2, 3),
    ]
    steps = clusters.tie_steps(con, ME, CHOSEN)
    assert steps.filter(unit_id="u3").select(
        "step", "tie_by", "section_short_vi", "compared_value", "is_deciding"
    ).rows() == [
        (1, "section", "Mục s", 6.0, False),
        (2, "penalties", None, 1.0, True),
        (3, "vote", None, None, False),
    ]


def test_a_vote_decides_only_where_all_of_them_were_voted_on() -> None:
    same = (7.0, 7.0, 0.0)
    voted = tied(("u1", *same, 5), ("u2", *same, 8))
    assert ranking(voted, "cluster_rank", "tie_step") == [("u2", 1, 3), ("u1", 2, 3)]
    half = tied(("u1", *same, None), ("u2", *same, 8))
    assert ranking(half, "cluster_rank", "tie_step") == [("u1", 1, None), ("u2", 1, None)]


def test_what_stays_equal_is_shared_and_has_no_single_leader() -> None:
    con = tied(("u1", 7, 7, 0, 5), ("u2", 7, 7, 0, 5), ("u3", 1, 1, 0, 1))
    row = clusters.cluster_glance(con, ME, CHOSEN).row(0, named=True)
    assert (row["leader_id"], row["leader_name"], row["second_name"]) == (None, "U1, U2", None)
    assert (row["margin_points"], row["shared_first_count"], row["spread_points"]) == (0, 2, 12)


def test_grades_and_awards_follow_total_and_rank() -> None:
    asked = rubric(
        [criterion("a", 10)],
        grades=(Grade("top", "Xuất sắc", "Excellent", 9), Grade("good", "Tốt", "Good", 7)),
        awards=(RankAward("flag", 1, 1, grade="top"), RankAward("merit", 1, 3, grade="good")),
    )
    form = {"campaign_id": "c", "form_id": "flag", "label_vi": "Cờ", "label_en": "Flag"}
    con = score_store(asked, one_criterion(u1=9.0, u2=8.0, u3=6.0), award_form=[form])
    assert ranking(con, "grade_id", "award_form", "award_vi") == [
        ("u1", "top", "flag", "Cờ"),
        ("u2", "good", "merit", None),
        ("u3", None, None, None),
    ]


def test_a_veto_takes_the_rank_or_the_award_and_shows_why() -> None:
    asked = rubric([criterion("a", 10)], vetoes=VETOES, awards=(RankAward("flag", 1, 2),))
    marks = {
        **one_criterion(u1=9.0, u2=8.0, u3=7.0),
        ("u1", "veto-discipline"): 1.0,
        ("u2", "veto-disunity"): 1.0,
    }
    con = score_store(asked, marks)
    assert ranking(con, "cluster_rank", "veto_vi", "veto_effect", "award_form") == [
        ("u2", 1, "Mất đoàn kết", "no_award", None),
        ("u3", 2, None, None, "flag"),
        ("u1", None, "Kỷ luật", "no_rank", None),
    ]
