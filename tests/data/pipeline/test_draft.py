"""A rubric being tried: what is made again for it, and what it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest

from data.pipeline.steps import read_by, rests_on, steps
from queries.scoring.questions import cluster_ranking, score_trial
from schemas.plan.profile_file import ProfileError
from schemas.scoring.rubric_file import rubric_json
from schemas.selection import Viewer
from tests.worlds.score_world import CHOSEN, criterion, rubric, score_store

ME = Viewer()
ASKED = rubric([criterion("a", 10), criterion("b", 10)])
MARKS = {("u1", "a"): 9.0, ("u1", "b"): 2.0, ("u2", "a"): 4.0, ("u2", "b"): 6.0}
HEAVY = rubric([criterion("a", 1), criterion("b", 10)])


def test_only_what_rests_on_a_rubric_is_made_again() -> None:
    again = {name for name in steps() if rests_on(name, "draft")}
    assert {"scored_unit", "score_grid", "score_rank"} <= again
    assert rests_on("progress_on_day", "draft")
    assert not {"known_score", "progress_shown", "unit_standing", "asked_day"} & again


def test_a_year_makes_its_own_tables_and_shares_those_of_the_day() -> None:
    of_year = {name for name in steps() if rests_on(name, "year")}
    assert {"known_score", "score_rank", "cluster_tally"} <= of_year
    assert not {"scored_year", "year_tally", "unit_standing", "roster"} & of_year


def test_the_trial_reads_the_official_ranks_too() -> None:
    assert read_by("SELECT * FROM score_rank JOIN official_rank") == ("official_rank", "score_rank")


def test_a_draft_leaves_later_answers_as_they_were() -> None:
    con = score_store(ASKED, MARKS)
    before = cluster_ranking(con, ME, CHOSEN)
    tried = score_trial(con, ME, CHOSEN, draft=rubric_json(HEAVY))
    assert tried["score_points"].to_list() == [7.0, 3.0]
    assert cluster_ranking(con, ME, CHOSEN).equals(before)


def test_a_draft_counts_whenever_it_is_published() -> None:
    late = replace(HEAVY, published_on=date(2030, 1, 1), version=7)
    tried = score_trial(score_store(ASKED, MARKS), ME, CHOSEN, draft=rubric_json(late))
    assert tried["score_points"].to_list() == [7.0, 3.0]


def test_a_draft_of_another_code_leaves_the_rubric_in_force() -> None:
    other = replace(HEAVY, id="z")
    assert score_trial(score_store(ASKED, MARKS), ME, CHOSEN, draft=rubric_json(other)).is_empty()


def test_a_text_that_is_no_rubric_is_refused() -> None:
    with pytest.raises(ProfileError, match="rubric"):
        score_trial(score_store(ASKED, MARKS), ME, CHOSEN, draft='{"id": "r"}')
