"""What there is to open, ask, fetch and run; who_may.toml says for each of it who may."""

import argparse
import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import server
from briefing.command import _parser as briefing_parser
from data.commands.command import _parser as data_parser
from pages.parts.navigation import PAGES
from queries.catalogue import questions

ROOT = Path(__file__).parents[2]
WHO_MAY = tomllib.loads(Path(__file__).with_name("who_may.toml").read_text(encoding="utf-8"))
# Streamlit's own, which our routes stand beside
OF_STREAMLIT = (
    *("/_stcore/health", "/_stcore/stream", "/_stcore/upload_file", "/_stcore/host-config"),
    *("/media", "/static", "/app/static"),
)


def roles_of(section: str, name: str) -> set[str]:
    """The roles that an entry names."""
    return set(WHO_MAY[section][name].split())


def commands() -> Iterator[str]:
    """Every command of the shell, with its groups."""
    yield from (f"data {name}" for name in _leaves(data_parser(), ""))
    yield from (f"briefing {name}" for name in _leaves(briefing_parser(), ""))
    yield "queries"


def _leaves(parser: argparse.ArgumentParser, before: str) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, chosen in action.choices.items():
                yield from [*_leaves(chosen, f"{before}{name} ")] or [f"{before}{name}"]


def addresses() -> Iterator[tuple[str, str]]:
    """Every address that the server answers at, with the entry it falls under."""
    for route in [*server.watched(), *server.routes(), *server.FILES]:
        path = route.path
        name = path.strip("/")
        if name in PAGES:
            yield path, "/{page}/" if path.endswith("/") else "/{page}"
        else:
            yield path, path
    for path in OF_STREAMLIT:
        yield (f"{path}/x" if path.endswith("static") else path), path


def handing_out() -> Iterator[str]:
    """Every module of pages that hands a file out."""
    for path in sorted((ROOT / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == "download_button":
                yield str(path.relative_to(ROOT))
                break


def there_is() -> dict[str, set[str]]:
    """All there is, by the section of who_may.toml it needs an entry in."""
    return {
        "pages": set(PAGES),
        "questions": {question.name for question in questions()},
        "routes": {entry for _, entry in addresses()},
        "commands": set(commands()),
        "files": set(handing_out()),
    }
