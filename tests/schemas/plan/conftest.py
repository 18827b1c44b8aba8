import pytest

from schemas.plan.profile import Profile
from schemas.plan.profile_file import load_profiles
from tests.worlds.files.shipped import FOLDER


@pytest.fixture(scope="package")
def shipped() -> dict[str, Profile]:
    return load_profiles(FOLDER)
