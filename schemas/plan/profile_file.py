"""Reads a profile file; every refusal names the file, the key and the nearest valid key."""

import json
import tomllib
from collections.abc import Hashable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from schemas.plan.profile import Profile
from schemas.plan.profile_refusal import refusal
from schemas.plan.profile_rules import broken_rules

Declared = TypeVar("Declared")


class ProfileError(Exception):
    """A profile that cannot be used: where (file, key), what, and what to do; Vietnamese first."""


def load_profile(path: Path) -> Profile:
    """The profile in `path`; raises ProfileError naming file, key and the nearest valid key."""
    profile = read_declared(path, Profile)
    broken = broken_rules(profile)
    if broken:
        raise ProfileError("\n".join(f"{path.name}: {line}" for line in broken))
    return profile


def read_declared(path: Path, kind: type[Declared]) -> Declared:
    """The one thing a TOML file declares; raises ProfileError naming file, key and nearest key."""
    try:
        found: Declared = _declared_in(
            path.read_text(encoding="utf-8"), cast(Hashable, kind), path.name
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(
            f"{path.name}: không phải TOML hợp lệ / not valid TOML: {error}"
        ) from error
    except OSError as error:
        raise ProfileError(
            f"{path.name}: không mở được tệp / cannot be opened: {error.strerror}"
        ) from error
    return found


@lru_cache(maxsize=64)  # the plans, rubrics and law of one store, and of a draft beside it
def _declared_in(text: str, kind: Any, name: str) -> Any:
    """What a text declares; the same words are read once, since what they declare never changes."""
    return declared(tomllib.loads(text), kind, name)


def declared(raw: Mapping[str, Any], kind: type[Declared], name: str) -> Declared:
    """Plain values as what they declare; `name` is the file a refusal speaks of."""
    try:
        # Through JSON, since only there does strict reading still take a list for a tuple.
        text = json.dumps(raw, default=str)
        found: Declared = _reader(cast(Hashable, kind)).validate_json(text, strict=True)
    except ValidationError as error:
        lines = [refusal(name, detail, kind) for detail in error.errors()]
        raise ProfileError("\n".join(lines)) from error
    return found


@cache
def _reader(kind: Any) -> TypeAdapter[Any]:
    """Building one costs more than reading with it."""
    return TypeAdapter(kind)


def load_profiles(folder: Path) -> dict[str, Profile]:
    """Every campaign profile of a folder, by campaign id, in the order of the file names."""
    profiles: dict[str, Profile] = {}
    for path in sorted(folder.glob("*.toml")):
        profile = load_profile(path)
        if profile.campaign.id in profiles:
            raise ProfileError(
                f"{path.name}: «campaign.id»: «{profile.campaign.id}» đã có ở tệp khác"
                " / is already the id of another file"
            )
        profiles[profile.campaign.id] = profile
    return profiles


def as_plain(value: Any) -> Any:
    """A dataclass of a profile as plain dictionaries and lists, for printing and hashing."""
    return _reader(cast(Hashable, type(value))).dump_python(value, mode="json")
