import csv
import re
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from schemas.plan import indicators as profile_indicators
from schemas.plan import profile
from schemas.plan import reporting as profile_reporting
from schemas.plan import subjects as profile_subjects
from schemas.plan.indicators import Indicator, Target
from schemas.plan.profile import Campaign, Profile
from schemas.plan.profile_file import load_profile, load_profiles
from schemas.plan.profile_refusal import dataclass_in
from schemas.words import ROUTE_STATES

FOLDER = Path(__file__).parents[2] / "campaigns"
FILES = sorted(FOLDER.glob("*.toml"))
PLANS = ["vinh-long", "quang-tri-vinh-linh", "nghe-an", "an-giang", "lam-dong"]
# groups with a header of their own in the example
INNER = (
    *("occasions", "forms", "rules", "route", "yearly", "interim", "final", "plans", "sections"),
    "own",
    "asks",
)
STATE = ("labour-order", "government-flag", "pm-merit")
SIX = (*STATE, "province-flag", "province-merit", "unit-letter")


@pytest.fixture(scope="module")
def shipped() -> dict[str, Profile]:
    return load_profiles(FOLDER)


def rows_of(profile: Profile, *ids: str) -> list[Indicator]:
    return [i for i in profile.indicators if i.id in ids]


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


@pytest.mark.parametrize("name", PLANS)
def test_every_content_has_an_indicator(shipped: dict[str, Profile], name: str) -> None:
    covered = {i.content for i in shipped[name].indicators}
    assert covered == {c.id for c in shipped[name].contents}


def test_vinh_long_shows_every_kind_of_indicator(shipped: dict[str, Profile]) -> None:
    indicators = shipped["vinh-long"].indicators
    assert 38 <= len(indicators) <= 48
    assert {i.direction for i in indicators} == {"higher", "lower"}
    assert {i.kind for i in indicators} == {"flow", "stock"}
    assert {i.adds_up for i in indicators} == {"sum", "weighted_mean", "mean", "none"}
    assert {i.operator for i in indicators} == {"ge", "gt", "eq", "le", "rank_le", "growth_ge"}
    assert {i.path for i in indicators} == {"straight", "stepped"}
    assert {i.is_mandatory for i in indicators} == {True, False}
    assert {i.part_of for i in indicators if i.part_of} == {
        "dossiers",
        "team-members",
        "members-reached",
    }


def test_units_of_vinh_long_report_a_bearable_number_of_indicators(
    shipped: dict[str, Profile],
) -> None:
    counts = {
        t.id: sum(t.id in i.unit_types and not i.unit_ids for i in shipped["vinh-long"].indicators)
        for t in shipped["vinh-long"].unit_types
    }
    assert counts == {
        "ward": 28,
        "commune": 28,
        "department": 16,
        "public_service": 9,
        "mass_organisation": 8,
        "association": 8,
        "enterprise": 8,
    }


@pytest.mark.parametrize("name", PLANS)
def test_weights_and_wholes_are_reported_by_the_same_units(
    shipped: dict[str, Profile], name: str
) -> None:
    by_id = {i.id: i for i in shipped[name].indicators}
    for indicator in by_id.values():
        for other in (indicator.weighted_by, indicator.part_of):
            if other:
                assert set(indicator.unit_types) <= set(by_id[other].unit_types)
        if indicator.part_of:
            assert indicator.kind == by_id[indicator.part_of].kind
            assert indicator.measure == by_id[indicator.part_of].measure


@pytest.mark.parametrize("name", PLANS)
def test_a_figure_of_the_whole_territory_has_one_existing_unit(
    shipped: dict[str, Profile], name: str
) -> None:
    with (FOLDER / "units" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        types = {row["unit_id"]: row["unit_type"] for row in csv.DictReader(file)}
    for indicator in shipped[name].indicators:
        assert (indicator.adds_up == "none") == (len(indicator.unit_ids) == 1)
        assert all(types[unit] in indicator.unit_types for unit in indicator.unit_ids)


@pytest.mark.parametrize("name", PLANS)
def test_percents_lie_between_0_and_100(shipped: dict[str, Profile], name: str) -> None:
    percents = [i for i in shipped[name].indicators if i.measure == "%"]
    assert percents
    assert {(i.minimum, i.maximum, i.kind) for i in percents} == {(0.0, 100.0, "stock")}


def asked(indicator: Indicator, phase: str, unit_type: str) -> float | None:
    mine = [t for t in indicator.targets if t.phase == phase and t.year is None]
    return next(t.value for t in mine if t.unit_type in (unit_type, None)) if mine else None


@pytest.mark.parametrize("name", PLANS)
def test_phase_2_asks_no_less_than_phase_1_and_more_than_the_baseline(
    shipped: dict[str, Profile], name: str
) -> None:
    for indicator in shipped[name].indicators:
        if {t.value for t in indicator.targets} == {None}:
            continue  # the plan leaves it open
        sign = 1 if indicator.direction == "higher" else -1
        for unit_type in indicator.unit_types:
            first, second = (asked(indicator, p, unit_type) for p in ("phase-1", "phase-2"))
            assert first is not None
            assert second is not None
            assert sign * first <= sign * second, indicator.id
            if indicator.operator != "growth_ge":
                assert indicator.baseline is not None
                assert sign * indicator.baseline < sign * first, indicator.id


@pytest.mark.parametrize("name", PLANS)
def test_yearly_steps_climb_from_the_baseline_to_the_phase_target(
    shipped: dict[str, Profile], name: str
) -> None:
    stepped = [i for i in shipped[name].indicators if any(t.year for t in i.targets)]
    for indicator in stepped:
        way = [t.value for t in sorted(indicator.targets, key=lambda t: (t.phase, t.year or 9999))]
        climbed = [indicator.baseline, *way]
        assert None not in climbed
        assert climbed == sorted(climbed, key=lambda value: value or 0.0), indicator.id
    assert {i.id for i in shipped[name].indicators if i.path == "stepped"} <= {
        i.id for i in stepped
    }


def test_the_weight_of_the_file_figures_carries_no_target(shipped: dict[str, Profile]) -> None:
    for name in PLANS:
        (weight,) = rows_of(shipped[name], "dossiers")
        assert {t.value for t in weight.targets} == {None}


def test_national_targets_keep_their_value_and_operator(shipped: dict[str, Profile]) -> None:
    found = {
        i.id: (i.operator, t.value)
        for i in shipped["vinh-long"].indicators
        for t in i.targets
        if t.phase == "phase-2" and not t.is_illustrative and "57-NQ/TW" in t.source
    }
    assert found == {
        "online-rate": ("gt", 80.0),
        "non-cash-payment": ("ge", 80.0),
        "digital-economy-share": ("ge", 30.0),
        "innovating-enterprises": ("gt", 40.0),
        "patent-applications": ("growth_ge", 18.0),
    }


def test_lam_dong_asks_for_all_digitised_data_to_be_reused(shipped: dict[str, Profile]) -> None:
    (reuse,) = rows_of(shipped["lam-dong"], "reuse-rate")
    assert (reuse.operator, {t.value for t in reuse.targets}) == ("eq", {100.0})
    assert all("III.1.a" in t.source and not t.is_illustrative for t in reuse.targets)


@pytest.mark.parametrize("name", PLANS)
def test_short_labels_are_short_enough_for_charts(shipped: dict[str, Profile], name: str) -> None:
    profile = shipped[name]
    assert [c.id for c in profile.contents if len(c.short_vi) > 20 or len(c.short_en) > 20] == []
    assert [i.id for i in profile.indicators if max(len(i.short_vi), len(i.short_en)) > 22] == []
    assert len({i.short_vi for i in profile.indicators}) == len(profile.indicators)


def test_every_profile_key_is_explained_in_the_readme() -> None:
    words = (FOLDER / "README.md").read_text(encoding="utf-8")
    parts = (profile, profile_indicators, profile_subjects, profile_reporting)
    named = [c for model in parts for c in vars(model).values()]
    rows = (Profile, profile_indicators.UnitTarget)  # a row of targets/<id>.csv, not a key
    classes = [c for c in named if is_dataclass(c) and c not in rows]
    keys = {f.name for c in classes for f in fields(c)}
    assert len(keys) > 80
    assert [key for key in sorted(keys) if f"`{key}`" not in words] == []
    groups = {f.name for f in fields(Profile)}
    assert [key for key in sorted(groups) if f"{key}]" not in words] == []


def readme_example() -> str:
    words = (FOLDER / "README.md").read_text(encoding="utf-8")
    return words.partition("```toml\n")[2].partition("```")[0]


def model_at(head: str) -> Any:
    """The class that a header of the example fills, e.g. [[awards.forms]]."""
    kind: Any = Profile
    for part in head.strip("[]").split("."):
        kind = dataclass_in(get_type_hints(kind)[part])
    return kind


def required(kind: Any) -> set[str]:
    made = (MISSING, MISSING)
    return {f.name for f in fields(kind) if (f.default, f.default_factory) == made}


def test_the_example_of_the_readme_loads_and_holds_every_key_with_the_required_marked(
    tmp_path: Path,
) -> None:
    text = readme_example()
    (tmp_path / "thi-du.toml").write_text(text, encoding="utf-8")
    assert load_profile(tmp_path / "thi-du.toml").campaign.id == "thi-du"
    head, marked, given = "", {}, {}
    for line in text.splitlines():
        if line.startswith("["):
            head = line
            marked[head] = marked.get(head, set())
        if found := re.match(r"(?:# )?(\w+) = ", line):
            given.setdefault(model_at(head), set()).add(found[1])
            if line.endswith("# *"):
                marked[head].add(found[1])
            else:
                assert found[1] not in required(model_at(head)), line
    assert {head: required(model_at(head)) for head in marked} == marked
    missing = {
        kind.__name__: {f.name for f in fields(kind)} - keys - set(INNER)
        for kind, keys in given.items()
    }
    assert not {name: keys for name, keys in missing.items() if keys}
    assert [f.name for f in fields(Target) if f" {f.name} = " not in text] == []


def test_required_keys_are_marked_in_the_tables_of_the_readme() -> None:
    words = (FOLDER / "README.md").read_text(encoding="utf-8")
    for head, kind in (("### `[campaign]`", Campaign), ("### `[[indicators]]`", Indicator)):
        part = words.partition(head)[2].partition("\n### ")[0].partition("\n\n`targets`")[0]
        starred = set(re.findall(r"`(\w+)` \\\*", part))
        said = {f.name for f in fields(kind) if f"`{f.name}`" in part}
        assert starred == required(kind) & said
