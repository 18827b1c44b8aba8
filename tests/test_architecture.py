import ast
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project_files import (
    ROOT,
    VIETNAMESE,
    called,
    functions,
    imports,
    kept_files,
    modules,
    name,
    own_names,
    parents,
    refused_in,
    statements,
    strings,
    text,
    tree,
)

# Counted after the formatter, which nothing switches off.
MODULE_LINES, PAGE_LINES, FUNCTION_LINES, SQL_LINES = 250, 100, 40, 60
FOLDER_FILES = 20
UNNAMED = {
    "answers": 1,
    "briefing": 9,
    "charts": 9,
    "data": 113,
    "pages": 16,
    "schemas": 3,
}
LONG_TESTS = ROOT / "tests" / "long_modules.txt"
NAMED_SINCE = 10
"""How far a room may be under its number before the number has to follow."""
FULL_FOLDERS = {
    "data/geography/sketch/communes": "one outline a province",
    "translations/en": "one file a subject",
    "translations/vi": "one file a subject",
}
LONG_STATEMENTS: dict[str, str] = {
    "queries/reporting/attention.sql": "one list from four sources, each a short block",
}
COLOURED = {
    "answers/table_files.py": "grey of a downloaded table, which no theme reaches",
    "data/workbooks/template_style.py": "colours of the workbook, which has no theme of its own",
}
SPEAKERS = {
    "data/checking/layouts/template_layout.py": "headers of the workbook are its format",
    "data/checking/bulk/names.py": "the same of flat files, and what people call their columns",
    "data/checking/layouts/score_layout.py": "of score sheets, and what people write in them",
    "data/checking/layouts/award_layout.py": "the same of award sheets",
    "data/checking/layouts/task_layout.py": "of the sheet of tasks, and how people say it",
    "data/checking/layouts/model_layout.py": "of the sheet of models, and how people say it",
    "data/checking/layouts/vote_layout.py": "of the list for the vote, and a vote as kept",
    "data/workbooks/rubric/layout.py": "headers of the rubric workbook are its format",
    "data/profiles/book/layout.py": "names of the sheets and columns of a campaign's workbook",
    "data/profiles/book/layouts/awards.py": "the same of its award sheets",
    "data/profiles/book/layouts/indicators.py": "the same of its indicators",
    "data/profiles/book/layouts/info.py": "of what it says once",
    "data/profiles/book/layouts/plans.py": "of the plans that units owe",
    "data/profiles/book/layouts/rubric.py": "the same of its rubrics",
    "data/profiles/book/layouts/tasks.py": "of its tasks and its council members' areas",
    "data/samples/sample_files.py": "words inside the invented files",
    "data/samples/sample.py": "who hands the invented files in",
    "data/workbooks/unit_target_sheet.py": "names of the sheet and its columns, part of the format",
    "data/profiles/new/check.py": "the mark that stands in a file where a source is open",
    "data/profiles/units/listing.py": "short forms of the unit types of official names",
    "data/reading/clean_text.py": "letters by which text is known to be Vietnamese",
    "data/reading/date_text.py": "a date as people write it",
    "data/reading/number_marks.py": "what people write where there is no figure",
    "data/reading/number_text.py": "what people write for zero",
    "data/published/published_layout.py": "folding of the letter đ",
    "data/profiles/unit_names.py": "words of unit names as people write them",
    "data/reference/build_reference.py": "unit types as the official list prints them",
    "schemas/plan/profile.py": "the source of what no plan says",
    "schemas/scoring/rubric.py": "the source of what no plan says",
}
WORDED = re.compile(
    r"data/(workbooks/(template|marked_|scores/|rubric/|awards/|campaign/)|profiles/award_tables|commands/|samples/|published/)"
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SAYING = ("pages/", "briefing/", "answers/", "charts/", "pictures/")
PARTS = {path for path in modules() if name(path).startswith("pages/parts/")}
PAGES = [path for path in modules() if path.parent.name == "pages"]


def lines(path: Path) -> int:
    return len(text(path).splitlines())


def blocks(path: Path) -> list[list[str]]:
    body = re.split(r"^(?=CREATE )", text(path), flags=re.MULTILINE)
    said = [[line for line in b.splitlines() if line.strip()] for b in body]
    return [[line for line in block if not line.startswith("--")] for block in said]


def users_of(package: str, allowed: Callable[[str], bool]) -> list[str]:
    return [
        name(path)
        for path in modules()
        if any(i.partition(".")[0] == package for i in imports(path)) and not allowed(name(path))
    ]


def test_no_module_is_longer_than_its_budget() -> None:
    assert [name(path) for path in modules() if lines(path) > MODULE_LINES] == []


def test_no_page_is_longer_than_its_budget() -> None:
    long = [name(p) for p in PAGES if lines(p) > PAGE_LINES and not p.name.startswith("_")]
    assert long == []


def test_no_module_of_the_tests_grows_beyond_the_same_budget() -> None:
    # Those that do are named with what they may have. A number may only become less: whoever splits
    # one takes it out of the list.
    allowed = dict(line.rsplit(" ", 1) for line in text(LONG_TESTS).splitlines())
    found = {name(path): lines(path) for path in TESTS if lines(path) > MODULE_LINES}
    assert {n: count for n, count in found.items() if count > int(allowed.get(n, 0))} == {}
    assert [n for n in allowed if n not in found] == []


@pytest.mark.parametrize("entry", ["dashboard.py", "server.py"])
def test_an_entry_is_at_most_60_lines(entry: str) -> None:
    assert lines(ROOT / entry) <= 60


def test_no_function_is_longer_than_its_budget() -> None:
    long = [
        f"{name(path)}:{f.name}"
        for path in (*modules(), *TESTS)
        for f in functions(path)
        if (f.end_lineno or 0) - f.lineno >= FUNCTION_LINES
    ]
    assert long == []


def test_a_folder_holds_at_most_20_files() -> None:
    folders = Counter(path.rpartition("/")[0] for path in kept_files())
    full = {folder: count for folder, count in folders.items() if count > FOLDER_FILES}
    assert full.keys() <= FULL_FOLDERS.keys()
    assert [folder for folder in FULL_FOLDERS if folder not in full] == []


def test_the_formatter_is_never_switched_off() -> None:
    switch = re.compile(r"#\s*(fmt:\s*(skip|off)|yapf:\s*disable)")
    assert switch.search("x = 1  # fmt" + ": skip")
    assert [name(path) for path in (*modules(), *TESTS) if switch.search(text(path))] == []


def test_no_question_and_no_macro_is_longer_than_its_budget() -> None:
    long = {name(p) for p in statements() if any(len(b) > SQL_LINES for b in blocks(p))}
    assert long <= LONG_STATEMENTS.keys()


# DuckDB 1.5.5 now and then dies of a median over a window, and takes the open store with it.
WINDOWED = re.compile(r"\b(median|mad|quantile\w*|mode)\([^)]*\)[^,\n]*\bOVER\b")


def test_no_median_is_taken_over_a_window() -> None:
    assert WINDOWED.search("median(b.value) FILTER (NOT b.is_own) OVER same AS x")
    assert [name(path) for path in statements() if WINDOWED.search(text(path))] == []


# DuckDB 1.5.5 does so of an aggregate over `OVER ()` whose input is all but empty, when more than
# one engine thread works on it (findings/empty_window.sh); a subselect says the same.
WHOLE_WINDOW = re.compile(r"\bOVER\s*\(\s*\)|\bAS\s*\(\s*\)")


def test_no_figure_of_the_whole_answer_is_taken_over_a_window() -> None:
    assert WHOLE_WINDOW.search("count(*) OVER ( ) AS unit_count")
    assert [name(path) for path in statements() if WHOLE_WINDOW.search(text(path))] == []


def test_what_is_allowed_to_be_long_still_is() -> None:
    short = [s for s in LONG_STATEMENTS if all(len(b) <= SQL_LINES for b in blocks(ROOT / s))]
    assert short == []
    assert [s for s in SPEAKERS if not VIETNAMESE.search(text(ROOT / s))] == []


def test_no_province_and_no_campaign_is_named_in_code() -> None:
    named = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, own_names()))})(?!\w)")
    found = [
        (name(path), said)
        for path in [*modules(), *statements()]
        if not name(path).startswith("data/reference/")
        for said in named.findall(text(path))
    ]
    assert found == []


def test_colours_stand_in_one_place() -> None:
    coloured = [
        name(path)
        for path in modules()
        if name(path) != "pictures/tokens.py"
        and any(re.search(r"#[0-9a-fA-F]{3,8}\b", s.value) for s in strings(path))
    ]
    assert sorted(coloured) == sorted(COLOURED)


def test_streamlit_is_only_in_the_pages_and_the_two_entries() -> None:
    entries = ("dashboard.py", "server.py")
    assert users_of("streamlit", lambda m: m in entries or m.startswith("pages/")) == []


def test_duckdb_is_only_in_data_and_queries() -> None:
    assert users_of("duckdb", lambda m: m.startswith(("data/", "queries/"))) == []


def test_frames_are_polars_only() -> None:
    assert users_of("pandas", lambda _: False) == []


def test_numpy_is_only_in_the_methods_that_draw_weights() -> None:
    assert users_of("numpy", lambda m: m.startswith(("methods/", "tests/"))) == []
    assert users_of("scipy", lambda m: m.startswith(("methods/", "tests/"))) == []


def test_shapely_is_only_where_the_sketch_map_is_made() -> None:
    users = users_of("shapely", lambda _: False)
    assert users
    assert [m for m in users if not m.startswith("data/geography/build_sketch/")] == []


def test_only_the_modules_of_data_that_write_words_know_translations() -> None:
    users = users_of("translations", lambda m: not m.startswith("data/"))
    assert [m for m in users if not WORDED.match(m)] == []


def test_a_question_is_never_put_together_from_pieces() -> None:
    spliced = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        if name(path).startswith(("queries/", *SAYING))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and called(node) in ("execute", "sql", "executemany")
        and any(isinstance(a, ast.JoinedStr | ast.BinOp) for a in node.args)
    ]
    assert spliced == []


def test_what_every_page_shares_knows_no_subject() -> None:
    shared = {
        path for path in PARTS if path.parent.name in ("parts", "opening", "serving", "tables")
    }
    subjects = {f"pages.parts.{p.parent.name}." for p in PARTS - shared}
    crossing = [name(p) for p in shared if any(i.startswith(tuple(subjects)) for i in imports(p))]
    assert len(subjects) > 5
    assert crossing == []


def test_only_one_module_caches_what_is_on_screen() -> None:
    users = [name(path) for path in modules() if re.search(r"\bst\.cache_|= Kept\(", text(path))]
    assert users == ["pages/parts/cached.py"]


def test_words_for_people_are_translations_or_errors_in_both_languages() -> None:
    found = [
        f"{name(path)}:{said.lineno} {said.value}"
        for path in modules()
        if name(path) not in SPEAKERS and not name(path).startswith("translations/")
        for said in strings(path)
        if VIETNAMESE.search(said.value)
        and (
            (name(path).startswith(SAYING) or path.parent == ROOT)
            or not (refused_in(said) or explains(said))
        )
    ]
    assert found == []


def explains(node: ast.Constant) -> bool:
    """Both languages side by side, or the description of a column or an option."""
    around = [node, *parents(node)]
    joined = [n for n in around if isinstance(n, ast.JoinedStr)]
    pieces = [v.value for j in joined for v in j.values if isinstance(v, ast.Constant)]
    if any(" / " in str(piece) for piece in [node.value, *pieces]):
        return True
    return any(isinstance(n, ast.Call) and called(n) == "col" for n in around)


def test_no_thread_of_polars_ever_waits_for_python() -> None:
    # schemas/each.py tells how a server came to stand still; samples are made by one thread alone
    called_back = ("map_elements", "map_batches", "map_groups", "map_rows", "rolling_map")
    found = [
        (name(path), called(node))
        for path in modules()
        if not name(path).startswith(("tests/", "bench/", "data/samples/", "data/reference/"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and called(node) in called_back
    ]
    assert found == []


def test_no_path_of_one_machine_is_written_down() -> None:
    of_one = re.compile(r"(?<![\w.:/])/(?:home|root|work|Users|mnt|opt|srv)/\w+")
    files = [*modules(), *statements()]
    assert [(name(p), found) for p in files for found in of_one.findall(text(p))] == []


@pytest.mark.parametrize(
    "file",
    [
        "requirements.in",
        "requirements-dev.in",
        "data/geography/build_sketch/requirements.txt",
    ],
)
def test_every_package_is_pinned_and_says_why(file: str) -> None:
    packages = [line for line in text(ROOT / file).splitlines() if not line.startswith("-r ")]
    bare = [p for p in packages if not re.match(r"^[\w\[\]-]+==[\w.]+\s+# \w.+$", p)]
    assert packages
    assert bare == []


@pytest.mark.parametrize("stem", ["requirements", "requirements-dev"])
def test_every_package_is_installed_by_its_hash_and_from_no_named_host(stem: str) -> None:
    lines = text(ROOT / f"{stem}.txt").splitlines()
    pinned = [line.removesuffix(" \\") for line in lines if re.match(r"[a-z]", line)]
    assert all(re.fullmatch(r"[\w.\-]+==[\w.]+( ; .+)?", one) for one in pinned)
    whole = [line for line in lines if not line.lstrip().startswith("#")]
    hashed = [i for i, line in enumerate(whole) if re.match(r"[a-z]", line)]
    assert all(whole[i + 1].startswith("    --hash=sha256:") for i in hashed)
    assert not [line for line in lines if "://" in line or line.startswith("-")]
    short = [
        line.split()[0].replace("[polars]", "") for line in text(ROOT / f"{stem}.in").splitlines()
    ]
    assert set(short) <= set(pinned)
    assert len(pinned) > 2 * len(short)


def test_the_shapes_of_data_are_named() -> None:
    # dict[str, Any] says nothing of what is in it. What is left may only become less: whoever
    # names a shape lowers the number, so that nobody takes its place.
    found = Counter(
        name(path).partition("/")[0]
        for path in modules()
        for _ in re.finditer(r"dict\[str, Any\]", path.read_text(encoding="utf-8"))
    )
    assert {room: count for room, count in found.items() if count > UNNAMED.get(room, 0)} == {}
    assert {room: n for room, n in UNNAMED.items() if n - found[room] > NAMED_SINCE} == {}
