"""Every rule in SQL has an example of its own, and every step a question that reads it."""

import re
from pathlib import Path

import pytest

from data.pipeline.steps import NARROW, OFFICIAL, OTHER_DAYS, TABLES, read_by, steps
from queries.question import files
from tests.project_files import ROOT, text
from tests.worlds.query_store import FORMULAS

MIRROR = ROOT / "tests" / "data" / "tables"


def reached(names: set[str]) -> set[str]:
    """Those tables and all they are made from."""
    found: set[str] = set()
    while names:
        name = names.pop()
        found.add(name)
        if name in OTHER_DAYS:
            other = OTHER_DAYS[name]
            narrowed = NARROW[other.narrow].values() if other.narrow else ()
            below = {other.days, other.table, *narrowed}
        else:
            below = {OFFICIAL[name]} if name in OFFICIAL else {*steps()[name].reads}
        names |= below - found
    return found


def modules(folder: Path) -> dict[str, Path]:
    """The modules of tests in a folder by the name of the rule they are of."""
    return {path.stem.removeprefix("test_"): path for path in folder.glob("test_*.py")}


@pytest.mark.parametrize("folder", sorted({path.parent.name for path in TABLES.glob("*/*.sql")}))
def test_every_step_has_a_module_of_its_name_that_runs_it(folder: str) -> None:
    made, tested = {path.stem for path in (TABLES / folder).glob("*.sql")}, modules(MIRROR / folder)
    runs = {name for name, path in tested.items() if re.search(rf'made\(\s*"{name}"', text(path))}
    assert sorted(made - runs) == []
    assert sorted(tested.keys() - made) == []


def test_every_table_of_the_ledger_has_a_module_of_its_name_that_runs_it() -> None:
    tested = modules(MIRROR)
    assert tested.keys() == {path.stem for path in TABLES.glob("*.sql")}
    assert [n for n, path in tested.items() if not re.search(rf'kept\(\s*"{n}"', text(path))] == []


def test_every_file_of_formulas_has_a_module_of_its_name_that_asks_each_of_them() -> None:
    tested = modules(MIRROR.parent / "formulas")
    assert tested.keys() == {path.stem for path in FORMULAS}
    said = {path.stem: re.findall(r"MACRO (\w+)\(", path.read_text("utf-8")) for path in FORMULAS}
    unasked = [
        (name, formula)
        for name, formulas in said.items()
        for formula in formulas
        if f"{formula}(" not in text(tested[name])
    ]
    assert unasked == []


def test_every_step_is_read_by_a_question() -> None:
    asked = {step for path in files().values() for step in read_by(Path(path).read_text("utf-8"))}
    assert sorted(steps().keys() - reached(asked)) == []
