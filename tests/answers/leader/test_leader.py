"""What a leader is told, held against the store: every figure by a short computation of its own."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from answers.leader.changes import changes, usual_since
from answers.leader.leader import Leader, leader
from answers.leader.problems import WORST, nothing_known, problems, problems_title
from answers.leader.verdict import verdict
from data.keeping.store import open_store
from pictures.tokens import BEHIND
from queries.awards.questions import award_proposals, award_steps
from queries.progress.questions import content_standing
from queries.reference.questions import campaign_list, default_view
from queries.reporting.questions import headline, report_history, reporting_state
from queries.tasks.questions import task_late
from schemas.selection import Selection, Viewer
from tests.worlds.deck_sample import commune_sample
from translations import Language, translator

VI = translator("vi")
DAY, BEFORE = date(2026, 12, 15), date(2026, 7, 31)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> StoreAnswers:
    store, _ = commune_sample(tmp_path_factory.mktemp("leader"))
    return StoreAnswers(open_store(store), Viewer(), store)


def looked_at(answers: StoreAnswers, day: date = DAY) -> Selection:
    campaign = str(answers.ask(campaign_list)["campaign_id"][0])
    usual = answers.ask(default_view, Selection(campaign, day)).row(0, named=True)
    return Selection(campaign, day, usual["phase_id"], year=usual["year"])


def behind(answers: StoreAnswers, chosen: Selection) -> dict[str, dict[str, Any]]:
    rows = answers.ask(content_standing, chosen).to_dicts()
    return {row["content_id"]: row for row in rows if row["status"] in BEHIND}


def test_the_verdict_says_the_status_and_pace_of_the_whole(answers: StoreAnswers) -> None:
    chosen = looked_at(answers)
    row = answers.ask(headline, chosen).row(0, named=True)
    said = verdict(answers, chosen, VI)
    assert VI(f"status.{row['pace_status']}") in said
    assert f"{row['pace_ratio']:.2f}".replace(".", ",") in said
    rows = answers.ask(content_standing, chosen)
    assert f"{rows.height - len(behind(answers, chosen))} trong {rows.height} nội dung" in said


@pytest.mark.parametrize("day", [date(2025, 12, 1), DAY, date(2028, 2, 15)])
def test_every_content_behind_is_a_problem_by_the_limit_it_is_under(
    answers: StoreAnswers, day: date
) -> None:
    chosen = looked_at(answers, day)
    late = behind(answers, chosen)
    found = {p.subject: p for p in problems(answers, chosen, VI) if p.kind == "content_behind"}
    assert found.keys() == late.keys()
    for code, problem in found.items():
        row = late[code]
        assert problem.status == row["status"]
        assert f"{row['achieved_pct']:.1f}".replace(".", ",") in problem.head
        limit = {"at_risk": "0,70", "slow": "0,90"}.get(row["status"])
        if limit:
            word = VI(f"status.{row['status']}").lower()
            assert f"dưới {limit} là {word}" in problem.why
            assert row["pace_ratio"] < float(limit.replace(",", "."))
        else:
            assert VI("leader.problem.not_met_rule") in problem.why


def test_problems_stand_in_one_order_and_each_names_its_owner(answers: StoreAnswers) -> None:
    found = problems(answers, looked_at(answers, date(2025, 12, 1)), VI)
    turns = [0 if p.status in ("at_risk", "not_met") else 4 if p.status else 1 for p in found]
    assert len(found) > WORST
    assert turns == sorted(turns)
    assert all(p.owner and p.why and p.page for p in found)
    assert problems_title(len(found), VI) == VI("leader.problems_worst", count="3")


def test_units_that_owe_a_report_are_counted_and_named(answers: StoreAnswers) -> None:
    chosen = looked_at(answers, date(2026, 10, 31))
    states = answers.ask(reporting_state, chosen)
    for kind in ("missing", "rejected"):
        units = states.filter(state=kind)["short_name"].to_list()
        problem = next(p for p in problems(answers, chosen, VI) if p.kind == f"reports_{kind}")
        assert problem.head.startswith(f"{len(units)} ")
        assert 0 < len(units) <= 3
        assert set(re.split(r", | và ", problem.owner)) == set(units)
        assert "hạn hết 15/10/2026, đã qua 16 ngày" in problem.why


def test_tasks_past_their_day_are_counted_part_by_part(answers: StoreAnswers) -> None:
    chosen = looked_at(answers, date(2028, 2, 15))
    late = answers.ask(task_late, chosen, limit=100_000)
    found = [p for p in problems(answers, chosen, VI) if p.kind == "tasks_late"]
    assert len(found) == (late.height > 0)
    for problem in found:
        assert problem.head.startswith(f"{late.height} ")
        assert sum(int(n) for n in re.findall(r"\((\d+)\)", problem.owner)) == late.height


def test_before_the_first_report_nothing_is_called_wrong_or_right(answers: StoreAnswers) -> None:
    chosen = looked_at(answers, date(2025, 6, 1))
    assert problems(answers, chosen, VI) == []
    assert nothing_known(answers, chosen, VI)
    assert nothing_known(answers, looked_at(answers), VI) is None


def test_what_changed_between_two_days_is_what_became_known(answers: StoreAnswers) -> None:
    chosen = looked_at(answers)
    said = "\n".join(changes(answers, chosen, BEFORE, VI).lines)
    accepted = answers.ask(report_history, chosen, limit=100_000).filter(
        pl.col("state") != "rejected", local_day("received_at") > BEFORE
    )
    assert f"{accepted.unique(['unit_id', 'period_id']).height} báo cáo mới" in said
    both = [decided(answers, chosen, day) for day in (BEFORE, DAY)]
    assert both[0] < both[1]
    assert f"quyết định {both[0]} → {both[1]}" in said


def local_day(column: str) -> pl.Expr:
    """The day of a moment in Vietnam; the store keeps it in UTC."""
    return pl.col(column).dt.offset_by("7h").dt.date()


def decided(answers: StoreAnswers, chosen: Selection, day: date) -> int:
    """Proposals of the phase whose decision was known by the end of a day and stood."""
    of_phase = answers.ask(award_proposals, chosen).filter(phase_id=chosen.phase)["proposal_id"]
    steps = answers.ask(award_steps, chosen).filter(
        local_day("recorded_at") <= day, pl.col("proposal_id").is_in(of_phase.to_list())
    )
    gone = steps.filter(state="revoked")["proposal_id"].to_list()
    found = steps.filter(pl.col("state") == "decided", ~pl.col("proposal_id").is_in(gone))
    return found["proposal_id"].n_unique()


def test_a_day_that_brought_nothing_has_no_lines(answers: StoreAnswers) -> None:
    chosen = looked_at(answers, date(2025, 6, 2))
    assert changes(answers, chosen, date(2025, 6, 1), VI).lines == ()


def test_the_usual_day_is_one_period_earlier_and_never_the_day_itself(
    answers: StoreAnswers,
) -> None:
    assert usual_since(answers, looked_at(answers)) < DAY


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_that_is_told_is_there_in_both_languages(
    answers: StoreAnswers, language: Language
) -> None:
    told: Leader = leader(answers, looked_at(answers), BEFORE, translator(language))
    parts = [told.name, told.days, told.verdict, told.phase, told.edition, *told.awards, told.ranks]
    assert all(parts)
    assert len(told.figures) == 5
    assert "15/12/2026" in told.days
    assert not re.search(r"[{}]", " ".join([*parts, *(p.head + p.why for p in told.problems)]))
    assert Path(__file__).name not in told.edition
