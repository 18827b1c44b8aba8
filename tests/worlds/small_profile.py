"""The smallest profile that is valid; a test changes only what it is about."""

from datetime import date

from schemas.plan.indicators import Content, Indicator, Target, UnitType
from schemas.plan.profile import Campaign, Phases, Profile
from schemas.plan.reporting import Reporting


def small_profile(*indicators: Indicator, level: str = "province") -> Profile:
    """A campaign of two phases with a hinge inside 2027, quarterly reports, no targets."""
    return Profile(
        campaign=Campaign("thu", "Thử", "Trial", "Thử", "Trial", level, "86", "s"),
        documents=(),
        phases=Phases(
            starts_on=date(2025, 5, 14),
            phase_1_years=(2025, 2027),
            phase_2_years=(2027, 2030),
            phase_1_ends_on=date(2027, 6, 30),
            interim_review_on=date(2027, 6, 15),
            final_review_on=date(2030, 12, 15),
            source="s",
        ),
        contents=(Content("nd1", "Nhận thức", "Awareness", "NT", "Aw", "s", "ND1"),),
        unit_types=(
            UnitType("commune", "Xã", "Commune"),
            UnitType("ward", "Phường", "Ward"),
            UnitType("department", "Sở", "Department"),
        ),
        indicators=indicators,
        reporting=Reporting("quarter", "2025-Q3", "2030-Q4", 15, "s"),
    )


def small_indicator(indicator_id: str = "ty-le", **changes: object) -> Indicator:
    """A percentage that is better the higher it is, reported by communes."""
    plain: dict[str, object] = {
        "id": indicator_id,
        "content": "nd1",
        "label_vi": "Tỷ lệ",
        "label_en": "Rate",
        "short_vi": "TL",
        "short_en": "R",
        "measure": "%",
        "direction": "higher",
        "kind": "stock",
        "adds_up": "mean",
        "operator": "ge",
        "unit_types": ("commune",),
        "source": "s",
    }
    return Indicator(**{**plain, **changes})


def target(phase: str, value: float | None, **changes: object) -> Target:
    """A target of one phase; of one year or unit type where `changes` say so."""
    return Target(phase=phase, source="s", value=value, **changes)
