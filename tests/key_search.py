"""How many keys of translations a search of the code finds: `python -m tests.key_search`.

A key is found whole where it stands in a module as it is; else by its own word beside its family
in translations/families.txt: the name of a rule, a column, a slide, a value of the plan.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.project_files import ROOT, modules, strings, text, tree
from tests.translation_families import HOLE, SPOKEN, VI, families, pattern

NAMED = ("rules", "column")
"""Families whose words are the names of rules and columns, which stand where those are declared."""


@cache
def said() -> frozenset[str]:
    """Every text that stands in a module."""
    return frozenset(str(s.value) for path in modules() for s in strings(path))


def own_words(path: Path) -> Iterator[str]:
    """Names that rules, columns and fields have in a module: a key may be made of them."""
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg


def data_files() -> Iterator[Path]:
    """Where words stand that no module names: questions, steps, plans."""
    for folder, ending in (("queries", "sql"), ("data", "sql"), ("campaigns", "toml")):
        yield from (ROOT / folder).rglob(f"*.{ending}")


def whole_keys() -> set[str]:
    """Keys that stand in the code as they are."""
    return {key for key in VI if {key, key.removesuffix("_one"), key.removeprefix(SPOKEN)} & said()}


def worded_keys() -> set[str]:
    """Keys that are put together, and whose own words stand in code, questions or plans."""
    named = said() | {n for path in modules() for n in own_words(path)}
    named |= set(re.findall(r"\w[\w-]*", "\n".join(map(text, data_files()))))
    shapes = [re.compile(pattern(head).replace(HOLE, f"({HOLE})")) for head in families()]
    return {
        key
        for key in VI.keys() - whole_keys()
        for shape in shapes
        if (found := shape.fullmatch(key.removesuffix("_one"))) and {*found.groups()} <= named
    }


def composed() -> set[str]:
    """Keys whose words the code itself chooses: not those named after a rule or a column."""
    return {key for key in VI if key.partition(".")[0] not in NAMED}


if __name__ == "__main__":
    whole, own = whole_keys(), composed()
    print(f"{len(VI)} keys, whole in code: {len(whole) / len(VI):.1%}")
    print(f"of {len(own)} not named after a rule or a column: {len(whole & own) / len(own):.1%}")
    print(f"whole or by their own word: {len(whole | worded_keys()) / len(VI):.1%}")
