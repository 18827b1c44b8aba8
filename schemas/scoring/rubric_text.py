"""Writes a rubric as the TOML that is read again as the same rubric: read(write(r)) == r.

Every value is written out, defaults too: a published version never changes with the program.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from math import isfinite
from typing import Any

from schemas.plan.profile_file import ProfileError, declared
from schemas.scoring.rubric import Rubric

DELETE = "\x7f"
"""The one character JSON leaves as it is in a string and TOML does not."""


def rubric_toml(rubric: Rubric) -> str:
    """A rubric as a file of campaigns/rubrics says it; what has no value is left out."""
    plain = asdict(rubric)
    nested = {key: value for key, value in plain.items() if _is_table(value)}
    lines = [*_pairs({key: value for key, value in plain.items() if key not in nested})]
    for key, value in nested.items():
        head = f"[{key}]" if isinstance(value, Mapping) else f"[[{key}]]"
        for part in [value] if isinstance(value, Mapping) else value:
            lines += ["", head, *_pairs(part)]
    return "\n".join(lines) + "\n"


def rubric_from_toml(content: bytes, name: str) -> Rubric:
    """The rubric a TOML file says; `name` is the file a refusal (ProfileError) speaks of."""
    try:
        raw = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"{name}: không phải TOML hợp lệ / not valid TOML: {error}") from error
    return declared(raw, Rubric, name)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, tuple) and bool(value) and isinstance(value[0], Mapping)
    )


def _pairs(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        if value is not None:
            yield f"{key} = {_literal(key, value)}"


def _literal(key: str, value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace(DELETE, "\\u007f")
        case date():
            return value.isoformat()
        case tuple():
            return f"[{', '.join(_literal(key, item) for item in value)}]"
        case float() if not isfinite(value):
            raise ProfileError(f"«{key}»: {value}: phải là số hữu hạn / must be a finite number")
    return repr(value)
