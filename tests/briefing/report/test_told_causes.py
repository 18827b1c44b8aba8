"""Causes in the units' own words: what counts as one sentence, of which content."""

from datetime import date, datetime
from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from briefing.report.scene import Scene
from briefing.report.told_causes import LONGEST, told_causes
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.reference.questions import unit_list
from queries.units.questions import difficulty_words
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, a_campaign, page_store
from tests.worlds.query_store import periods, query_store
from tests.worlds.reports.altered import scene, told

REPORT = f"yearly-{TODAY.year}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> StoreAnswers:
    return StoreAnswers(open_store(page_store(tmp_path_factory.mktemp("causes"))), Viewer())


def units_of(store: StoreAnswers, count: int) -> list[str]:
    return store.ask(unit_list, Selection(a_campaign(load_catalog()), TODAY))["unit_id"].to_list()[
        :count
    ]


def saying(store: StoreAnswers, *said: tuple[str, str], period: str = REPORT) -> Scene:
    """The scene of a yearly report to which units wrote these words (words, plain) in turn."""
    units = units_of(store, len(said))
    rows = [
        dict(zip(difficulty_words.model.columns, (u, u, period, "B5", 1, *words), strict=True))
        for u, words in zip(units, said, strict=True)
    ]
    return scene(store, {difficulty_words: lambda f: pl.DataFrame(rows, schema=f.schema)})


def test_what_most_units_say_is_quoted_once_with_their_number_and_names(
    store: StoreAnswers,
) -> None:
    few = [(f"Thiết bị ở {n} điểm đã cũ", "thiết bị ở điểm đã cũ") for n in (3, 4, 5, 6, 7)]
    made = saying(store, *few, ("Kinh phí cấp muộn", "kinh phí cấp muộn"))
    said = told(told_causes(made))
    assert said["short.said_all"].startswith("Có 06 đơn vị nêu khó khăn")
    names = [made.full_names[u] for u in units_of(store, 6)]
    first = f"“Thiết bị ở … điểm đã cũ” ({', '.join(names[:3])} và 02 đơn vị khác)"
    text = said["short.said:general"]
    assert text.endswith(f"06 đơn vị nêu, nhiều nhất là {first}; “Kinh phí cấp muộn” ({names[5]}).")


def test_a_unit_that_says_two_things_is_one_unit(store: StoreAnswers) -> None:
    [unit] = units_of(store, 1)
    rows = [
        dict(zip(difficulty_words.model.columns, (unit, unit, REPORT, "B5", n, w, w), strict=True))
        for n, w in enumerate(("thiếu máy", "thiếu người"), start=1)
    ]
    made = scene(store, {difficulty_words: lambda f: pl.DataFrame(rows, schema=f.schema)})
    said = told(told_causes(made))
    assert said["short.said_all"].startswith("Có 01 đơn vị nêu")
    assert "01 đơn vị nêu, nhiều nhất là" in said["short.said:general"]


def test_a_sentence_goes_to_the_content_that_alone_has_its_words(store: StoreAnswers) -> None:
    content = scene(store).contents[1]
    words = content.label_vi.lower()
    said = told(told_causes(saying(store, (f"Thiếu {words}", f"thiếu {words}"), ("Khó", "khó"))))
    assert said[f"short.said:{content.content_id}"].startswith(f"{content.label_vi}: 01 đơn vị")
    assert "“Khó”" in said["short.said:general"]


def test_only_the_longest_three_are_quoted_and_a_long_one_is_cut(store: StoreAnswers) -> None:
    long = "rất khó " * 40
    said = told(told_causes(saying(store, *((f"{c} {long}", f"{c} {long}") for c in "abcd"))))
    text = said["short.said:general"]
    assert text.endswith("; còn 01 ý khác.")
    assert text.count("…”") == 3
    assert max(map(len, text.split("“")[1:])) < LONGEST + 80


@pytest.mark.parametrize("period", ["yearly-2025", "2025-Q4", "final"])
def test_words_of_another_time_are_no_cause_of_this_report(
    store: StoreAnswers, period: str
) -> None:
    said = told(told_causes(saying(store, ("Khó", "khó"), period=period)))
    assert list(said) == ["short.said_all"]
    assert "chưa có đơn vị nào nêu" in said["short.said_all"]


def sentences(as_of: date, **remark: Any) -> list[tuple[Any, ...]]:
    later = datetime(2025, 5, 1)
    con = query_store(
        unit=[{}],
        period=periods("2025-Q1"),
        submission=[{}, {"submission_id": "2", "version": 2, "received_at": later}],
        remark=[
            {"known_until": later} | remark,
            {"submission_id": "2", "remark": "Đã có máy", "known_from": later},
            {"kind": "proposal", "remark": "Xin thêm máy", "cell": "B9"},
        ],
    )
    found = difficulty_words(con, Viewer(), Selection("c", as_of))
    return found.select("period_id", "position", "words", "plain").rows()


def test_a_remark_is_split_into_sentences_alike_but_for_numbers() -> None:
    written = "Thiếu 12,5 tỷ; cấp muộn. Nguyên nhân: kiêm nhiệm 3 việc! (dữ liệu minh họa)"
    assert sentences(date(2025, 4, 30), remark=written) == [
        ("2025-Q1", 1, "Thiếu 12,5 tỷ; cấp muộn", "thiếu tỷ cấp muộn"),
        ("2025-Q1", 2, "Nguyên nhân: kiêm nhiệm 3 việc", "nguyên nhân kiêm nhiệm việc"),
    ]
    assert sentences(date(2025, 5, 1)) == [("2025-Q1", 1, "Đã có máy", "đã có máy")]
