import re
from pathlib import Path

import pytest

from schemas.plan.profile_file import ProfileError, as_plain, load_profile, load_profiles

SMALLEST = """
documents = []

[campaign]
id = "here"
name_vi = "Thi đua ở đây"
name_en = "Emulation here"
short_vi = "Ở đây"
short_en = "Here"
level = "province"
territory = "99"
source = "kế hoạch, tiêu đề"

[phases]
starts_on = 2025-05-14
interim_review_on = 2027-12-15
final_review_on = 2030-12-15
phase_1_years = [2025, 2027]
phase_2_years = [2027, 2030]
source = "kế hoạch, V"

[[contents]]
id = "society"
label_vi = "Xã hội số"
label_en = "Digital society"
short_vi = "Xã hội số"
short_en = "Society"
source = "kế hoạch, II.5"

[[unit_types]]
id = "commune"
label_vi = "Xã"
label_en = "Commune"

[[indicators]]
id = "learners"
content = "society"
label_vi = "Người học"
label_en = "Learners"
short_vi = "Người học"
short_en = "Learners"
measure = "người"
direction = "higher"
kind = "flow"
adds_up = "sum"
operator = "ge"
unit_types = ["commune"]
source = "minh họa"
targets = [
  { phase = "phase-1", value = 900, source = "minh họa" },
]

[reporting]
cadence = "quarter"
first_period = "2025-Q3"
last_period = "2030-Q4"
days_to_report = 15
cadence_source = "minh họa"
"""

AWARDS = """
[[awards.forms]]
id = "province-merit"
label_vi = "Bằng khen"
label_en = "Merit"
level = "province"
source = "kế hoạch, III"

[[awards.occasions]]
id = "annual"
label_vi = "Hằng năm"
label_en = "Yearly"
forms = ["province-merit"]
source = "kế hoạch, III"

[[awards.rules]]
id = "cap"
kind = "quota"
label_vi = "Số lượng"
label_en = "Number"
subjects = ["collective"]
limit = 2
occasions = ["annual"]
forms = ["province-merit"]
source = "kế hoạch, III"

[[awards.rules]]
id = "rank"
kind = "rank"
label_vi = "Hạng"
label_en = "Rank"
is_in_force = false
rank_at_most = { commune = 10 }
occasions = ["annual"]
source = "kế hoạch, III"
"""

SUBJECT = """
[[subjects]]
id = "s"
label_vi = "Đối tượng"
label_en = "Subject"
source = "kế hoạch, III"
unit_types = ["ward"]

"""


def written(folder: Path, text: str, name: str = "here.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, old: str, new: str, base: str = SMALLEST) -> str:
    assert old in base
    path = written(folder, base.replace(old, new, 1))
    with pytest.raises(ProfileError) as error:
        load_profile(path)
    return str(error.value)


def test_the_smallest_profile_loads_and_leaves_the_rest_empty(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, SMALLEST))
    assert profile.campaign.id == "here"
    assert profile.contents[0].national is None
    assert profile.awards.rules == ()
    assert profile.reporting.yearly is None
    assert profile.indicators[0].targets[0].value == 900.0


def test_a_profile_turns_into_plain_values(tmp_path: Path) -> None:
    plain = as_plain(load_profile(written(tmp_path, SMALLEST)))
    assert plain["phases"]["interim_review_on"] == "2027-12-15"
    assert plain["indicators"][0]["unit_types"] == ["commune"]


def test_profiles_of_a_folder_are_found_by_campaign_id(tmp_path: Path) -> None:
    written(tmp_path, SMALLEST)
    written(tmp_path, SMALLEST.replace('id = "here"', 'id = "there"'), "there.toml")
    assert list(load_profiles(tmp_path)) == ["here", "there"]


def test_two_files_with_one_campaign_id_are_refused(tmp_path: Path) -> None:
    written(tmp_path, SMALLEST)
    written(tmp_path, SMALLEST, "there.toml")
    with pytest.raises(ProfileError, match=r"there\.toml: «campaign.id»: «here»"):
        load_profiles(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "key", "near"),
    [
        ("territory =", "teritory =", "campaign.teritory", "territory"),
        ("interim_review_on", "interim_reviw", "phases.interim_reviw", "interim_review_on"),
        ("measure =", "mesure =", "indicators.0.mesure", "measure"),
        ("value = 900", "valu = 900", "indicators.0.targets.0.valu", "value"),
        ("days_to_report", "day_to_report", "reporting.day_to_report", "days_to_report"),
    ],
)
def test_an_unknown_key_names_file_key_and_the_nearest_key_valid_there(
    tmp_path: Path, old: str, new: str, key: str, near: str
) -> None:
    message = refused(tmp_path, old, new)
    assert f"here.toml: khóa lạ / unknown key «{key}»; gần nhất / nearest: «{near}»" in message


def test_an_unknown_key_like_no_other_gets_no_false_hint(tmp_path: Path) -> None:
    message = refused(tmp_path, 'territory = "99"', 'territory = "99"\nqqq = 1')
    assert message == "here.toml: khóa lạ / unknown key «campaign.qqq»"


def test_an_unknown_table_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, "[reporting]", "[treshold]\nx = 1\n\n[reporting]")
    assert "unknown key «treshold»; gần nhất / nearest: «thresholds»" in message


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    message = refused(tmp_path, 'source = "kế hoạch, II.5"', "")
    assert message == "here.toml: thiếu khóa / missing key «contents.0.source»"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('territory = "99"', "territory = 99", "campaign.territory»: phải là chữ"),
        ("days_to_report = 15", 'days_to_report = "15"', "reporting.days_to_report»: phải là số"),
        ("value = 900", 'value = "900"', "indicators.0.targets.0.value»: phải là số"),
        ("= 2027-12-15", '= "cuối năm 2027"', "phases.interim_review_on»: phải là ngày"),
        ('= ["commune"]', '= "commune"', "indicators.0.unit_types»: phải là danh sách"),
        (
            "targets = [",
            "is_mandatory = 1\ntargets = [",
            "indicators.0.is_mandatory»: phải là true",
        ),
    ],
)
def test_a_wrong_type_says_what_the_key_must_hold(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert f"here.toml: «{expected}" in refused(tmp_path, old, new)


def test_a_word_outside_the_list_is_refused_with_the_list(tmp_path: Path) -> None:
    message = refused(tmp_path, 'kind = "flow"', 'kind = "flows"')
    assert "«indicators.0.kind»: phải là một trong / one of: 'flow', 'stock'" in message
    assert "'flows'" in message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'cadence = "quarter"',
            'cadence = "month"',
            ("«reporting.cadence»: phải là một trong", 'ghi "quarter"', 'write "quarter"'),
        ),
        (
            "[phases]\n",
            "[phases]\nphase_3_ends_on = 2031-12-31\n",
            ("«phases.phase_3_ends_on»", "phong trào riêng", "a campaign of its own"),
        ),
    ],
)
def test_a_cadence_by_month_and_a_third_phase_are_refused_with_key_and_what_is_valid(
    tmp_path: Path, old: str, new: str, said: tuple[str, ...]
) -> None:
    message = refused(tmp_path, old, new)
    assert message.startswith("here.toml: ")
    assert not [words for words in said if words not in message]


def test_a_weight_of_nothing_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, 'kind = "flow"', 'kind = "flow"\nweight = 0')
    assert "«indicators.0.weight»: không hợp lệ" in message


def test_every_mistake_of_a_file_is_listed_at_once(tmp_path: Path) -> None:
    base = SMALLEST.replace("territory =", "teritory =")
    message = refused(tmp_path, "days_to_report", "day_to_report", base)
    assert len(message.splitlines()) == 4
    assert all(line.startswith("here.toml: ") for line in message.splitlines())


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
