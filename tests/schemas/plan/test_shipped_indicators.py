import csv

import pytest

from schemas.plan.indicators import Indicator
from schemas.plan.profile import Profile
from tests.worlds.files.shipped import FOLDER, PLANS


def rows_of(profile: Profile, *ids: str) -> list[Indicator]:
    return [i for i in profile.indicators if i.id in ids]


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
