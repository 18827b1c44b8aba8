import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from data.keeping.store import open_store
from queries.__main__ import main
from queries.progress.questions import indicator_standing
from queries.question import files
from schemas.selection import Selection, Viewer
from tests.project_files import ROOT
from tests.worlds.page_store import TODAY, page_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("shell"))


def words(store: Path) -> list[str]:
    asked = open_store(store).cursor().execute("SELECT max(campaign_id) FROM result")
    campaign = asked.fetchall()[0][0]
    return [f"campaign={campaign}", f"as_of={TODAY}", "--store", str(store)]


def test_the_shell_answers_with_the_figures_of_the_screen(store: Path, tmp_path: Path) -> None:
    asked = words(store)
    file = tmp_path / "answer.parquet"
    assert main(["indicator_standing", *asked, "--format", "parquet", "-o", str(file)]) == 0
    chosen = Selection(asked[0].partition("=")[2], TODAY)
    on_screen = indicator_standing(open_store(store), Viewer(), chosen)
    assert pl.read_parquet(file).equals(on_screen)
    assert on_screen["value"].count() > 0


@pytest.mark.parametrize("form", ["csv", "json"])
def test_both_text_forms_say_the_same(store: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"answer.{form}"
    assert main(["phase_list", *words(store), "--format", form, "-o", str(file)]) == 0
    if form == "json":
        names = [row["phase_id"] for row in json.loads(file.read_text())]
    else:
        names = pl.read_csv(file)["phase_id"].to_list()
    assert names == ["phase-1", "phase-2"]


def test_without_a_question_every_one_is_listed_with_its_grain(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert "content_standing" in said
    assert said.count("grain:") == len(files())


def test_a_bad_question_ends_in_2_and_says_which_there_are(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["no_such", *words(store)]) == 2
    assert "content_standing" in capsys.readouterr().err


def test_a_missing_store_ends_in_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["campaign_list", "--store", str(tmp_path / "none")]) == 3
    assert "data rebuild" in capsys.readouterr().err


ANSWERING = """
import runpy, sys
try:
    runpy.run_module("queries", run_name="__main__")
finally:
    print(*(name for name, module in sys.modules.items() if module), file=sys.stderr)
"""


def test_an_answer_waits_for_nothing_that_only_reading_a_report_needs(store: Path) -> None:
    asked = [sys.executable, "-c", ANSWERING, "phase_list", *words(store), "--format", "json"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT, timeout=120)
    assert [row["phase_id"] for row in json.loads(done.stdout)] == ["phase-1", "phase-2"]
    waited = {"pandas", "pandera", "pydantic", "fastexcel", "streamlit"}
    loaded = set(done.stderr.split())
    assert "duckdb" in loaded
    assert waited & loaded == set()


def test_a_fault_of_an_answer_is_still_named_where_pandas_is_kept_out() -> None:
    wrong = (
        "import polars as pl; from schemas.no_pandas import keep_out; keep_out();"
        "from schemas.frames import YearList; YearList.validate(pl.DataFrame({'yeer': [1]}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", wrong], capture_output=True, text=True, cwd=ROOT, timeout=120
    )
    assert "SchemaErrors" in done.stderr
    assert "yeer" in done.stderr
