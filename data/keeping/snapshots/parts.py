"""Which version of each part a snapshot freezes: data, rubric, quota, profile, boundaries."""

import hashlib

from data.keeping.publishing.counts import Hashes

PARTS = {
    "rubric": ("rubric",),
    "quota": ("award_form", "award_route", "award_way", "award_ending", "award_rule"),
    "profile": (
        *(
            "campaign",
            "phase",
            "period",
            "deadline",
            "bound_unit",
            "own_report",
            "plan_document",
            "content",
            "indicator",
            "unit_type",
            "unit",
        ),
        *(
            "former_unit",
            "unit_event",
            "place",
            "membership",
            "assignment",
            "path_segment",
            "section",
        ),
        "screening_rule",
    ),
}


def part_hashes(tables: Hashes) -> dict[str, str]:
    """One hash a part from the hashes of its tables; what no part names is the data."""
    named = {table for part in PARTS.values() for table in part}
    data = tuple(sorted(name for name in tables if name not in named))
    return {part: _combined(tables, names) for part, names in {**PARTS, "data": data}.items()}


def _combined(tables: Hashes, names: tuple[str, ...]) -> str:
    text = "\n".join(f"{name} {tables[name]}" for name in names)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
