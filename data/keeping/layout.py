"""The layout of a published file: models, the SQL of its tables, and the macros it carries."""

import hashlib
from functools import cache
from pathlib import Path

import duckdb

from schemas.tables import PUBLISHED, empty

DATA = Path(__file__).parent.parent


@cache
def layout_hash() -> str:
    """Hash of everything a published file is built with; another one must be built again."""
    parts = [f"{name} {empty(model).schema}" for name, model in PUBLISHED.items()]
    files = sorted([*(DATA / "tables").rglob("*.sql"), *(DATA / "formulas").glob("*.sql")])
    parts += [path.read_text(encoding="utf-8") for path in files]
    return hashlib.sha256("\n".join([duckdb.__version__, *parts]).encode()).hexdigest()[:12]
