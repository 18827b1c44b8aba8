"""Which program made a figure: its release and a hash of everything it is made of."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]
ROOMS = (
    "schemas",
    "translations",
    "data",
    "queries",
    "methods",
    "charts",
    "answers",
    "briefing",
    "pages",
)
KINDS = {".py", ".sql", ".toml", ".typ", ".js", ".css"}


@cache
def code_version() -> str:
    """Release and hash of the source, e.g. 0.2.0-3f2a9c1e7b40: other code, another text."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{said['project']['version']}-{digest.hexdigest()[:12]}"


def _sources() -> list[Path]:
    found = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in KINDS)
    store = ROOT / "data" / "store"
    return sorted(path for path in found if not path.is_relative_to(store))
