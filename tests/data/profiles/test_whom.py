"""Who owes what, when the profile says it wrong: file, key, what is wrong, in both languages."""

import shutil
from pathlib import Path

import pytest

from data.profiles.campaign_files import read_campaign
from data.profiles.catalog import CAMPAIGNS, load_catalog
from data.profiles.deadlines import bound_units
from data.profiles.new.whom import of_obligations
from schemas.plan.profile_file import ProfileError

NAME = "nghe-an"
HEAD = "[[reporting.plans]]\n"
TYPES = HEAD + 'unit_types = ["department", "public_service", "ward", "commune"]\n'
OWED = {
    "vinh-long": (214, 210, 210),
    "quang-tri-vinh-linh": (20, None, 1),
    "nghe-an": (164, 148, 148),
    "an-giang": (136, 136, 126),
    "lam-dong": (158, 142, 142),
}


def refused(folder: Path, old: str, new: str) -> str:
    shutil.copytree(CAMPAIGNS, folder, dirs_exist_ok=True)
    path = folder / f"{NAME}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProfileError) as error:
        read_campaign(path, folder)
    return str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        (
            TYPES,
            HEAD + 'unit_types = ["departments"]\n',
            "reporting.plans.0.unit_types",
            "«department»",
        ),
        (TYPES, HEAD + 'unit_ids = ["so-noi-vuu"]\n', "reporting.plans.0.unit_ids", "«so-noi-vu»"),
        (
            TYPES,
            HEAD + 'unit_types = ["ward"]\nunit_ids = ["dn-01"]\n',
            "reporting.plans.0.unit_ids",
            "is of type «enterprise»",
        ),
        (
            'recipient_vi = "Sở Nội vụ (tổng hợp, báo cáo UBND tỉnh)"',
            'recipient_vi = " "',
            "reporting.yearly.recipient_vi",
            "blank: name who receives it",
        ),
        (
            'unit_types = ["ward", "commune", "mass_organisation"]',
            "unit_types = []",
            "indicators.0 («press-items»).unit_types",
            "asked of nobody",
        ),
    ],
)
def test_what_is_wrong_is_named_by_key(
    tmp_path: Path, old: str, new: str, where: str, words: str
) -> None:
    said = refused(tmp_path, old, new)
    assert f"{NAME}.toml" in said
    assert where in said
    assert words in said


def test_who_writes_to_those_above_is_a_unit_of_the_campaign(tmp_path: Path) -> None:
    said = refused(tmp_path, 'lead = "so-noi-vu"', 'lead = "so-noi-vuu"')
    assert "reporting.own.0.lead" in said
    assert "«so-noi-vu»" in said


@pytest.mark.parametrize("name", OWED)
def test_the_five_plans_bind_whom_they_name(name: str) -> None:
    catalog = load_catalog()
    bound = bound_units(catalog.profile(name), catalog.units_of(name))
    counts = dict(bound.group_by("deadline_id").len().iter_rows())
    whole, plans, yearly = OWED[name]
    assert catalog.units_of(name).height == whole
    assert counts.get("plan-1") == plans
    assert {counts[code] for code in ("yearly-2025", "yearly-2030", "interim", "final")} == {yearly}


def test_a_newspaper_is_asked_for_its_columns_and_no_administrative_files() -> None:
    for name in ("vinh-long", "nghe-an", "an-giang", "lam-dong"):
        asked = {i.id for i in load_catalog().indicators_for(name, "public_service", "bao-ptth")}
        assert {"media-columns", "media-features"} <= asked
        assert not asked & {"dossiers", "online-rate", "on-time-rate", "processing-days"}


def test_what_binds_nobody_or_goes_to_nobody_is_a_finding() -> None:
    catalog = load_catalog()
    profile, units = catalog.profile(NAME), catalog.units_of(NAME)
    assert list(of_obligations(profile, units, {})) == []
    firms = units.filter(unit_type="enterprise")
    found = {(one.code, one.item) for one in of_obligations(profile, firms, {})}
    assert ("binds_nobody", "reporting.yearly") in found
    assert ("binds_nobody", "reporting.plan-1") in found
    assert ("asked_of_nobody", "press-items") in found
    bare = catalog.profile("dti-2022")
    assert list(of_obligations(bare, catalog.units_of("dti-2022"), {})) == []
