from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schemas.plan.profile import Profile
from schemas.plan.profile_file import load_profile
from schemas.words import ROUTE_STATES
from tests.worlds.files.shipped import FOLDER, PLANS

FILES = sorted(FOLDER.glob("*.toml"))


STATE = ("labour-order", "government-flag", "pm-merit")


SIX = (*STATE, "province-flag", "province-merit", "unit-letter")


def national(profile: Profile) -> list[str | None]:
    return [content.national for content in profile.contents]


def local(profile: Profile) -> list[str]:
    return [content.id for content in profile.contents if content.national is None]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_loads_and_is_named_by_its_campaign(path: Path) -> None:
    assert load_profile(path).campaign.id == path.stem


def test_the_five_plans_are_shipped(shipped: dict[str, Profile]) -> None:
    assert set(PLANS) <= set(shipped)
    assert [shipped[name].campaign.territory for name in PLANS] == ["86", "19363", "40", "91", "68"]
    assert [name for name in PLANS if shipped[name].campaign.level == "commune"] == [PLANS[1]]


def test_each_plan_has_its_own_number_of_contents(shipped: dict[str, Profile]) -> None:
    assert [len(shipped[name].contents) for name in PLANS] == [8, 7, 7, 7, 8]


def test_contents_map_to_the_national_seven_or_to_none(shipped: dict[str, Profile]) -> None:
    seven = ["ND1", "ND2", "ND3", "ND4", "ND5", "ND6", "ND7"]
    assert all(national(shipped[name]) == seven for name in PLANS[1:4])
    assert national(shipped["vinh-long"]) == [*seven[:6], None, None]
    assert local(shipped["vinh-long"]) == ["plan", "training"]
    assert national(shipped["lam-dong"]) == ["ND1", None, "ND2", "ND5", "ND3", "ND6", "ND4", "ND7"]
    assert local(shipped["lam-dong"]) == ["institutions"]


NOT_OF_THE_PLAN = (".indicators", ".thresholds", ".reporting.sections", ".annotations")


def sources(value: Any, at: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, tuple):
        return [found for n, item in enumerate(value) for found in sources(item, f"{at}.{n}")]
    if not is_dataclass(value):
        return []
    names = [f.name for f in fields(value)]
    found = [(at, value.source)] if "source" in names else []
    return found + [s for name in names for s in sources(getattr(value, name), f"{at}.{name}")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_part_of_a_shipped_file_says_where_it_comes_from(path: Path) -> None:
    found = sources(load_profile(path))
    assert len(found) > 20
    assert [at for at, source in found if not source.strip()] == []


@pytest.mark.parametrize("name", PLANS)
def test_facts_of_a_plan_name_its_own_file(shipped: dict[str, Profile], name: str) -> None:
    profile = shipped[name]
    seed = profile.campaign.source.split(",")[0]
    assert seed.endswith(".txt")
    facts = [at for at in sources(profile) if not at[0].startswith(NOT_OF_THE_PLAN)]
    assert [at for at, source in facts if not source.startswith(seed)] == []


@pytest.mark.parametrize("name", PLANS)
def test_what_no_plan_prints_says_that_it_is_a_setting_or_names_another_document(
    shipped: dict[str, Profile], name: str
) -> None:
    profile = shipped[name]
    assert profile.reporting.sections
    assert profile.annotations
    assert all(s.source.startswith("thiết lập") for s in profile.reporting.sections)
    assert all("Nghị quyết" in a.source or "minh họa" in a.source for a in profile.annotations)


@pytest.mark.parametrize("name", PLANS)
def test_a_target_without_a_document_is_marked_illustrative(
    shipped: dict[str, Profile], name: str
) -> None:
    targets = [t for i in shipped[name].indicators for t in i.targets]
    assert any(t.is_illustrative for t in targets)
    assert all(t.is_illustrative == t.source.startswith("minh họa") for t in targets)
    assert all(
        i.is_illustrative == i.source.startswith("minh họa") for i in shipped[name].indicators
    )
    assert all(i.baseline_source for i in shipped[name].indicators if i.baseline is not None)
    assert shipped[name].campaign.is_illustrative


def test_phases_share_2027_and_meet_on_an_assumed_day(shipped: dict[str, Profile]) -> None:
    for name in PLANS:
        phases = shipped[name].phases
        assert (phases.phase_1_years, phases.phase_2_years) == ((2025, 2027), (2027, 2030))
        assert phases.interim_review_on == date(2027, 12, 15)
        assert phases.final_review_on == date(2030, 12, 15)
        assert (phases.phase_1_end, phases.last_day) == (date(2027, 12, 31), date(2030, 12, 31))
        assert phases.is_assumed
        assert phases.note_vi
    starts = [shipped[name].phases.starts_on for name in PLANS]
    assert starts == [date(2025, 5, 14)] * 4 + [date(2025, 11, 10)]


def test_vinh_long_leaves_number_and_date_of_its_decision_blank(
    shipped: dict[str, Profile],
) -> None:
    deciding = shipped["vinh-long"].documents[0]
    assert (deciding.number, deciding.issued_on) == (None, None)
    assert "để trống" in (deciding.note_vi or "")
    guidance = [d for d in shipped["vinh-long"].documents if d.number == "3751/HD-BNV"]
    assert [d.issued_on for d in guidance] == [date(2025, 6, 16)]


def test_lam_dong_keeps_both_printed_numbers_of_its_decision(shipped: dict[str, Profile]) -> None:
    first, second = shipped["lam-dong"].documents[:2]
    assert (first.number, second.number) == ("2037/QĐ-UBND", "2031/QĐ-UBND")
    assert first.issued_on == second.issued_on == date(2025, 11, 10)
    assert "2031" in (first.note_vi or "")
    assert "2037" in (second.note_vi or "")


def test_the_national_decision_is_cited_where_the_plan_cites_it(
    shipped: dict[str, Profile],
) -> None:
    dates = {
        name: [d.issued_on for d in shipped[name].documents if d.number == "923/QĐ-TTg"]
        for name in PLANS
    }
    assert dates.pop("quang-tri-vinh-linh") == []
    assert all(found == [date(2025, 5, 14)] for found in dates.values())
    parent = shipped["quang-tri-vinh-linh"].documents[1]
    assert (parent.kind, parent.number) == ("Quyết định", "172/KH-UBND")


def test_only_an_giang_prints_a_number(shipped: dict[str, Profile]) -> None:
    limits = {
        name: [(r.subjects, r.limit, r.per) for r in p.awards.rules if r.limit is not None]
        for name, p in shipped.items()
        if name in PLANS  # a plan added later may limit what it likes
    }
    assert {name: found for name, found in limits.items() if found} == {
        "an-giang": [(("collective",), 2, "unit"), (("individual",), 2, "unit")]
    }
    caps = [r for r in shipped["an-giang"].awards.rules if r.limit is not None]
    assert all(r.occasions == ("annual", "interim") for r in caps)
    assert all(r.forms == ("province-merit",) for r in caps)


def test_only_an_giang_says_how_many_dossier_sets(shipped: dict[str, Profile]) -> None:
    sets = {name: [f.dossier_sets for f in shipped[name].awards.forms] for name in PLANS}
    assert sets.pop("an-giang") == [3, 2, 2, 1, 1, None]
    assert {count for counts in sets.values() for count in counts} == {None}
    assert [len(shipped[name].awards.dossier_vi) for name in PLANS] == [0, 0, 0, 3, 0]
    assert len(shipped["an-giang"].awards.dossier_en) == 3


def test_award_forms_per_occasion_are_those_the_plan_names(shipped: dict[str, Profile]) -> None:
    forms = {
        name: {o.id: o.forms for o in shipped[name].awards.occasions if o.forms} for name in PLANS
    }
    merit = ("province-merit",)
    assert forms == {
        "vinh-long": {"annual": ("unit-letter", *merit), "interim": merit, "final": SIX},
        "quang-tri-vinh-linh": {"final": ("commune-letter",)},
        "nghe-an": {"final": SIX},
        "an-giang": {
            "annual": (*merit, "unit-letter"),
            "interim": (*merit, "unit-letter"),
            "final": SIX,
        },
        "lam-dong": {"interim": (*merit, "unit-letter"), "final": SIX},
    }
    by_law = {
        name: {o.id: o.by_law for o in shipped[name].awards.occasions if o.by_law} for name in PLANS
    }
    within, prompt = ("unit", "province"), {"ad_hoc": ("unit", "province", "state")}
    own = dict.fromkeys(("annual", "interim", "ad_hoc"), ("commune",))
    assert by_law == {
        "vinh-long": prompt,
        "quang-tri-vinh-linh": own,
        "nghe-an": {"annual": within, "interim": within} | prompt,
        "an-giang": prompt,
        "lam-dong": {"annual": ("unit",)} | prompt,
    }


def test_state_awards_at_the_interim_review_are_exceptional_and_vinh_longs_alone(
    shipped: dict[str, Profile],
) -> None:
    found = {
        name: {
            o.id: o.exceptional_forms for o in shipped[name].awards.occasions if o.exceptional_forms
        }
        for name in PLANS
    }
    assert {name: forms for name, forms in found.items() if forms} == {
        "vinh-long": {"interim": STATE}
    }


def test_lam_dongs_dti_condition_waits_for_guidance(shipped: dict[str, Profile]) -> None:
    rules = {r.id: r for r in shipped["lam-dong"].awards.rules}
    dti = rules["dti-rank"]
    assert not dti.is_in_force
    assert dti.rank_at_most == {"department": 5, "ward": 10, "commune": 10, "special_zone": 10}
    assert dti.occasions == ("interim", "final")
    assert rules["unity"].is_in_force
    waiting = {name for name in PLANS for r in shipped[name].awards.rules if not r.is_in_force}
    assert waiting == {"lam-dong"}


def test_only_bodies_the_plan_makes_appraisers_appraise(shipped: dict[str, Profile]) -> None:
    """Vĩnh Long's department builds indices, Nghệ An's Home Affairs guides: neither appraises."""
    found = {
        name: [s.actor_vi for s in shipped[name].awards.route if s.state == "appraised"]
        for name in PLANS
    }
    department, home = "Sở Khoa học và Công nghệ", "Sở Nội vụ"
    assert found == {
        "vinh-long": [],
        "quang-tri-vinh-linh": ["Phòng Văn hoá - Xã hội"],
        "nghe-an": [department],
        "an-giang": [department, home],
        "lam-dong": [home],
    }
    council = {n for n in PLANS for s in shipped[n].awards.route if s.state == "passed"}
    assert council == {"vinh-long"}
    order = [ROUTE_STATES.index(s.state) for s in shipped["an-giang"].awards.route[:4]]
    assert order == sorted(order)


def test_criteria_per_subject_are_as_many_as_the_plan_lists(shipped: dict[str, Profile]) -> None:
    counts = {name: [len(s.criteria) for s in shipped[name].subjects] for name in PLANS}
    assert counts == {
        "vinh-long": [6, 2, 3, 2],
        "quang-tri-vinh-linh": [5, 2, 3, 2],
        "nghe-an": [6, 2, 3, 2],
        "an-giang": [6, 2, 3, 2],
        "lam-dong": [9, 4, 5, 3],
    }


def test_plans_of_units_are_due_when_the_plan_says(shipped: dict[str, Profile]) -> None:
    due = {
        name: [(p.due_on, p.working_days, p.issued_on) for p in shipped[name].reporting.plans]
        for name in PLANS
    }
    assert due == {
        "vinh-long": [(None, 15, None), (date(2025, 12, 31), None, None)],
        "quang-tri-vinh-linh": [],
        "nghe-an": [(date(2025, 9, 30), None, None)],
        "an-giang": [(date(2025, 9, 30), None, None)],
        "lam-dong": [(None, None, None)],
    }


def test_only_two_plans_date_the_yearly_report(shipped: dict[str, Profile]) -> None:
    yearly = {name: shipped[name].reporting.yearly for name in PLANS}
    dated = {name: (y.before_month, y.before_day) for name, y in yearly.items() if y}
    assert dated == {
        "vinh-long": (11, 15),
        "quang-tri-vinh-linh": (11, 15),
        "nghe-an": (None, None),
        "an-giang": (None, None),
        "lam-dong": (None, None),
    }
    recipients = [y.recipient_vi.split(" (")[0] for y in yearly.values() if y]
    home = "Sở Nội vụ"
    council = "Hội đồng Thi đua - Khen thưởng tỉnh"
    assert recipients == [council, home, home, "Sở Khoa học và Công nghệ", home]


def test_the_quarterly_cadence_is_called_a_setting(shipped: dict[str, Profile]) -> None:
    for name in PLANS:
        reporting = shipped[name].reporting
        assert (reporting.cadence, reporting.last_period) == ("quarter", "2030-Q4")
        assert reporting.days_to_report == 15
        assert "minh họa" in reporting.cadence_source


def test_the_first_period_ends_inside_the_first_phase(shipped: dict[str, Profile]) -> None:
    ends = {"2025-Q3": date(2025, 9, 30), "2025-Q4": date(2025, 12, 31)}
    for name in PLANS:
        profile = shipped[name]
        assert ends[profile.reporting.first_period] >= profile.phases.starts_on
