"""Names stand in Vietnamese order wherever people read them, in SQL and outside it."""

import ast
import csv
import re
from itertools import product
from pathlib import Path

import duckdb
import polars as pl

from translations.name_order import name_key, name_order

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "data" / "reference"
LISTS = ("communes", "provinces", "former_communes", "former_provinces", "aliases", "changes")
NAMED = re.compile(r"^(name|short|label|\w*_name|\w+_(vi|en))$")
ORDERED = re.compile(r"ORDER BY([^)]*?)(?:LIMIT|\)|;|$)", re.DOTALL)


def official_names() -> list[str]:
    found: set[str] = set()
    for list_name in LISTS:
        with (REFERENCE / f"{list_name}.csv").open(encoding="utf-8") as file:
            rows = csv.DictReader(file)
            found |= {text for row in rows for key, text in row.items() if "name" in key and text}
    return sorted(found)


def in_sql(names: list[str]) -> list[str]:
    incoming = pl.DataFrame({"name": names}).to_arrow()
    con = duckdb.connect(":memory:")
    con.register("incoming", incoming)
    rows = con.execute("SELECT name FROM incoming ORDER BY name COLLATE vi, name").fetchall()
    return [name for (name,) in rows]


def test_every_official_name_stands_where_sql_puts_it() -> None:
    names = official_names()
    assert len(names) > 8_000
    assert sorted(names, key=lambda name: (name_key(name), name)) == in_sql(names)
    frame = pl.DataFrame({"short_name": names}).sort(name_order("short_name"), "short_name")
    assert frame["short_name"].to_list() == in_sql(names)


def test_letters_tones_case_blanks_marks_and_digits_stand_where_sql_puts_them() -> None:
    vowels = [*"aàảãáạăằẳẵắặâầẩẫấậđdeêềioôơờợuưyỳ"]
    made = [
        f"{first}{vowel}{last}" for first, vowel, last in product("bB", vowels, ("", "n", " 1"))
    ]
    made += ["Phường 1", "Phường 10", "Phường 2", "Krông Búk", "Krông Buk", "Ia H’Drai", "Ia Hrú"]
    made += [
        "Bà Rịa - Vũng Tàu",
        "Bà Rịa-Vũng Tàu",
        "Bà Rịa (cũ)",
        "Ba Đồn",
        "Wa",
        "Za",
        "Ja",
        "Fa",
    ]
    assert sorted(made, key=lambda name: (name_key(name), name)) == in_sql(made)


def test_a_name_typed_in_parts_stands_with_its_equal() -> None:
    assert name_key("Đà Nẵng") == name_key("Đa\u0300 Na\u0306\u0303ng")


def said_names(node: ast.AST) -> set[str]:
    """Columns and fields of names in an expression, but for those put in order by our key."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("name_"):
        return set()
    found = {child for part in ast.iter_child_nodes(node) for child in said_names(part)}
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        found.add(node.value)
    if isinstance(node, ast.Attribute):
        found.add(node.attr)
    return {name for name in found if NAMED.match(name)}


def sorts_by_code_point(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    if name in ("sort", "sort_by", "top_k", "bottom_k"):
        given = [*node.args, *(k.value for k in node.keywords if k.arg == "by")]
        bare = name == "sort" and not given and isinstance(node.func, ast.Attribute)
        return any(said_names(part) for part in ([node.func.value] if bare else given))
    if name in ("sorted", "min", "max"):
        keys = [k.value for k in node.keywords if k.arg == "key"]
        return any(said_names(part.body) for part in keys if isinstance(part, ast.Lambda))
    return False


def test_no_names_are_sorted_by_code_point_outside_sql() -> None:
    assert sorts_by_code_point(ast.parse('rows.sort("rank", "short_name")', mode="eval").body)
    assert sorts_by_code_point(ast.parse('rows["short_name"].sort()', mode="eval").body)
    assert not sorts_by_code_point(ast.parse('rows.sort(name_order("a_name"))', mode="eval").body)
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ("answers", "briefing", "charts", "pictures", "pages", "methods", "queries")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if sorts_by_code_point(node)
    ]
    assert found == []


def test_no_names_are_sorted_by_code_point_in_sql() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {part.strip()}"
        for room in ("queries", "data/formulas", "data/tables")
        for path in (ROOT / room).rglob("*.sql")
        for order in ORDERED.findall(re.sub(r"--.*", "", path.read_text(encoding="utf-8")))
        for part in order.split(",")
        if re.search(r"\b(\w*name|label_\w\w|short_\w\w)\b", part) and "COLLATE vi" not in part
    ]
    assert found == []
