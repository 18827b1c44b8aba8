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
    "pictures",
    "charts",
    "answers",
    "briefing",
    "pages",
)
KINDS = {".py", ".sql", ".toml", ".typ", ".js", ".css"}


@cache
def release() -> str:
    """The release of the program, e.g. 0.2.0, as pyproject.toml says it: nowhere else."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(said["project"]["version"])


@cache
def code_version() -> str:
    """Release and hash of the source, e.g. 0.2.0-3f2a9c1e7b40: other code, another text."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{release()}-{digest.hexdigest()[:12]}"


def _sources() -> list[Path]:
    found = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in KINDS)
    store = ROOT / "data" / "store"
    return sorted(path for path in found if not path.is_relative_to(store))
