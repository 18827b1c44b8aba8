"""A unit found by its name, its code or what it was called before."""

from typing import Any

import pytest

from queries.units import questions as units
from schemas.selection import Viewer
from tests.worlds.query_store import query_store
from tests.worlds.rows.places import FORMER, PLACES, VIEWER, chosen


def found(text: str, limit: int = 12) -> list[tuple[Any, ...]]:
    con = query_store(unit=PLACES, former_unit=FORMER)
    frame = units.unit_search(con, VIEWER, chosen(), text=text, limit=limit)
    return frame.select("unit_id", "matched_by", "match_rank").rows()


@pytest.mark.parametrize(
    "text", ["cang long", "Càng Long", "XÃ CÀNG LONG", " xa  cang-long ", "ca\u0300ng long"]
)
def test_a_unit_is_found_without_accents_case_or_punctuation(text: str) -> None:
    assert found(text)[0] == ("29266", "name", 2)


def test_a_unit_officer_finds_the_own_unit_however_many_answer_better() -> None:
    con = query_store(unit=PLACES, former_unit=FORMER)
    for text in ("cang long", "a", "cang lon"):
        own = Viewer("x", "unit", units=frozenset({"29266"}))
        frame = units.unit_search(con, own, chosen(), text=text, limit=1)
        assert [u for u in frame["unit_id"] if u] in (["29266"], [])
        first = units.unit_search(con, own, chosen(), text=text)["unit_id"].to_list()
        assert "29266" in first, text
    other = Viewer("x", "unit", units=frozenset({"11848"}))
    assert units.unit_search(con, other, chosen(), text="29266")["unit_id"].drop_nulls().is_empty()


def test_the_letter_d_with_a_stroke_is_a_d() -> None:
    assert found("dao dong") == [("11848", "name", 2)]


def test_the_code_comes_first_and_finds_only_its_unit() -> None:
    assert found("29266") == [("29266", "code", 1)]


def test_a_code_that_other_lists_print_leads_to_the_unit() -> None:
    assert found("00099") == [("00004", "former", 1)]


def test_a_merged_commune_leads_to_the_unit_that_took_over() -> None:
    assert found("an truong a") == [("29275", "former", 2)]


def test_words_of_the_former_district_tell_namesakes_apart() -> None:
    assert found("truong cang") == [("29275", "former", 6)]


def test_a_former_province_leads_to_the_campaign_of_its_territory() -> None:
    assert found("tra vinh") == [(None, "former", 2), ("29275", "former", 6)]


def test_a_whole_name_beats_a_beginning_and_a_beginning_beats_the_middle() -> None:
    assert [row[0] for row in found("long")] == ["29266", "29302", "29275"]
    assert [row[::2] for row in found("an")] == [("29275", 4), ("29266", 5), ("29302", 5)]


def test_letters_run_together_are_found_too() -> None:
    assert found("canglong")[0] == ("29266", "name", 5)


def test_a_slip_of_the_finger_gives_the_nearest_names() -> None:
    assert found("cang logn") == [("29266", "near", 7)]


@pytest.mark.parametrize("text", ["", "   ", "%", "zzzzqq", "'; DROP TABLE unit; --"])
def test_nothing_typed_or_nothing_like_it_finds_nothing(text: str) -> None:
    assert found(text) == []


def test_no_more_than_the_limit_is_found() -> None:
    assert len(found("xa", 2)) == 2


def test_the_same_text_always_gives_the_same_answer() -> None:
    assert found("an") == found("an")
