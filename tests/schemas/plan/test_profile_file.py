"""A profile is read from its file; two of one id and what is no TOML are refused."""

from pathlib import Path

import pytest

from schemas.plan.profile_file import ProfileError, as_plain, load_profile, load_profiles
from tests.worlds.profiles.small_text import SMALLEST, written


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
