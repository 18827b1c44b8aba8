"""What the project is made of, for the tests that hold its own rules."""

import ast
import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAYERS = (
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
ROOMS = (*LAYERS, "bench", "campaigns", "docs", "findings", "static", "tests")
UNKEPT = {"__pycache__", "store", "sample-store", "boundaries", "build"}
NAME_COLUMNS = ("province_name", "short_name")
VIETNAMESE = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.I
)


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the project but its tests."""
    found = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]
    return (ROOT / "dashboard.py", ROOT / "server.py", *found)


@cache
def statements() -> tuple[Path, ...]:
    """Every SQL file."""
    return tuple(sorted(p for layer in ("queries", "data") for p in (ROOT / layer).rglob("*.sql")))


@cache
def kept_files() -> tuple[str, ...]:
    """Every file of the project as it is kept: what the folders of rows, tests and words hold."""
    found = [path for room in ROOMS for path in (ROOT / room).rglob("*")]
    kept = [p for p in found if p.is_file() and not UNKEPT & {*p.relative_to(ROOT).parts}]
    return tuple(sorted(name(path) for path in kept if path.suffix != ".pyc"))


def name(path: Path) -> str:
    """A path as the project speaks of it."""
    return path.relative_to(ROOT).as_posix()


@cache
def text(path: Path) -> str:
    """The content of a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """A module parsed; every node knows its parent."""
    parsed = ast.parse(text(path))
    for node in ast.walk(parsed):
        for child in ast.iter_child_nodes(node):
            child.parent = node  # type: ignore[attr-defined]
    return parsed


def parents(node: ast.AST) -> Iterator[ast.AST]:
    """What a node stands in, from the inside out."""
    while (node := getattr(node, "parent", None)) is not None:  # type: ignore[assignment]
        yield node


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods and inner ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(path: Path) -> set[str]:
    """Every module a module imports, by its full name."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def strings(path: Path) -> Iterator[ast.Constant]:
    """Every piece of text in a module that is not a docstring."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            lone = isinstance(next(parents(node), None), ast.Expr)
            if not lone:
                yield node


def refused_in(node: ast.AST) -> bool:
    """Whether the text belongs to an error: under a raise, or in the making of one."""
    return any(
        isinstance(around, ast.Raise)
        or (isinstance(around, ast.Call) and called(around).endswith("Error"))
        for around in parents(node)
    )


def called(call: ast.Call) -> str:
    """The last name of what a call calls."""
    function = call.func
    return getattr(function, "attr", None) or getattr(function, "id", "")


@cache
def own_names() -> tuple[str, ...]:
    """Names of provinces and campaigns, which belong in data and never in code."""
    with (ROOT / "data/reference/provinces.csv").open(encoding="utf-8") as file:
        provinces = {row[key] for row in csv.DictReader(file) for key in NAME_COLUMNS}
    profiles = [tomllib.loads(text(p))["campaign"] for p in (ROOT / "campaigns").glob("*.toml")]
    campaigns = {profile[key] for profile in profiles for key in ("id", "short_vi")}
    return tuple(sorted(provinces | campaigns))
