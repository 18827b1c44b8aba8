"""What a profile says must agree with itself: names, ids, settings, phases and periods."""

import re
from pathlib import Path

import pytest

from schemas.plan.profile_file import ProfileError, load_profile
from tests.worlds.profiles.small_text import AWARDS, SMALLEST, SUBJECT, refused, written


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'content = "society"',
            'content = "socity"',
            "«socity» trong / in contents; gần nhất / nearest: «society»",
        ),
        (
            'types = ["commune"]',
            'types = ["comune"]',
            "«comune» trong / in unit_types; gần nhất / nearest: «commune»",
        ),
        (
            'kind = "flow"',
            'kind = "flow"\npart_of = "learner"',
            "indicators.0.part_of: không có / no such «learner»",
        ),
        (
            "value = 900,",
            'value = 900, unit_type = "ward",',
            "indicators.0.targets.unit_type: không có",
        ),
        ("[reporting]", SUBJECT + "[reporting]", "subjects.s.unit_types: không có"),
    ],
)
def test_a_reference_to_nothing_is_refused_with_the_nearest_name(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    message = refused(tmp_path, old, new)
    assert message.startswith("here.toml: ")
    assert expected in message


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'forms = ["province-merit"]\nsource',
            'forms = ["merit"]\nsource',
            "awards.occasions.annual: không có / no such «merit»",
        ),
        (
            'kind = "quota"',
            'kind = "quotas"',
            "«awards.rules.0.kind»: phải là một trong / one of: 'form', 'recipient', 'quota'",
        ),
        (
            "{ commune = 10 }",
            "{ ward = 10 }",
            "awards.rules.rank: không có / no such «ward»",
        ),
    ],
)
def test_a_reference_of_the_awards_to_nothing_is_refused(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    load_profile(written(tmp_path, SMALLEST + AWARDS))
    assert expected in refused(tmp_path, old, new, SMALLEST + AWARDS)


def test_a_quota_of_a_form_nobody_gives_is_refused(tmp_path: Path) -> None:
    end = 'forms = ["province-merit"]\nsource = "kế hoạch, III"\n\n[[awards.rules]]\nid = "rank"'
    base = SMALLEST + AWARDS
    message = refused(tmp_path, end, end.replace("province-merit", "merit"), base)
    assert "awards.rules.cap.forms: không có / no such «merit»" in message


def test_an_id_given_twice_is_refused(tmp_path: Path) -> None:
    again = (
        '[[unit_types]]\nid = "commune"\nlabel_vi = "Xã"\nlabel_en = "Commune"\n\n[[indicators]]'
    )
    message = refused(tmp_path, "[[indicators]]", again)
    assert message == "here.toml: unit_types: «commune» hai lần / twice"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"sum"', '"weighted_mean"\nweighted_by = "learners"', "a flow adds up by sum"),
        (
            'kind = "flow"\nadds_up = "sum"',
            'kind = "stock"\nadds_up = "weighted_mean"',
            "weighted_by",
        ),
        (
            "targets = [",
            'targets = [\n  { phase = "phase-1", source = "khác" },',
            "«phase-1, None, None, None» hai lần",
        ),
        ("final_review_on = 2030", "final_review_on = 2026", "sai thứ tự / wrong order"),
        (
            "phase_2_years = [2027, 2030]",
            "phase_2_years = [2025, 2025]",
            "sai thứ tự / wrong order",
        ),
        ("phase_2_years = [2027, 2030]", "", "thiếu khóa / missing key «phases.phase_2_years»"),
        ("interim_review_on = 2027-12-15", "", "missing key «phases.interim_review_on»"),
    ],
)
def test_settings_that_contradict_one_another_are_refused(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert expected in refused(tmp_path, old, new)


@pytest.mark.parametrize(
    ("cadence", "given", "nearest"),
    [
        ("quarter", "2027-12-15", "2027-09-30, 2027-12-31"),
        ("quarter", "2027-10-01", "2027-09-30, 2027-12-31"),
        ("half", "2027-09-30", "2027-06-30, 2027-12-31"),
        ("year", "2027-06-30", "2026-12-31, 2027-12-31"),
    ],
)
def test_a_phase_that_would_cut_a_period_is_refused_with_the_nearest_ends(
    tmp_path: Path, cadence: str, given: str, nearest: str
) -> None:
    names = {
        "quarter": ("2026-Q1", "2030-Q4"),
        "half": ("2026-H1", "2030-H2"),
        "year": ("2026", "2030"),
    }
    text = SMALLEST.replace("phase_1_years", f"phase_1_ends_on = {given}\nphase_1_years")
    text = re.sub(r'cadence = ".*"', f'cadence = "{cadence}"', text)
    for key, name in zip(("first_period", "last_period"), names[cadence], strict=True):
        text = re.sub(rf'{key} = ".*"', f'{key} = "{name}"', text)
    with pytest.raises(ProfileError) as error:
        load_profile(written(tmp_path, text))
    message = str(error.value)
    assert message.startswith(f"here.toml: phases.phase_1_ends_on: {given} không phải ngày cuối kỳ")
    assert "is not the last day of a period" in message
    assert message.endswith(f"gần nhất / nearest: {nearest}")


@pytest.mark.parametrize(
    ("key", "name", "expected"),
    [
        ("first_period", "2024-Q4", "reporting.first_period: «2024-Q4» kết thúc trước"),
        ("last_period", "2031-Q1", "reporting.last_period: «2031-Q1» kết thúc sau"),
        ("first_period", "2028-Q1", "reporting.first_period: «2028-Q1»: giai đoạn 1 không có kỳ"),
        ("last_period", "2027-Q4", "reporting.last_period: «2027-Q4»: giai đoạn 2 không có kỳ"),
    ],
)
def test_periods_outside_every_phase_and_phases_without_one_are_refused(
    tmp_path: Path, key: str, name: str, expected: str
) -> None:
    text = re.sub(rf'{key} = ".*"', f'{key} = "{name}"', SMALLEST)
    with pytest.raises(ProfileError, match=f"here.toml: {expected}"):
        load_profile(written(tmp_path, text))


def test_a_file_that_is_not_toml_is_refused_with_its_name(tmp_path: Path) -> None:
    message = refused(tmp_path, "[campaign]", "[campaign")
    assert message.startswith("here.toml: không phải TOML hợp lệ / not valid TOML")


def test_a_file_that_is_not_utf_8_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "here.toml"
    path.write_bytes(SMALLEST.encode("utf-16"))
    with pytest.raises(ProfileError, match=r"here\.toml: không phải TOML"):
        load_profile(path)


def test_a_figure_of_the_whole_territory_is_reported_by_the_named_units_only(
    tmp_path: Path,
) -> None:
    text = SMALLEST.replace('kind = "flow"', 'kind = "flow"\nunit_ids = ["00101"]')
    named = load_profile(written(tmp_path, text)).indicators[0]
    general = load_profile(written(tmp_path, SMALLEST)).indicators[0]
    assert named.is_reported_by("00101", "commune")
    assert not named.is_reported_by("00102", "commune")
    assert general.is_reported_by("00102", "commune")
    assert not general.is_reported_by("00102", "ward")
