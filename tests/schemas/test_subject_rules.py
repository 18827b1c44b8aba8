"""Subjects and their criteria: what a profile may not say, and what the shipped ones do say."""

from dataclasses import replace
from typing import Any

import pytest

from data.profiles.catalog import load_catalog
from data.profiles.profile_tables import profile_tables
from schemas.plan.profile_rules import broken_rules
from schemas.plan.subject_rules import unknown_tasks
from schemas.plan.subjects import Criterion, Subject
from schemas.scoring.rubric_rules import broken_rubric
from tests.worlds.score_world import criterion, rubric
from tests.worlds.small_profile import small_indicator, small_profile

CATALOG = load_catalog()
PLANS = [profile for profile in CATALOG.profiles.values() if profile.subjects]
COMMUNES = Criterion("X1", "Một", "One", "s", indicators=("ty-le",))
SUBJECTS = (
    Subject("communes", "Xã", "Communes", "s", ("commune", "ward"), (), (COMMUNES,)),
    Subject(
        "people",
        "Người",
        "People",
        "s",
        (),
        ("foreigner", "household"),
        (Criterion("X2", "Hai", "Two", "s", recipients=("foreigner",)),),
    ),
)
PROFILE = replace(small_profile(small_indicator()), subjects=SUBJECTS)


def changed(place: int, **changes: Any) -> list[str]:
    """Faults of the profile with the criterion of one subject changed."""
    whose = SUBJECTS[place]
    odd = replace(whose, criteria=(replace(whose.criteria[0], **changes),))
    subjects = tuple(odd if subject is whose else subject for subject in SUBJECTS)
    return broken_rules(replace(PROFILE, subjects=subjects))


def test_a_sound_profile_has_no_fault() -> None:
    assert broken_rules(PROFILE) == []


@pytest.mark.parametrize(
    ("place", "changes", "line"),
    [
        (
            0,
            {"indicators": ("ty-lệ",)},
            "subjects.communes.criteria «X1».indicators: không có / no such «ty-lệ»",
        ),
        (0, {"rules": ("cap",)}, "criteria «X1».rules: không có / no such «cap» trong / in awards"),
        (
            1,
            {"recipients": ("foreign",)},
            "«foreign» trong / in subjects.people.recipients; gần nhất / nearest: «foreigner»",
        ),
        (1, {"recipients": ("collective",)}, "criteria «X2».recipients: không có / no such"),
        (1, {"id": "X1"}, "subjects.criteria: «X1» hai lần; mỗi mã chỉ một đối tượng"),
    ],
)
def test_each_fault_of_a_criterion_is_named(place: int, changes: dict[str, Any], line: str) -> None:
    found = changed(place, **changes)
    assert any(line in fault for fault in found), found


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"recipients": ("farmers",)}, "subjects.communes.recipients: không có / no such"),
        ({"unit_types": ("warrd",)}, "«warrd» trong / in unit_types; gần nhất / nearest: «ward»"),
        ({"recipients": ("household",)}, "subjects.recipients: «household» hai lần"),
    ],
)
def test_each_fault_of_a_subject_is_named(changes: dict[str, Any], line: str) -> None:
    subjects = (replace(SUBJECTS[0], **changes), SUBJECTS[1])
    found = broken_rules(replace(PROFILE, subjects=subjects))
    assert any(line in fault for fault in found), found


def test_a_task_the_plan_does_not_have_is_named_with_the_nearest() -> None:
    plan = next(p for p in PLANS if p.tasks)
    first = plan.subjects[0]
    odd = replace(first.criteria[0], tasks=(plan.tasks[0].id + "x",))
    wrong = replace(plan, subjects=(replace(first, criteria=(odd,)),))
    assert list(unknown_tasks(plan)) == []
    assert f"gần nhất / nearest: «{plan.tasks[0].id}»" in next(unknown_tasks(wrong))


@pytest.mark.parametrize(
    ("assesses", "line"),
    [
        (("X9",), "criteria «a».assesses: không có tiêu chí / no such criterion «X9»"),
        (("X2",), "criteria «a».assesses: «X2» là tiêu chí của «Người», thang này không chấm"),
        (("X1",), None),
        ((), None),
    ],
)
def test_a_rubric_assesses_criteria_of_those_it_scores(
    assesses: tuple[str, ...], line: str | None
) -> None:
    lines = [criterion("a", 10, assesses=assesses)]
    found = [fault for fault in broken_rubric(rubric(lines), PROFILE) if "assesses" in fault]
    assert (found == []) if line is None else found[0].startswith(line)


def test_every_criterion_of_the_shipped_rubrics_says_why_it_is_there() -> None:
    """It assesses a criterion of the plan, or it is a clause's, or a setting of the system."""
    said = {"assesses": 0, "clause": 0, "setting": 0}
    plans = {plan.campaign.id: plan for plan in PLANS}
    for shipped in CATALOG.rubrics:
        if shipped.campaign in plans:
            for one in shipped.criteria:
                kind = "setting" if one.source.startswith("thiết lập của hệ thống") else "clause"
                said["assesses" if one.assesses else kind] += 1
                assert one.assesses or ".txt, " in one.source or kind == "setting"
    assert all(said.values())


def test_tables_hold_what_the_profiles_say() -> None:
    tables = profile_tables(CATALOG)
    assert tables["subject_criterion"].height == sum(
        len(s.criteria) for p in PLANS for s in p.subjects
    )
    linked = {
        (p.campaign.id, c.id, kind, name)
        for p in PLANS
        for s in p.subjects
        for c in s.criteria
        for kind, names in (("indicator", c.indicators), ("task", c.tasks), ("rule", c.rules))
        for name in names
    }
    assert set(tables["criterion_basis"].drop("position").iter_rows()) == linked
    assessed = {
        (r.campaign, r.id, r.version, kind, line.id, name)
        for r in CATALOG.rubrics
        for kind, lines in (("criterion", r.criteria), ("veto", r.vetoes))
        for line in lines
        for name in line.assesses
    }
    assert set(tables["rubric_assessed"].iter_rows()) == assessed


def test_foreigners_and_vietnamese_abroad_have_criteria_in_every_plan() -> None:
    asked = profile_tables(CATALOG)["criterion_recipient"]
    for plan in PLANS:
        mine = asked.filter(campaign_id=plan.campaign.id)
        assert {"foreigner", "overseas_vietnamese"} <= set(mine["recipient_class"])
