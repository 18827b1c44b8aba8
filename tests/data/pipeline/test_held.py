"""Every step of the pipeline is held by tests of its subject, through a question they ask."""

import re
from pathlib import Path

import pytest

from data.pipeline.steps import NARROW, OFFICIAL, OTHER_DAYS, TABLES, read_by, steps
from queries.question import files
from tests.project_files import ROOT, text

# The modules of tests in which each folder of data/tables has its rules; a step that none of
# their questions reads, nor they name, is a rule without an example: write one, or drop the step.
HELD = {
    "awards": ("queries/test_award_phase", "pages/test_awards_page", "briefing/test_report_rules"),
    "groups": ("queries/test_progress_rules", "queries/test_bridge", "queries/test_gap"),
    "marks": ("queries/test_scoring",),
    "progress": (
        "queries/test_progress_rules",
        "queries/test_required_when",
        "queries/test_bridge",
    ),
    "ranking": ("queries/test_scoring",),
    "reporting": ("queries/test_reporting_rules", "queries/test_obligations"),
    "scoring": ("queries/test_scoring", "queries/test_scoring_reading"),
    "screening": ("queries/test_screening",),
    "tasks": ("queries/test_tasks",),
    "trend": ("queries/test_bridge", "queries/test_units", "queries/test_units_live"),
    "units": ("queries/test_units", "queries/test_units_live", "queries/test_progress_rules"),
}


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


def held(module: str) -> set[str]:
    """The steps read by the questions that a module of tests names, and those it names itself."""
    said = {*re.findall(r"\w+", text(ROOT / "tests" / f"{module}.py"))}
    asked = [read_by(path.read_text("utf-8")) for name, path in files().items() if name in said]
    return reached({step for steps_read in asked for step in steps_read} | (said & steps().keys()))


@pytest.mark.parametrize("folder", sorted(HELD))
def test_every_step_is_read_by_a_question_that_a_test_of_its_subject_asks(folder: str) -> None:
    found = {step for module in HELD[folder] for step in held(module)}
    assert sorted({path.stem for path in (TABLES / folder).glob("*.sql")} - found) == []


def test_every_folder_of_steps_says_where_its_rules_are_held() -> None:
    assert {path.parent.name for path in TABLES.glob("*/*.sql")} == HELD.keys()


def test_every_step_is_read_by_a_question() -> None:
    asked = {step for path in files().values() for step in read_by(Path(path).read_text("utf-8"))}
    assert sorted(steps().keys() - reached(asked)) == []
