import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from schemas import frames
from schemas.plan.indicators import Indicator
from tests.project_files import LAYERS, ROOT, called, modules, name, strings, text, tree
from tests.translation_families import HOLE, SPOKEN, VI, families, is_spoken, listed, pattern
from translations import translator

EN = translator("en").words
LISTED = ROOT / "translations/families.txt"


WHOLE_KEYS, FOUND_KEYS = 0.36, 0.95


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


@cache
def said() -> frozenset[str]:
    return frozenset(str(s.value) for path in modules() for s in strings(path))


def placeholders(words: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(words) if field is not None}


def asked(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and called(node) in ("t", "has", "counted") and node.args:
            first = node.args[1] if called(node) == "counted" else node.args[0]
            options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            yield from (str(o.value) for o in options if isinstance(o, ast.Constant))
        elif isinstance(node, ast.Constant) and is_spoken(node):
            yield SPOKEN + str(node.value)


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(VI.keys() ^ EN.keys()) == []


def test_both_languages_have_the_same_files() -> None:
    vi, en = ([p.name for p in (ROOT / "translations" / of).glob("*.toml")] for of in ("vi", "en"))
    assert vi
    assert sorted(vi) == sorted(en)


def test_both_languages_have_the_same_placeholders() -> None:
    wrong = [key for key in VI.keys() & EN.keys() if placeholders(VI[key]) != placeholders(EN[key])]
    assert sorted(wrong) == []


def test_no_word_is_blank() -> None:
    assert [key for words in (VI, EN) for key in words if not words[key].strip()] == []


def test_every_key_the_code_asks_for_exists() -> None:
    asking = [(name(path), key) for path in modules() for key in asked(path)]
    assert asking
    assert [(where, key) for where, key in asking if key not in VI] == []


def test_no_key_is_left_unused() -> None:
    shapes = re.compile("|".join(map(pattern, families())))
    spoken = said() | {key for path in modules() for key in asked(path)}
    spoken |= {SPOKEN + words for words in said()}
    used = {key for key in VI if key in spoken or shapes.fullmatch(key)}
    unused = {key for key in VI.keys() - used if key.removesuffix("_one") not in used}
    assert sorted(unused) == []


def test_the_families_of_keys_are_what_make_docs_would_write() -> None:
    assert LISTED.read_text(encoding="utf-8") == listed(), "run: make docs"


def test_a_search_finds_every_key_in_the_code_or_its_family_in_the_list() -> None:
    heads = [line.partition(" ")[0] for line in LISTED.read_text(encoding="utf-8").splitlines()]
    shapes = re.compile("|".join(pattern(head) for head in heads if head != "#"))
    lost = [
        key
        for key in VI
        if not shapes.fullmatch(key)
        and not {key, key.removesuffix("_one"), key.removeprefix(SPOKEN)} & said()
    ]
    assert lost == []


def test_every_column_named_is_a_column_somewhere() -> None:
    models = (getattr(frames, n) for n in dir(frames) if n[0].isupper())
    columns = {c for m in models for c in m.columns}
    columns |= {c.removesuffix("_vi") for c in columns} | set(Indicator.__dataclass_fields__)
    named = {key.removeprefix("column.") for key in VI if key.startswith("column.")}
    assert sorted(named - columns - said()) == []


def test_every_layer_that_speaks_is_looked_at() -> None:
    speaking = {name(path).partition("/")[0] for path in modules() if any(asked(path))}
    assert (
        {"pages", "charts", "pictures", "answers", "briefing", "data"}
        <= speaking
        <= {*LAYERS, "dashboard.py"}
    )


def test_a_search_finds_most_keys_by_themselves_or_by_their_own_word() -> None:
    # A key that is put together is found by the word that is its own, beside its family in the
    # list; both shares may only rise.
    named = said() | {n for path in modules() for n in own_words(path)}
    named |= set(re.findall(r"\w[\w-]*", "\n".join(map(text, data_files()))))
    shapes = [re.compile(pattern(head).replace(HOLE, f"({HOLE})")) for head in families()]
    whole = {
        key for key in VI if {key, key.removesuffix("_one"), key.removeprefix(SPOKEN)} & said()
    }
    by_word = {
        key
        for key in VI.keys() - whole
        for shape in shapes
        if (found := shape.fullmatch(key.removesuffix("_one"))) and {*found.groups()} <= named
    }
    assert len(whole) / len(VI) >= WHOLE_KEYS
    assert (len(whole) + len(by_word)) / len(VI) >= FOUND_KEYS
