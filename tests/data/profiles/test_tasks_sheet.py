import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.profiles.catalog import CAMPAIGNS, load_catalog
from data.profiles.profile_tables import profile_tables
from data.profiles.tasks.sheet import COLUMNS, read_tasks, require_known
from schemas.plan.profile_file import ProfileError
from schemas.plan.tasks import Task
from schemas.words import TASK_KINDS
from tests.worlds.small_profile import small_profile

PLANS = {
    "vinh-long": ("000", 25),
    "quang-tri-vinh-linh": ("001", 13),
    "nghe-an": ("002", 23),
    "an-giang": ("003", 25),
    "lam-dong": ("004", 25),
}
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
UNITS = pl.DataFrame({"unit_id": ["so-a", "xa-b"], "unit_type": ["department", "commune"]})
GOOD = {
    "task_id": "kiem-tra",
    "clause": "IV.4",
    "kind": "inspection",
    "due": "every-year",
    "leads": "so-a; commune",
    "label_vi": "Kiểm tra hằng năm",
    "label_en": "Inspect every year",
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[Task, ...]]:
    def from_rows(*rows: dict[str, str]) -> tuple[Task, ...]:
        path = tmp_path / "thu.csv"
        lines = [",".join(row.get(name, "") for name in COLUMNS) for row in rows]
        path.write_text("\n".join([",".join(COLUMNS), *lines]), encoding="utf-8")
        return read_tasks(path, small_profile(), UNITS)

    return from_rows


def test_a_clause_the_plan_does_not_have_is_refused_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "thu.csv"
    row = {**GOOD, "clause": "IV.4; V.9"}
    lines = [",".join(COLUMNS), ",".join(row.get(name, "") for name in COLUMNS)]
    path.write_text("\n".join(lines), encoding="utf-8")
    small = small_profile()
    plan = replace(small, campaign=replace(small.campaign, clauses=("IV.4", "V.1")))
    with pytest.raises(ProfileError, match=r"thu\.csv: dòng / line 2, cột / column clause") as said:
        read_tasks(path, plan, UNITS)
    assert "no such «V.9»; gần nhất / nearest: «V.1»" in str(said.value)


def test_a_row_becomes_a_task_with_its_parties(read: Callable[..., tuple[Task, ...]]) -> None:
    (task,) = read(GOOD | {"partners": "so-a", "is_encouraged": "x", "content": "nd1"})
    assert (task.leads, task.partners) == (("so-a", "commune"), ("so-a",))
    assert (task.is_encouraged, task.is_yearly, task.content) == (True, True, "nd1")
    assert (task.actor_vi, task.evidence_vi) == (None, None)
    assert [task.is_led_by(*u) for u in (("so-a", "department"), ("so-b", "department"))] == [
        True,
        False,
    ]
    assert task.is_led_by("xa-b", "commune")


@pytest.mark.parametrize(
    ("due", "kind", "day"),
    [
        ("2026-03-15", "day", date(2026, 3, 15)),
        ("2025-Q4", "quarter", date(2025, 12, 31)),
        ("2027", "year", date(2027, 12, 31)),
        ("every-year", "every-year", None),
        ("standing", "standing", None),
        ("open", "open", None),
    ],
)
def test_the_time_of_a_task_is_as_the_plan_says_it(
    read: Callable[..., tuple[Task, ...]], due: str, kind: str, day: date | None
) -> None:
    (task,) = read(GOOD | {"due": due})
    assert (task.due_kind, task.due_on) == (kind, day)


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("clause", "mục 4", "không phải mục / is no clause"),
        ("kind", "inspect", "một trong / one of inspection"),
        ("due", "quý IV", "2025-12-31, 2025-Q4, 2027, every-year, standing, open"),
        ("due", "2025-02-30", "open (kế hoạch chưa ghi / the plan names none)"),
        ("due", "2031", "ngoài phong trào / outside the campaign"),
        ("due", "", "không được trống / must not be blank"),
        ("leads", "so-aa", "không có / no such «so-aa»; gần nhất / nearest: «so-a»"),
        ("leads", ";", "ai báo cáo / must not be blank: who reports"),
        ("partners", "communes", "gần nhất / nearest: «commune»"),
        ("content", "nd2", "gần nhất / nearest: «nd1»"),
        ("is_encouraged", "maybe", "ghi / write x"),
        ("label_vi", "x" * 161, "quá / more than 160"),
    ],
)
def test_what_is_wrong_is_said_by_file_line_and_column(
    read: Callable[..., tuple[Task, ...]], column: str, text: str, said: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        read(GOOD, GOOD | {"task_id": "hai", column: text})
    assert str(caught.value).startswith(f"thu.csv: dòng / line 3, cột / column {column}: ")
    assert said in str(caught.value)


def test_a_task_given_twice_names_the_first_line(read: Callable[..., tuple[Task, ...]]) -> None:
    with pytest.raises(
        ProfileError, match="column task_id: đã có ở dòng / given already on line 2"
    ):
        read(GOOD, GOOD)


def test_a_task_in_the_profile_itself_is_held_to_the_same() -> None:
    wrong = Task("t", "IV.4", "other", "open", ("so-c",), "Việc", "Task")
    with pytest.raises(ProfileError, match=r"thu\.toml: «tasks\.0\.leads»: không có"):
        require_known(replace(small_profile(), tasks=(wrong,)), UNITS)


@pytest.mark.parametrize("campaign", PLANS)
def test_every_task_of_a_plan_is_entered_with_its_clause(campaign: str) -> None:
    file, count = PLANS[campaign]
    tasks = profile_tables(load_catalog())["task"].filter(campaign_id=campaign)
    assert tasks.height == count
    assert tasks["source"].str.starts_with(file).all()
    assert set(tasks["kind"]) <= set(TASK_KINDS)


@pytest.mark.parametrize("campaign", PLANS)
def test_what_a_plan_does_not_date_has_no_date(campaign: str) -> None:
    for task in load_catalog(CAMPAIGNS).profile(campaign).tasks:
        assert (task.due_on is None) == (task.due_kind in ("every-year", "standing", "open"))
        assert not task.is_encouraged or task.is_yearly


@pytest.mark.parametrize("campaign", PLANS)
def test_the_chapter_of_each_clause_stands_in_the_plan(campaign: str) -> None:
    files = list(SEEDS.glob(f"{PLANS[campaign][0]}*.txt"))
    if not files:
        pytest.skip("the plans themselves are not beside the project")
    text = files[0].read_text(encoding="utf-8")
    chapters = set(re.findall(r"^\W*([IVX]+)\. ", text, re.MULTILINE))
    for task in load_catalog(CAMPAIGNS).profile(campaign).tasks:
        for clause in task.clause.split("; "):
            assert clause.partition(".")[0] in chapters, (task.id, clause)
