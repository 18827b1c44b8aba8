import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from data.commands.command import main
from data.keeping.publishing.code_version import release
from data.profiles.catalog import load_catalog
from queries.catalogue import questions
from schemas.plan.profile import Profile
from schemas.tables import KEPT, PUBLISHED
from tests.data_dictionary import dictionary
from tests.plan_coverage import plans_page, said_of
from tests.project_files import ROOT, name, text
from translations import translator

DOCS = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])
README = text(ROOT / "README.md")
PAGES = [p.stem for p in (ROOT / "pages").glob("*.py") if not p.name.startswith("_")]
MODELS = {**KEPT, **PUBLISHED, **{q.name: q.model for q in questions()}}
FILE = re.compile(r"`([\w./-]+\.(?:py|sql|toml|md|csv))`")
FOREIGN = {
    "calendar.toml",
    "people.toml",
    "/etc/thi-dua-so/tinh-a.toml",
    "/srv/thi-dua-so/tinh-a/people.toml",
    "papi_2011_2022_subcriteria_panel.csv",
    "pci_2015_63_provinces.csv",
    "dti_2022_ranks_63_provinces.csv",
    "dti_2022_main_indices_top5.csv",
    "award_counts_from_news.csv",
}
TASK = re.compile(r"python -m data ([a-z]+)")
TARGETS = ["help", "setup", "run", "test", "check", "fix", "bench", "docs"]
QUESTION = re.compile(r"python -m queries ([a-z_]+)")


UNSERVED = {
    ("an-giang", "III.1.1"): "collectives: recipients of the criteria of each subject",
    ("an-giang", "III.1.2"): "persons, also from abroad: the same",
    ("an-giang", "V.1"): "principles of awards, nothing to be done",
    ("an-giang", "V.2"): "conditions that the law sets",
    ("an-giang", "V.4"): "money of awards",
    ("lam-dong", "I.1"): "goals of other documents, which the plan only names",
    ("nghe-an", "I.1.c"): "the same",
    ("quang-tri-vinh-linh", "I.1"): "purpose of the campaign",
}
"""Clauses no part of a profile rests on, and why."""


def parts(hint: Any) -> set[Any]:
    return {hint} | {part for inner in get_args(hint) for part in parts(inner)}


def profile_keys(model: Any) -> set[str]:
    hints = get_type_hints(model)
    inner = {part for hint in hints.values() for part in parts(hint) if is_dataclass(part)}
    return {f.name for f in fields(model)} | {key for part in inner for key in profile_keys(part)}


def test_what_plans_order_is_what_make_docs_would_write() -> None:
    written = (ROOT / "docs/plans.md").read_text(encoding="utf-8")
    assert written == plans_page()


def test_every_clause_a_plan_counts_is_served_somewhere() -> None:
    open_ends = {
        (p.campaign.id, clause)
        for p in load_catalog().profiles.values()
        for clause in set(p.campaign.clauses) - {c for said in said_of(p) for c in said.clauses}
        if not any(c.startswith(f"{clause}.") for said in said_of(p) for c in said.clauses)
    }
    assert open_ends == set(UNSERVED)


def test_the_data_dictionary_is_what_make_docs_would_write() -> None:
    written = (ROOT / "docs/data-dictionary.md").read_text(encoding="utf-8")
    assert written == dictionary(), "run: make docs"


@pytest.mark.parametrize("model", MODELS)
def test_every_table_and_every_column_says_what_it_is(model: str) -> None:
    columns = MODELS[model].columns
    assert [key for key, column in columns.items() if not column.description] == []
    assert (MODELS[model].__doc__ or "").strip()


def test_the_readme_is_under_100_lines() -> None:
    assert len(README.splitlines()) < 100


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", text(path))
    pictures = {link for link in links if link.endswith(".png")}
    lost = [link for link in links if not (path.parent / link).exists()]
    assert [link for link in lost if link not in pictures] == []


def test_the_readme_leads_to_every_other_document() -> None:
    others = [name(path) for path in DOCS if path.name != "README.md"]
    assert [other for other in others if f"({other})" not in README] == []


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_file_named_is_there(path: Path) -> None:
    folders = (ROOT, path.parent, ROOT / "data", ROOT / "campaigns", ROOT / "data/formulas")
    named = [n for n in FILE.findall(text(path)) if n not in FOREIGN]
    lost = [n for n in named if not any((folder / n).exists() for folder in folders)]
    assert lost == []


def test_every_task_named_is_a_task(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    known = capsys.readouterr().out
    named = {task for path in DOCS for task in TASK.findall(text(path))}
    assert {task for task in named if not re.search(rf"^    {task}\b", known, re.M)} == set()
    assert {"ingest", "status", "rebuild", "verify", "sample"} <= named


def test_every_question_named_is_a_question() -> None:
    named = {question for path in DOCS for question in QUESTION.findall(text(path))}
    assert named <= {q.name for q in questions()}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_in_the_changelog(page: str) -> None:
    assert translator("vi")(f"nav.{page}") in text(ROOT / "CHANGELOG.md")


def test_every_key_of_a_profile_is_explained() -> None:
    said = text(ROOT / "campaigns/README.md")
    keys = {key for key in profile_keys(Profile) if not key.endswith("_en")}
    assert sorted(key for key in keys if not re.search(rf"\b{key}\b", said)) == []


def test_a_decision_is_numbered_and_at_most_fifteen_lines() -> None:
    parts = re.split(r"^## ", text(ROOT / "docs/decisions.md"), flags=re.MULTILINE)[1:]
    numbers = [int(part.split(".")[0]) for part in parts]
    assert numbers == sorted(set(numbers))
    assert [part for part in parts if len(part.strip().splitlines()) > 15] == []
    words = ("Decided: ", "Because: ", "Ruled out: ")
    assert [part for part in parts if not all(word in part for word in words)] == []


def test_every_status_is_in_the_glossary_and_the_method() -> None:
    glossary, method = text(ROOT / "docs/glossary.md"), text(ROOT / "docs/method.md").lower()
    t = translator("vi")
    statuses = [key.removeprefix("status.") for key in t.words if key.startswith("status.")]
    assert len(statuses) == 10
    assert [s for s in statuses if f"`{s}`" not in glossary] == []
    assert [s for s in statuses if t(f"status.{s}").lower() not in method] == []


def test_the_changelog_says_what_changed_and_what_to_load_again() -> None:
    parts = ["Added", "Changed", "Fixed", "Data"]
    _, *versions = re.split(r"^## ", text(ROOT / "CHANGELOG.md"), flags=re.MULTILINE)
    said = [re.findall(r"^### (.+)$", version, re.MULTILINE) for version in versions]
    assert versions[0].startswith("Unreleased\n")
    assert said[0] == [part for part in parts if part in said[0]]
    assert versions[1].startswith(f"{release()} – ")
    assert said[1] == parts


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_of_make_says_what_it_does(target: str) -> None:
    assert re.search(rf"^{target}:.*## \w", text(ROOT / "Makefile"), re.MULTILINE)
