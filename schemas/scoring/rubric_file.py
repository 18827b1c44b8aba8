"""Reads rubric files and writes a rubric as text; refusals name file, key and nearest key."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError, as_plain, declared, read_declared
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_rules import broken_rubric, overlapping


def load_rubrics(
    folders: Iterable[Path], profiles: Mapping[str, Profile], faults: dict[str, str] | None = None
) -> tuple[Rubric, ...]:
    """Every version of every rubric in the folders, by campaign, rubric and version.

    With `faults`, what is wrong goes there by the stem of the file, and the others are taken."""
    found = []
    for path in sorted(path for folder in folders for path in folder.glob("*.toml")):
        try:
            rubric = read_declared(path, Rubric)
            require_sound(rubric, profiles, path.name)
        except ProfileError as error:
            if faults is None:
                raise
            faults[path.stem] = str(error)
        else:
            found.append(rubric)
    for campaign in sorted({r.campaign for r in found}):
        if lines := list(overlapping([r for r in found if r.campaign == campaign])):
            words = "\n".join(f"rubrics: {line}" for line in lines)
            if faults is None:
                raise ProfileError(words)
            faults[f"{campaign}-rubrics"] = words
            found = [r for r in found if r.campaign != campaign]
    return tuple(sorted(found, key=lambda r: (r.campaign, r.id, r.version)))


def require_sound(rubric: Rubric, profiles: Mapping[str, Profile], name: str) -> None:
    """Raise ProfileError with every fault of a rubric; `name` is the file it speaks of."""
    profile = profiles.get(rubric.campaign)
    if profile is None:
        raise ProfileError(f"{name}: campaign: không có / no such «{rubric.campaign}»")
    if faults := broken_rubric(rubric, profile):
        raise ProfileError("\n".join(f"{name}: {line}" for line in faults))


def rubric_json(rubric: Rubric) -> str:
    """All of a rubric as JSON, as the store keeps it and a question takes a draft."""
    return json.dumps(as_plain(rubric), ensure_ascii=False, sort_keys=True)


def rubric_of(text: str) -> Rubric:
    """The rubric that a text of the store says; raises ProfileError if it says none."""
    return declared(json.loads(text), Rubric, "rubric")
