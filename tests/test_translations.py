import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

from schemas import frames
from schemas.plan.indicators import Indicator
from tests.key_search import composed, said, whole_keys, worded_keys
from tests.project_files import LAYERS, ROOT, called, modules, name, tree
from tests.translation_families import SPOKEN, VI, families, is_spoken, listed, pattern
from translations import translator

EN = translator("en").words
LISTED = ROOT / "translations/families.txt"


WHOLE_KEYS, OWN_KEYS, FOUND_KEYS = 0.55, 0.69, 0.97


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
    # all three shares may only rise: python -m tests.key_search prints them
    whole, own = whole_keys(), composed()
    assert len(whole) / len(VI) >= WHOLE_KEYS
    assert len(whole & own) / len(own) >= OWN_KEYS
    assert len(whole | worded_keys()) / len(VI) >= FOUND_KEYS


def test_the_keys_of_a_set_of_values_are_keys_there_are() -> None:
    sets = [
        (f"{name(path)} {node.targets[0].id}", ast.literal_eval(node.value))
        for path in modules()
        for node in tree(path).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id.endswith("_KEYS")
        and isinstance(node.value, ast.Dict)
    ]
    assert len(sets) > 100
    unknown = [(of, key) for of, keys in sets for key in keys.values()]
    assert [pair for pair in unknown if not {pair[1], SPOKEN + pair[1]} & VI.keys()] == []
