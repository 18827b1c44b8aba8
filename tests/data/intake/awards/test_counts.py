from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from data.commands.command_note import with_campaign
from data.intake.notes import ingest_notes
from data.keeping.store import answer, open_store
from queries.awards import questions as q
from schemas.selection import Selection, Viewer
from tests.worlds.files.award_door import COUNTS, TODAY
from tests.worlds.files.award_files import (
    CATALOG,
    PLAN,
    rules_of,
    written,
)

NEWS = Path(__file__).parents[5] / "shared" / "published" / "award_counts_from_news.csv"


def test_counts_of_others_are_kept_as_told_with_merged_forms_marked(
    store: Path, tmp_path: Path
) -> None:
    path = written(tmp_path, COUNTS, "cong-bo")
    outcome = ingest_notes(store, [path], "x", datetime(2026, 10, 2), CATALOG)[0]
    assert (outcome.state, rules_of(outcome)) == ("accepted", [])
    kept = answer(open_store(store), "SELECT stage, award_count, is_merged FROM award_count")
    assert kept.rows() == [
        ("de_nghi", 69, False),
        ("hoi_dong_thong_qua", 48, False),
        ("da_tang", 493, True),
    ]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"so_luong": "-1"}, "published_count_known"),
        ({"nam_thanh_tich": "18"}, "published_year_known"),
    ],
)
def test_an_impossible_count_is_refused(
    store: Path, tmp_path: Path, change: dict[str, str], rule: str
) -> None:
    path = written(tmp_path, [COUNTS[0] | change], "cong-bo")
    outcome = ingest_notes(store, [path], "x", datetime(2026, 10, 2), CATALOG)[0]
    assert (outcome.state, rules_of(outcome)) == ("rejected", [rule])


def test_a_file_of_counts_without_a_campaign_is_given_one(tmp_path: Path) -> None:
    rows = [{key: value for key, value in COUNTS[0].items() if key != "ma_phong_trao"}]
    path = written(tmp_path, rows, "cong-bo")
    (tmp_path / "x").mkdir()
    copy = with_campaign(path, PLAN, tmp_path / "x")
    assert copy.read_text(encoding="utf-8").splitlines()[1].startswith(f"{PLAN},")
    assert with_campaign(path, None, tmp_path) == path
    whole = written(tmp_path, COUNTS, "du")
    assert with_campaign(whole, PLAN, tmp_path) == whole


@pytest.mark.skipif(not NEWS.exists(), reason="the published counts are not beside the project")
def test_the_published_counts_load_with_stages_apart(store: Path, tmp_path: Path) -> None:
    path = with_campaign(NEWS, PLAN, tmp_path)
    outcome = ingest_notes(store, [path], "x", datetime(2026, 10, 2), CATALOG)[0]
    assert (outcome.state, rules_of(outcome)) == ("accepted", [])
    told = q.award_told(open_store(store), Viewer(), Selection(PLAN, TODAY))
    assert told.height == 47
    flags = told.filter(
        pl.col("locality").str.starts_with("B"),
        pl.col("form_words").str.contains("xuất sắc"),
        year=2018,
    )
    assert dict(flags.select("stage_told", "award_count").iter_rows()) == {
        "de_nghi": 69,
        "hoi_dong_thong_qua": 48,
    }
    merged = told.filter("is_merged")
    assert merged["award_count"].to_list() == [356, 493]
