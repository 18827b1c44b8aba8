"""Keys and words a profile may not hold: each refusal names file, key and what is valid."""

from pathlib import Path

import pytest

from tests.worlds.profiles.small_text import SMALLEST, refused


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
