"""What a cell of the workbook of a campaign may be chosen from: codes, and the words for them."""

from collections.abc import Mapping
from typing import get_args

from data.profiles.units.events import SUCCESSORS
from schemas.plan.awards import RuleKind
from schemas.plan.cadence import Cadence
from schemas.plan.indicators import AddsUp, Direction, Kind, Operator, Path
from schemas.plan.profile import Profile
from schemas.words import FAMILIES, KINDS, LEVELS, OCCASIONS, SUBJECTS, TASK_KINDS

CODES: Mapping[str, tuple[str, ...]] = {
    "cadence": get_args(Cadence),
    "national": tuple(f"ND{n}" for n in range(1, 8)),
    "phase": ("phase-1", "phase-2"),
    "event": tuple(SUCCESSORS),
    "task_kind": TASK_KINDS,
    "direction": get_args(Direction),
    "kind": get_args(Kind),
    "adds_up": get_args(AddsUp),
    "operator": get_args(Operator),
    "path": get_args(Path),
    "covers": ("unit", "campaign"),
    "award_level": LEVELS,
    "family": FAMILIES,
    "rule": get_args(RuleKind),
    "subject": SUBJECTS,
    "occasion": OCCASIONS,
    "per": ("unit", "campaign"),
    "within": ("year", "campaign"),
    "dated_by": ("decision", "proposal"),
    "rubric_line": ("rubric", "section", "criterion", "grade"),
    "scoring": KINDS,
    "counts": ("base", "bonus", "penalty"),
    "not_applicable": ("rescale", "drop"),
    "measure": ("pace", "achieved", "value"),
}
"""Codes of the program; their words are `campaign_book.choice.<list>.<code>`."""


def own_choices(profile: Profile) -> dict[str, dict[str, tuple[str, str]]]:
    """Code to Vietnamese and English words, of each list that the campaign makes."""
    return {
        "contents": {c.id: (c.label_vi, c.label_en) for c in profile.contents},
        "unit_types": {u.id: (u.label_vi, u.label_en) for u in profile.unit_types},
        "award_forms": {f.id: (f.label_vi, f.label_en) for f in profile.awards.forms},
        "criteria": {
            c.id: (_one(c.label_vi), _one(c.label_en)) for s in profile.subjects for c in s.criteria
        },
        "indicators": {i.id: (i.label_vi, i.label_en) for i in profile.indicators},
    }


def _one(label: str) -> str:
    """A label as one of several in a cell, where «;» parts them."""
    return label.replace(";", ",")
