"""A rubric is published once and for all: as TOML that reads back, a version after the last."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.keeping.publishing.rubric_publish import next_version, publish_rubric, versions
from data.keeping.store import open_store
from data.keeping.verify import verify
from data.profiles.catalog import load_catalog, store_catalog
from schemas.plan.profile_file import ProfileError
from schemas.scoring.rubric import (
    Grade,
    RankAward,
    RobustnessSettings,
    Rubric,
    RubricCriterion,
    RubricSection,
    TieRule,
    Veto,
)
from schemas.scoring.rubric_text import rubric_from_toml, rubric_toml
from tests.worlds.store_factories import answers, sample_store

ROOT = Path(__file__).parents[3]
SHIPPED = load_catalog()
BASE = next(r for r in SHIPPED.rubrics if r.scope == "all")
ON = date(2030, 12, 20)
DRAFT = replace(BASE, label_en="Changed")


def again(rubric: Rubric) -> Rubric:
    return rubric_from_toml(rubric_toml(rubric).encode(), "r.toml")


@pytest.mark.parametrize(
    "rubric", SHIPPED.rubrics, ids=lambda r: f"{r.campaign}-{r.id}-{r.version}"
)
def test_a_shipped_rubric_reads_back_as_it_was_written(rubric: Rubric) -> None:
    assert again(rubric) == rubric


WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
POINTS = st.floats(allow_nan=False, allow_infinity=False)
MAYBE = st.none() | POINTS


def of(model: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(model, **fields)


SECTIONS = of(
    RubricSection,
    id=WORDS,
    label_vi=WORDS,
    label_en=WORDS,
    short_vi=WORDS,
    short_en=WORDS,
    max_points=POINTS,
    bonus_cap=MAYBE,
    penalty_cap=MAYBE,
)
CRITERIA = of(
    RubricCriterion,
    id=WORDS,
    section=WORDS,
    label_vi=WORDS,
    label_en=WORDS,
    short_vi=WORDS,
    short_en=WORDS,
    kind=st.sampled_from(["direct", "count"]),
    max_points=POINTS,
    source=WORDS,
    min_points=POINTS,
    each_points=MAYBE,
    needs_evidence=st.booleans(),
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "label_vi": WORDS,
        "reason": st.none() | WORDS,
        "total_cap": MAYBE,
        "published_on": st.dates(),
        "clusters": st.lists(WORDS, max_size=3).map(tuple),
        "left_out": st.lists(WORDS, max_size=3).map(tuple),
        "stages": st.sampled_from([(), ("self",), ("self", "council")]),
        "sections": st.lists(SECTIONS, max_size=3).map(tuple),
        "criteria": st.lists(CRITERIA, max_size=3).map(tuple),
        "grades": st.lists(
            of(Grade, id=WORDS, label_vi=WORDS, label_en=WORDS, min_points=POINTS), max_size=3
        ).map(tuple),
        "vetoes": st.lists(
            of(
                Veto,
                id=WORDS,
                label_vi=WORDS,
                label_en=WORDS,
                source=WORDS,
                detected=st.sampled_from([None, "no_plan"]),
            ),
            max_size=3,
        ).map(tuple),
        "ties": st.lists(
            of(TieRule, by=st.just("section"), section=st.none() | WORDS), max_size=3
        ).map(tuple),
        "awards": st.lists(
            of(
                RankAward,
                form=WORDS,
                rank_from=st.integers(),
                source=WORDS,
                rank_to=st.integers(),
                grade=st.none() | WORDS,
            ),
            max_size=2,
        ).map(tuple),
        "robustness": of(RobustnessSettings, draws=st.integers(1, 9_999), even_ratio=POINTS),
    },
)


@given(CHANGES)
def test_any_rubric_reads_back_as_it_was_written(changes: dict[str, Any]) -> None:
    rubric = replace(BASE, **changes)
    assert again(rubric) == rubric


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_a_number_without_an_end_is_not_written(value: float) -> None:
    with pytest.raises(ProfileError, match="hữu hạn / must be a finite"):
        rubric_toml(replace(BASE, total_points=value))


def test_a_text_that_is_no_toml_is_refused() -> None:
    with pytest.raises(ProfileError, match=r"r\.toml: không phải TOML hợp lệ / not valid TOML"):
        rubric_from_toml(b"id = ", "r.toml")


def test_a_published_version_follows_the_last_and_is_in_the_store_at_once(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    draft = replace(DRAFT, version=77, published_by="?", reason=None)
    made = publish_rubric(store, draft, " Lan ", " đổi tên ", ON)
    said = {"published_on": ON, "published_by": "Lan", "reason": "đổi tên"}
    assert made == replace(DRAFT, version=BASE.version + 1, **said)
    path = store / "rubrics" / f"{BASE.campaign}-{BASE.id}-v{made.version}.toml"
    assert rubric_from_toml(path.read_bytes(), path.name) == made
    assert versions(store_catalog(store).rubrics, BASE.campaign, BASE.id) == [BASE, made]
    sql = f"SELECT max(version) FROM rubric WHERE rubric_id = '{BASE.id}'"
    assert answers(open_store(store), sql) == [(made.version,)]
    kept = path.read_bytes()
    third = publish_rubric(store, replace(made, label_en="Again"), "Lan", "x", ON)
    assert (third.version, path.read_bytes()) == (made.version + 1, kept)
    assert answers(open_store(store), sql) == [(third.version,)]
    assert verify(store).findings == ()


@pytest.mark.parametrize(
    ("changes", "by", "reason", "on", "said"),
    [
        ({"label_en": BASE.label_en}, "Lan", "x", ON, "nothing differs from v1"),
        ({}, "Lan", "  ", ON, "reason: cần lý do công bố / say why"),
        ({}, "", "x", ON, "published_by: cần tên"),
        ({}, "Lan", "x", date(2000, 1, 1), "before v1"),
        ({"id": "../x"}, "Lan", "x", ON, "only a–z"),
        ({"total_points": 999.0}, "Lan", "x", ON, "total_points: 999"),
        ({"campaign": "khong-co"}, "Lan", "x", ON, "campaign: không có / no such «khong-co»"),
        ({"total_points": float("nan")}, "Lan", "x", ON, "finite"),
    ],
)
def test_what_may_not_be_published_leaves_the_store_as_it_was(
    tmp_path: Path, changes: dict[str, Any], by: str, reason: str, on: date, said: str
) -> None:
    store = sample_store(tmp_path)
    with pytest.raises(ProfileError, match=said):
        publish_rubric(store, replace(DRAFT, **changes), by, reason, on)
    assert not (store / "rubrics").exists()
    assert not (store / "published").exists()


def test_two_rubrics_that_would_score_the_same_units_are_refused() -> None:
    kind = SHIPPED.profiles[BASE.campaign].unit_types[0].id
    first = replace(BASE, id="one", unit_types=(kind,))
    catalog = replace(SHIPPED, rubrics=(first,))
    with pytest.raises(ProfileError, match="cùng chấm / both score"):
        next_version(catalog, replace(first, id="two"), "Lan", "x", ON)


CHILD = """
import os, signal, sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from data.keeping.publishing.rubric_publish import publish_rubric
from data.profiles.catalog import store_catalog

store, die_at, renames = Path(sys.argv[1]), int(sys.argv[2]), 0

def count(event, arguments):
    global renames
    if event == "os.rename" and str(store) in str(arguments[0]):
        renames += 1
        if renames == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
base = next(r for r in store_catalog(store).rubrics if r.scope == "all")
draft = replace(base, label_en="Changed")
publish_rubric(store, draft, "Lan", "x", date(2030, 12, 20))
"""


@pytest.mark.slow
@pytest.mark.parametrize("die_at", [1, 2])
def test_kill_9_before_a_rename_leaves_no_version_or_a_whole_one(
    tmp_path: Path, die_at: int
) -> None:
    store = sample_store(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(store), str(die_at)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    known = versions(store_catalog(store).rubrics, BASE.campaign, BASE.id)
    assert [r.version for r in known] == [1, 2][:die_at]
    made = publish_rubric(store, replace(DRAFT, label_en="Then"), "Lan", "x", ON)
    assert made.version == die_at + 1
    assert [p.suffix for p in (store / "rubrics").iterdir()] == [".toml"] * die_at
    assert verify(store).findings == ()
