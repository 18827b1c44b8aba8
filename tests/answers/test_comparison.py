"""Two moments side by side: exactly what arrived between them, and exactly what it did."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.answers import StoreAnswers
from answers.comparison.compare import Comparison, comparison
from answers.comparison.rows import joined
from answers.comparison.sides import Moment, Side, frozen_side, today_side
from answers.comparison.tables import COLUMNS, VIEWS, part_rows, part_title
from answers.comparison.words import between, headline, lines, parts_line
from answers.tables import text_table, typed_table
from briefing.command import main
from data.keeping.calendar import write_calendar
from data.keeping.snapshots.snapshots import freeze
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from schemas.snapshot import PARTS
from tests.worlds.files.award_files import PLAN, UNIT, handed_in, proposal, stepped
from tests.worlds.score_world import AS_OF as YEAR_END
from tests.worlds.score_world import Marks, criterion, rubric, score_store
from tests.worlds.store_factories import hand_in, published, sample_store, turn_away
from translations import Language, translator

AS_OF = date(2026, 10, 31)
APRIL, SEPTEMBER = datetime(2026, 4, 2), datetime(2026, 9, 1)
ME = Viewer()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    made = sample_store(tmp_path)
    hand_in(made, {"i1": 101.0, "i2": 202.0}, APRIL)
    published(made)
    return made


def frozen(store: Path, campaign: str = "c", as_of: date = AS_OF) -> str:
    return freeze(store, campaign, "Họp quý", as_of, "văn thư", "họp Hội đồng").snapshot_id


def since(store: Path, before: str, campaign: str = "c", as_of: date = AS_OF) -> Comparison:
    return comparison(frozen_side(store, before, ME), today_side(store, campaign, as_of, ME))


def differing(found: Comparison) -> dict[str, int]:
    return {name: part.rows.height for name, part in found.parts.items() if part.rows.height}


def row(found: Comparison, part: str) -> dict[str, Any]:
    return found.parts[part].rows.row(0, named=True)


def test_a_snapshot_against_itself_gives_nothing_at_all(store: Path) -> None:
    made = frozen(store)
    found = comparison(frozen_side(store, made, ME), frozen_side(store, made, ME))
    assert found.is_same
    assert differing(found) == {}
    assert found.parts["cells"].same_count == 2
    assert headline(found, translator("vi")).startswith("Không có thay đổi")
    assert "giữ nguyên" in parts_line(found, translator("vi"))


def test_a_store_nothing_arrived_in_is_what_was_frozen(store: Path) -> None:
    made = frozen(store)
    published(store)
    assert since(store, made).is_same


def test_a_corrected_report_gives_that_report_and_the_figures_that_rest_on_it(
    store: Path,
) -> None:
    made = frozen(store)
    hand_in(store, {"i1": 505.0, "i2": 202.0}, SEPTEMBER)
    published(store)
    found = since(store, made)
    moved = {"reports": 1, "cells": 1, "contents": 1, "indicators": 1, "units": 1}
    assert differing(found) == moved
    report, cell, indicator = (row(found, part) for part in ("reports", "cells", "indicators"))
    assert (report["compared"], report["unit_id"], report["period_id"]) == (
        "changed",
        "01",
        "2026-Q1",
    )
    assert (report["before_version"], report["after_version"]) == (1, 2)
    assert (report["received_by"], report["received_at"]) == ("van-thu", SEPTEMBER)
    assert report["differing_count"] == 1
    assert (cell["indicator_id"], cell["before_value"], cell["after_value"]) == (
        "i1",
        101.0,
        505.0,
    )
    assert (indicator["indicator_id"], indicator["before_value"], indicator["after_value"]) == (
        "i1",
        101.0,
        505.0,
    )
    assert found.parts["indicators"].same_count == 1
    assert row(found, "units")["unit_id"] == "01"
    assert "số liệu" in parts_line(found, translator("vi"))


def test_a_report_sent_again_with_the_same_values_moves_no_figure(store: Path) -> None:
    made = frozen(store)
    hand_in(store, {"i1": 101.0, "i2": 202.0}, SEPTEMBER)
    published(store)
    assert differing(since(store, made)) == {"reports": 1}


def test_reports_of_others_and_files_returned_are_told_apart(store: Path) -> None:
    made = frozen(store)
    hand_in(store, {"i1": 303.0}, SEPTEMBER, unit="02")
    turn_away(store, SEPTEMBER)
    published(store)
    found = since(store, made)
    told = found.parts["reports"].rows.select("compared", "unit_id").rows()
    assert told == [("returned", "01"), ("new", "02")]
    assert found.parts["cells"].rows.is_empty()
    assert row(found, "indicators")["before_unit_count"] == 1
    assert row(found, "indicators")["after_unit_count"] == 2


def test_what_only_the_earlier_side_has_is_no_longer_there(store: Path) -> None:
    early = frozen(store)
    hand_in(store, {"i1": 101.0}, SEPTEMBER, unit="02")
    published(store)
    late = frozen(store)
    found = comparison(frozen_side(store, late, ME), frozen_side(store, early, ME))
    assert found.parts["reports"].rows["compared"].to_list() == ["gone"]


def test_a_value_taken_out_is_unknown_and_never_zero(store: Path) -> None:
    made = frozen(store)
    hand_in(store, {"i1": None, "i2": 202.0}, SEPTEMBER)
    published(store)
    found = since(store, made)
    assert (row(found, "cells")["compared"], row(found, "cells")["after_value"]) == (
        "unknown",
        None,
    )
    assert row(found, "indicators")["after_value"] is None
    shown = text_table(
        part_rows(found, "cells", translator("vi")), COLUMNS["cells"], translator("vi")
    )
    assert shown["Kết quả sau"].to_list() == ["–"]
    assert shown["Khác thế nào"].to_list() == ["− Nay không có số"]


def test_another_day_of_the_same_data_is_said_to_be_only_that(store: Path) -> None:
    early = frozen(store, as_of=date(2026, 3, 31))
    found = comparison(frozen_side(store, early, ME), frozen_side(store, frozen(store), ME))
    assert found.parts["reports"].count("new") == 1
    assert "chỉ vì ngày tính đến" in parts_line(found, translator("vi"))
    hand_in(store, {"i1": 505.0}, SEPTEMBER)
    published(store)
    assert parts_line(since(store, early), translator("vi")).endswith(
        "Ngày tính đến cũng khác nhau."
    )


def test_two_campaigns_are_not_compared(store: Path) -> None:
    side = frozen_side(store, frozen(store), ME)
    other = Side(side.moment, side.answers, Selection("d", AS_OF))
    with pytest.raises(StoreError, match="hai phong trào"):
        comparison(side, other)
    with pytest.raises(StoreError, match="không có phong trào"):
        today_side(store, "d", AS_OF, ME)


def world(marks: Marks) -> Side:
    con: duckdb.DuckDBPyConnection = score_store(
        rubric([criterion("a", 60.0), criterion("b", 40.0)]), marks
    )
    moment = Moment(None, YEAR_END, dict.fromkeys(PARTS, ""))
    return Side(moment, StoreAnswers(con, ME), Selection("c", YEAR_END))


MARKS = {("u1", "a"): 50.0, ("u1", "b"): 30.0, ("u2", "a"): 40.0, ("u2", "b"): 20.0}


def test_the_same_marks_change_no_rank() -> None:
    assert comparison(world(MARKS), world(MARKS)).is_same


def test_a_new_mark_moves_scores_ranks_and_the_leader_of_the_cluster() -> None:
    found = comparison(world(MARKS), world({**MARKS, ("u2", "b"): 40.0, ("u1", "b"): 10.0}))
    ranks = {r["unit_id"]: r for r in found.parts["ranks"].rows.to_dicts()}
    cluster = row(found, "clusters")
    assert (ranks["u1"]["before_cluster_rank"], ranks["u1"]["after_cluster_rank"]) == (1, 2)
    assert (ranks["u2"]["before_score_points"], ranks["u2"]["after_score_points"]) == (60, 80)
    assert (cluster["before_leader_id"], cluster["after_leader_id"]) == ("u1", "u2")
    assert (cluster["before_margin_points"], cluster["after_margin_points"]) == (20, 20)
    assert "1 cụm, khối đổi đơn vị dẫn đầu" in headline(found, translator("vi"))


def test_a_year_nobody_had_marks_in_is_new_and_has_no_scores_before() -> None:
    found = comparison(world({}), world(MARKS))
    assert set(found.parts["ranks"].rows["compared"]) == {"new"}
    assert found.parts["ranks"].rows["before_score_points"].null_count() == 2
    assert found.parts["clusters"].moved("leader_id") == 0


@pytest.fixture
def awards(tmp_path: Path) -> Path:
    store, day = tmp_path / "store", date(2026, 12, 20)
    write_calendar(store, "sample", day, day)
    handed_in(store, tmp_path, proposal("01"), proposal("02"))
    return store


def test_proposals_that_came_moved_on_or_went_are_told_with_who_and_why(
    awards: Path, tmp_path: Path
) -> None:
    day = date(2026, 12, 20)
    made = frozen(awards, PLAN, day)
    stepped(awards, f"{UNIT}/2026/01", "appraised-1", "appraised", reason="đủ hồ sơ")
    handed_in(awards, tmp_path, proposal("01"), proposal("03"), at=datetime(2026, 10, 20))
    found = since(awards, made, PLAN, day)
    rows = {r["proposal_id"]: r for r in found.parts["proposals"].rows.to_dicts()}
    assert {code[-2:]: r["compared"] for code, r in rows.items()} == {
        "01": "moved",
        "02": "gone",
        "03": "new",
    }
    moved = rows[f"{UNIT}/2026/01"]
    assert (moved["before_state"], moved["after_state"]) == ("proposed", "appraised")
    assert (moved["recorded_by"], moved["reason"]) == ("x", "đủ hồ sơ")
    counts = found.parts["counts"].rows.select("counted", "before_proposals", "after_proposals")
    assert counts.rows() == [("appraised", 0, 1)]
    assert "thẩm định đạt 0 → 1" in lines(found, translator("vi"))[3]


def test_before_the_first_proposal_a_count_is_not_known(tmp_path: Path) -> None:
    store, day = tmp_path / "store", date(2026, 12, 20)
    write_calendar(store, "sample", day, day)
    handed_in(store, tmp_path, proposal("01"))
    early = frozen(store, PLAN, date(2026, 10, 1))
    found = since(store, early, PLAN, day)
    counts = found.parts["counts"].rows
    assert set(counts["compared"]) == {"new"}
    assert "đề nghị – → 1" in lines(found, translator("vi"))[3]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_part_is_a_table_in_both_languages_full_or_empty(
    store: Path, language: Language
) -> None:
    t, made = translator(language), frozen(store)
    hand_in(store, {"i1": 505.0, "i2": 202.0}, SEPTEMBER)
    published(store)
    for found in (since(store, made), comparison(world(MARKS), world({("u1", "a"): 1.0}))):
        for name, columns in COLUMNS.items():
            rows = part_rows(found, name, t)
            shown = text_table(rows, columns, t)
            assert (shown.width, shown.height) == (len(columns), found.parts[name].rows.height)
            assert typed_table(rows, columns, t).columns == shown.columns
            assert part_title(found, name, t)
        assert between(found, t)
        assert len(lines(found, t)) == 4


def test_every_part_has_its_place() -> None:
    found = comparison(world(MARKS), world(MARKS))
    assert [name for names in VIEWS.values() for name in names] == [*COLUMNS]
    assert set(found.parts) == set(COLUMNS)


VALUES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([None, 0.0, 0.1, 0.2]))


def frame(values: dict[str, float | None]) -> pl.DataFrame:
    schema = {"key": pl.String, "value": pl.Float64}
    return pl.DataFrame(list(values.items()), schema=schema, orient="row")


@given(VALUES, VALUES)
def test_only_what_differs_is_listed_whatever_the_order(
    before: dict[str, float | None], after: dict[str, float | None]
) -> None:
    found = joined(frame(before), frame(after).sample(fraction=1, shuffle=True), ["key"], ["value"])
    wanted = {key for key in before | after if before.get(key) != after.get(key)}
    assert set(found.rows["key"]) == wanted
    assert found.same_count == sum(before[k] == after[k] for k in before.keys() & after.keys())
    told = dict(found.rows.select("key", "compared").iter_rows())
    assert all((told[k] == "new") == (k not in before) for k in wanted)
    assert all((told[k] == "gone") == (k not in after) for k in wanted)
    assert joined(frame(before), frame(before), ["key"], ["value"]).rows.is_empty()


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(store: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*words: str) -> tuple[int, str]:
        code = main(["compare", *words, "--store", str(store)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return ran


def test_the_command_says_what_differs_in_both_languages(store: Path, run: Run) -> None:
    made = frozen(store)
    code, said = run(made, made)
    assert code == 0
    assert "Không có thay đổi" in said
    assert "Nothing differs" in said
    hand_in(store, {"i1": 505.0, "i2": 202.0}, SEPTEMBER)
    published(store)
    code, said = run(made, "--as-of", "2026-10-31", "--lang", "en")
    assert code == 0
    assert "1 report corrected" in said
    assert "● Corrected" in said
    assert "101" in said
    assert "505" in said


def test_the_command_gives_every_row_to_machines(store: Path, run: Run) -> None:
    made = frozen(store)
    hand_in(store, {"i1": 505.0, "i2": 202.0}, SEPTEMBER)
    published(store)
    code, said = run(made, "--json", "--as-of", "2026-10-31")
    assert code == 0
    cells = json.loads(said)["parts"]["cells"]
    assert (cells["same_count"], cells["rows"][0]["after_value"]) == (1, 505.0)


def test_the_command_refuses_a_snapshot_nobody_made(run: Run) -> None:
    code, said = run("CL-2020-01-01-01")
    assert code == 3
    assert "không có bản chốt" in said
