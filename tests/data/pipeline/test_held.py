"""Every step of the pipeline has an example of its own, and a question that reads it."""

import re
from pathlib import Path

import pytest

from data.pipeline.steps import NARROW, OFFICIAL, OTHER_DAYS, TABLES, read_by, steps
from queries.question import files
from tests.project_files import ROOT, text

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


@pytest.mark.parametrize("folder", sorted({path.parent.name for path in TABLES.glob("*/*.sql")}))
def test_every_step_has_a_module_of_its_name_that_runs_it(folder: str) -> None:
    made = {path.stem for path in (TABLES / folder).glob("*.sql")}
    tested = {path.stem.removeprefix("test_"): path for path in (MIRROR / folder).glob("test_*.py")}
    runs = {name for name, path in tested.items() if re.search(rf'made\(\s*"{name}"', text(path))}
    assert sorted(made - runs) == []
    assert sorted(tested.keys() - made) == []


def test_every_step_is_read_by_a_question() -> None:
    asked = {step for path in files().values() for step in read_by(Path(path).read_text("utf-8"))}
    assert sorted(steps().keys() - reached(asked)) == []
