"""What a rubric may not say: one wrong word each, and the line that names it."""

from dataclasses import replace
from typing import Any

import pytest

from data.profiles.catalog import load_catalog
from schemas.plan.profile_file import ProfileError, read_declared
from schemas.scoring.rubric import Grade, RankAward, Rubric, TieRule
from schemas.scoring.rubric_file import load_rubrics, rubric_json, rubric_of
from schemas.scoring.rubric_rules import broken_rubric, overlapping
from tests.worlds.score_world import criterion, rubric, section
from tests.worlds.small_profile import small_profile

GOOD = rubric([criterion("a", 6), criterion("b", 4)])
PROFILE = small_profile()


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"criteria": (criterion("a", 6), criterion("a", 4))}, "criteria: «a» hai lần / twice"),
        ({"criteria": (criterion("vote", 10),)}, "«vote» là mã dành riêng / is a reserved code"),
        ({"criteria": (criterion("a", 10, section="t"),)}, "criteria «a».section: không có"),
        ({"total_points": 12.0}, "total_points: 12 ≠ các mục / sections 10"),
        ({"criteria": (criterion("a", 6),)}, "tiêu chí / criteria 6 < 10"),
        ({"step": 0.0}, "step: 0: phải lớn hơn 0 / must be above 0"),
        ({"decimals": 5}, "decimals: 5: từ 0 đến 4 / from 0 to 4"),
        ({"unit_types": ("wards",)}, "unit_types: không có / no such «wards»"),
        ({"unit_types": ()}, "unit_types: cần loại đơn vị hoặc clusters"),
        ({"ties": (TieRule("section", "t"),)}, "ties.section: không có / no such «t»"),
        ({"awards": (RankAward("flag", 1, 1),)}, "awards.form: không có / no such «flag»"),
        ({"left_out": ("z",)}, "left_out: không có / no such «z»"),
        ({"stages": ("cross", "self")}, "stages: theo thứ tự / in the order"),
        ({"stages": ("appraised",)}, "typed criteria need stage self"),
        ({"progress_on": (2, 30)}, "progress_on: [tháng, ngày] của năm nào cũng có"),
        ({"year_from": 2027, "year_to": 2026}, "year_from ≤ year_to"),
        (
            {"grades": (Grade("x", "x", "x", 5), Grade("y", "y", "y", 8))},
            "grades: từ cao xuống thấp / the highest first",
        ),
        (
            {"criteria": (criterion("a", 10, kind="count"),)},
            "each_points đi cùng kind = «count» / both or neither",
        ),
        (
            {"criteria": (criterion("a", 10, kind="progress", reads="content:nd9"),)},
            "criteria «a».reads: không có / no such «nd9»",
        ),
        (
            {"criteria": (criterion("a", 10, kind="progress", reads="contents:nd1"),)},
            "không phải / not «contents:nd1»",
        ),
        (
            {"criteria": (criterion("a", 10, zero_at=1.0),)},
            "criteria «a»: zero_at = full_at",
        ),
        ({"criteria": (criterion("a", 10, min_points=-1.0),)}, "min_points ≤ 0, < 0 chỉ với"),
    ],
)
def test_each_fault_is_named(changes: dict[str, Any], line: str) -> None:
    found = broken_rubric(replace(GOOD, **changes), PROFILE)
    assert any(line in fault for fault in found), found


def test_a_sound_rubric_has_no_fault() -> None:
    assert broken_rubric(GOOD, PROFILE) == []


@pytest.mark.parametrize(
    ("other", "line"),
    [
        ({}, "«r» v1: hai lần / twice"),
        ({"id": "q"}, "«r», «q»: cùng chấm / both score: ward"),
        ({"id": "q", "scope": "all"}, "cùng chấm / both score"),
        ({"id": "q", "unit_types": ("commune",), "progress_on": (6, 30)}, "progress_on phải giống"),
    ],
)
def test_two_rubrics_may_not_score_the_same(other: dict[str, Any], line: str) -> None:
    found = list(overlapping([GOOD, replace(GOOD, **other)]))
    assert any(line in fault for fault in found), found


def test_two_rubrics_of_other_units_years_or_versions_are_welcome() -> None:
    others = [
        replace(GOOD, version=2),
        replace(GOOD, id="q", unit_types=("commune",)),
        replace(GOOD, id="q", year_from=2031, year_to=2032),
        replace(GOOD, campaign="d"),
    ]
    assert [line for other in others for line in overlapping([GOOD, other])] == []


def test_a_rubric_goes_through_its_text_unchanged() -> None:
    for shipped in load_catalog().rubrics:
        assert rubric_of(rubric_json(shipped)) == shipped


def test_a_misspelt_key_is_named_with_the_nearest(tmp_path: Any) -> None:
    path = tmp_path / "a.toml"
    path.write_text('id = "a"\ntotal_point = 100\n', encoding="utf-8")
    with pytest.raises(ProfileError, match="total_points"):
        read_declared(path, Rubric)


def test_a_rubric_of_no_campaign_is_refused(tmp_path: Any) -> None:
    text = "".join(
        f"{line}\n"
        for line in (
            'id = "a"',
            'campaign = "x"',
            "version = 1",
            'label_vi = "A"',
            'label_en = "A"',
            "published_on = 2025-01-01",
            "year_from = 2025",
            "year_to = 2025",
            "total_points = 1",
            "step = 1",
            "decimals = 0",
            'not_applicable = "drop"',
            'source = "s"',
            "sections = []",
            "criteria = []",
        )
    )
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match="no such «x»"):
        load_rubrics([tmp_path], {})


def test_sections_may_be_given_more_than_they_hold() -> None:
    held = replace(GOOD, sections=(section("s", 8),), total_points=8.0)
    assert broken_rubric(held, PROFILE) == []
