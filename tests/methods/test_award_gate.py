from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.profiles.award_tables import award_rules
from data.profiles.catalog import load_catalog
from methods.award_gate import gate, overall, quota_places, worst
from methods.award_rules import whole_years
from methods.council_vote import quorum_rule, vote_rule
from schemas.plan.awards import AwardRule, VoteRule
from tests.worlds.frames.award_cases import AG, BASE, CASES, LD, OLD, WHOLE

TODAY = date(2026, 12, 31)
CATALOG = load_catalog()


def rules_of(campaign: str) -> list[AwardRule]:
    return award_rules(CATALOG.profile(campaign), CATALOG.law)


def claims(*changes: dict[str, Any]) -> pl.DataFrame:
    number = count(1)
    rows = [BASE | {"proposal_id": f"u/2026/{next(number):02}"} | change for change in changes]
    schema = dict.fromkeys(("proposed_on", "decided_on", "earlier_on"), pl.Date)
    schema |= {"sets": pl.Int64, "base_titles": pl.Int64}
    return pl.DataFrame(rows, schema_overrides=schema, infer_schema_length=None)


def verdicts(
    rules: list[AwardRule], frame: pl.DataFrame, as_of: date = TODAY, **ranks: int
) -> list[str]:
    answers = gate(frame, rules, as_of, ranks)
    return overall(answers, frame["proposal_id"]).get_column("verdict").to_list()


@pytest.mark.parametrize(
    ("campaign", "change", "expected", "rule"),
    CASES,
    ids=[f"{n:02}-{case[0]}-{case[2]}" for n, case in enumerate(CASES, start=1)],
)
def test_the_gate_answers_by_the_plans_own_words(
    campaign: str, change: dict[str, Any], expected: str, rule: str | None
) -> None:
    frame = claims(change)
    as_of = max(TODAY, frame.item(0, "proposed_on"))
    answers = gate(frame, rules_of(campaign), as_of, {})
    assert overall(answers, frame["proposal_id"]).item(0, "verdict") == expected
    assert worst(answers["verdict"]) == expected
    if rule is not None:
        assert answers.filter(rule_id=rule).get_column("verdict").to_list() == [expected]


def test_there_are_cases_for_every_plan() -> None:
    assert len(CASES) >= 40
    assert len({case[0] for case in CASES}) == 5
    assert {case[2] for case in CASES} == {"met", "failed", "no_basis"}


def test_the_third_collective_of_a_unit_is_one_too_many() -> None:
    three = claims(*({**WHOLE, "achievement_id": f"t{n}"} for n in range(3)))
    assert verdicts(rules_of(AG), three) == ["met", "met", "failed"]


def test_yearly_and_interim_proposals_share_the_two_places() -> None:
    rows = [
        {**WHOLE, "achievement_id": f"t{n}", "occasion": o}
        for n, o in enumerate(["annual", "interim", "interim"])
    ]
    assert verdicts(rules_of(AG), claims(*rows)) == ["met", "met", "failed"]


def test_another_year_another_unit_and_another_subject_have_places_of_their_own() -> None:
    full = [{**WHOLE, "achievement_id": f"t{n}"} for n in range(2)]
    others = [
        {**WHOLE, "achievement_id": "a", "year": 2027},
        {**WHOLE, "achievement_id": "b", "unit_id": "v"},
        {**WHOLE, "achievement_id": "c", "subject": "individual"},
    ]
    assert verdicts(rules_of(AG), claims(*full, *others)) == ["met"] * 5


def test_a_decided_one_keeps_its_place_before_one_handed_in_earlier() -> None:
    rows = [
        {**WHOLE, "achievement_id": "a", "proposed_on": date(2026, 1, 1)},
        {**WHOLE, "achievement_id": "b", **decided("2", date(2026, 7, 1))},
        {**WHOLE, "achievement_id": "c", **decided("1", date(2026, 8, 1))},
    ]
    assert verdicts(rules_of(AG), claims(*rows)) == ["failed", "met", "met"]


def test_a_decision_written_down_later_never_pushes_out_one_that_is_there() -> None:
    rows = [
        {**WHOLE, "achievement_id": "a", **decided("1", date(2026, 7, 1))},
        {**WHOLE, "achievement_id": "b", **decided("2", date(2026, 7, 1))},
        {**WHOLE, "achievement_id": "c", "proposal_id": "0", **decided("3", date(2026, 6, 2))},
    ]
    assert verdicts(rules_of(AG), claims(*rows)) == ["met", "met", "failed"]


def decided(turn: str, day: date) -> dict[str, Any]:
    return {"state": "decided", "decided_on": day, "turn": turn}


@pytest.mark.parametrize("state", ["returned", "refused", "revoked"])
def test_what_is_no_longer_considered_takes_no_place(state: str) -> None:
    rows = [
        {**WHOLE, "achievement_id": "a", "state": state},
        {**WHOLE, "achievement_id": "b"},
        {**WHOLE, "achievement_id": "c"},
    ]
    assert verdicts(rules_of(AG), claims(*rows))[1:] == ["met", "met"]


def test_one_achievement_is_not_awarded_twice() -> None:
    rows = [{**WHOLE, "state": "decided", "decided_on": OLD}, {**WHOLE, "occasion": "final"}]
    assert verdicts(rules_of(AG), claims(*rows)) == ["met", "failed"]


def switched_on() -> list[AwardRule]:
    rules = rules_of(LD)
    return [replace(r, is_in_force=True) if r.id == "dti-rank" else r for r in rules]


@pytest.mark.parametrize(
    ("unit_type", "rank", "expected"),
    [
        ("department", 5, "met"),
        ("department", 6, "failed"),
        ("commune", 10, "met"),
        ("special_zone", 11, "failed"),
        ("commune", None, "no_basis"),
    ],
)
def test_the_dti_rank_counts_once_it_is_switched_on(
    unit_type: str, rank: int | None, expected: str
) -> None:
    change = {"occasion": "interim", "attested": "unity", "unit_type": unit_type}
    ranks = {} if rank is None else {"u": rank}
    assert verdicts(switched_on(), claims(change), **ranks) == [expected]
    off = gate(claims(change), rules_of(LD), TODAY, ranks).filter(rule_id="dti-rank")
    assert off.get_column("verdict").to_list() == ["off"]


def test_the_dti_rank_is_not_asked_of_yearly_proposals() -> None:
    answers = gate(claims({"attested": "unity"}), switched_on(), TODAY, {"u": 99})
    assert answers.filter(rule_id="dti-rank").is_empty()


def test_a_later_rule_does_not_alter_a_past_decision_and_replays_the_past() -> None:
    before = AwardRule("cap", "quota", "x", "x", "s", limit=2, valid_to=date(2026, 8, 31))
    after = AwardRule("cap-1", "quota", "x", "x", "s", limit=1, valid_from=date(2026, 9, 1))
    decided = {"state": "decided", "decided_on": date(2026, 7, 1)}
    rows = claims(decided, decided, {"state": "proposed", "proposed_on": date(2026, 9, 5)})
    assert verdicts([before, after], rows) == ["met", "met", "failed"]
    earlier = rows.head(2)
    assert verdicts([before, after], earlier, date(2026, 8, 1)) == verdicts([before], earlier)


@pytest.mark.parametrize(
    ("day", "is_held"),
    [
        (date(2026, 7, 31), False),
        (date(2026, 8, 1), True),
        (date(2026, 8, 31), True),
        (date(2026, 9, 1), False),
    ],
)
def test_a_rule_holds_from_its_first_day_to_the_end_of_its_last(day: date, is_held: bool) -> None:
    first, last = date(2026, 8, 1), date(2026, 8, 31)
    rule = AwardRule("cap", "quota", "x", "x", "s", limit=1, valid_from=first, valid_to=last)
    rows = claims(*[{"state": "proposed", "proposed_on": day}] * 2)
    assert verdicts([rule], rows, day) == (["met", "failed"] if is_held else ["no_basis"] * 2)
    votes = VoteRule("v", "x", "x", "s", share_pct=50, valid_from=first, valid_to=last)
    quorum = replace(votes, id="q", kind="quorum")
    assert (vote_rule("any", day, [votes]) == votes) is is_held
    assert (quorum_rule(day, [quorum]) == quorum) is is_held


def test_no_rule_at_all_is_never_a_pass() -> None:
    assert verdicts([], claims({})) == ["no_basis"]
    off = AwardRule("off", "form", "x", "x", "s", allowed=("province-merit",), is_in_force=False)
    assert verdicts([off], claims({})) == ["no_basis"]


@given(st.lists(st.tuples(st.dates(OLD, TODAY), st.booleans()), min_size=1, max_size=12))
def test_places_are_one_each_and_decided_ones_come_first(
    made: list[tuple[date, bool]],
) -> None:
    rule = AwardRule("cap", "quota", "x", "x", "s", limit=3)
    rows = claims(
        *(
            {
                "proposed_on": day,
                "state": "decided" if done else "proposed",
                "decided_on": day if done else None,
                "turn": f"{n:03}" if done else None,
            }
            for n, (day, done) in enumerate(made)
        )
    ).to_dicts()
    places = quota_places(rule, rows)
    assert sorted(p.number for p in places.values()) == list(range(1, len(made) + 1))
    decided = [places[r["proposal_id"]].number for r in rows if r["state"] == "decided"]
    assert sorted(decided) == list(range(1, len(decided) + 1))


@given(st.dates(date(1950, 1, 1), TODAY), st.integers(0, 40))
def test_whole_years_end_on_the_same_day_of_the_year(since: date, years: int) -> None:
    if (since.month, since.day) == (2, 29):
        since = since.replace(day=28)
    until = since.replace(year=since.year + years)
    assert whole_years(since, until) == years
    assert whole_years(since, date.fromordinal(until.toordinal() - 1)) == years - 1


def test_every_shipped_rule_has_words_in_both_languages_and_a_source() -> None:
    rules = {r.id: r for name in CATALOG.profiles for r in rules_of(name)}
    assert rules
    assert all(r.label_vi and r.label_en and r.source for r in rules.values())
