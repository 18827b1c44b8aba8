"""Keys of translations that are put together at run time: which families, made in which modules.

`python -m tests.translation_families translations/families.txt`, part of `make docs`, lists them;
every other key stands in the code as it is. So a key that a plain search does not find is found
there by its beginning.
"""

import ast
import re
import sys
from functools import cache
from pathlib import Path

from tests.project_files import called, modules, name, parents, tree
from translations import translator

VI = translator("vi").words
SECTIONS = {key.partition(".")[0] for key in VI}
HOLE = r"[\w -]+"
VOICE = ("_both", "say", "tell")
SPOKEN = "command."
HEAD = """# Họ khóa dịch ghép lúc chạy, và mô-đun ghép ra; «make docs» viết tệp này.
# Families of keys put together at run time, and the modules that do; written by «make docs».
# Khóa của lệnh đứng trong mã không có «command.» ở đầu: say("…"), tell("…").
# A key of the commands stands in code without its «command.»: say("…"), tell("…").
"""


def is_spoken(node: ast.AST) -> bool:
    call = next(parents(node), None)
    return isinstance(call, ast.Call) and called(call) in VOICE and node in call.args[:1]


def shape(node: ast.JoinedStr) -> str:
    """The key an f-string makes, {} for each part that is only known at run time."""
    parts = (str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return SPOKEN * is_spoken(node) + "".join(parts)


def pattern(family: str) -> str:
    """The regular expression of the keys of a family."""
    return HOLE.join(re.escape(part) for part in family.split("{}"))


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Modules that make each family; of every f-string those that make a key there is."""
    found: dict[str, set[str]] = {}
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.JoinedStr):
                found.setdefault(shape(node), set()).add(name(path))
    kept = {f: made for f, made in found.items() if f.partition(".")[0] in SECTIONS}
    known = "\n".join(VI)
    return {
        family: tuple(sorted(made))
        for family, made in sorted(kept.items())
        if family != SPOKEN + "{}" and re.search(f"^{pattern(family)}$", known, re.MULTILINE)
    }


def listed() -> str:
    """The file as it is to be."""
    return HEAD + "".join(f"{family}  {' '.join(made)}\n" for family, made in families().items())


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(listed(), encoding="utf-8")
