"""5,000 odd texts through doors and exports: none runs, none breaks, none is a formula."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook

from answers.reporting.problem_table import problem_table
from answers.table_files import csv_table, xlsx_table
from data.intake.load import ingest
from data.keeping.calendar import read_calendar
from data.keeping.people import NAME, people
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.reading.clean_text import clean_text
from data.reading.file_guards import clean_file_name
from queries.catalogue import asked, questions
from queries.question import QuestionError
from schemas.plan.profile_file import ProfileError
from schemas.problems import StoreError
from schemas.scoring.rubric_text import rubric_from_toml
from schemas.selection import Selection
from schemas.viewer import Viewer
from tests.pages.test_pages import opened
from tests.shell import ROOT
from tests.worlds.files.odd_strings import odd_strings
from tests.worlds.page_store import a_campaign, page_store
from tests.worlds.query_store import query_store
from tests.worlds.store_factories import CATALOG, answers, published, sample_store
from translations import translator
from translations.phrases import markdown, plain
from translations.settings_file import take_settings

TEXTS = odd_strings(5_000)
AT = datetime(2026, 4, 10, 8, 30)
HEADING = ("campaign_id", "unit_id", "period_id", "indicator_id", "value", "note")
RUNS = ("=", "+", "-", "@", "\t", "\r")


def sent(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADING, *rows])
    return path


def test_odd_texts_in_any_column_are_refused_in_words_and_nothing_falls(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    good = ("c", "01", "2026-Q1", "i1", "1", "")
    files = []
    for place, name in enumerate(HEADING[:5]):
        mine = TEXTS[place::5]
        rows = [(*good[:place], text, *good[place + 1 :]) for text in mine]
        files.append(sent(tmp_path / f"{name}.csv", rows))
    for outcome in ingest(store, files, "a", AT, catalog=CATALOG):
        assert outcome.state == "rejected", outcome.file_name
        rules = {problem.rule for problem in outcome.problems}
        assert not rules & {"our_fault", "parser_failed", "parser_limit"}, outcome.file_name
        for language in ("vi", "en"):
            table = problem_table(outcome.problems, translator(language))
            assert table.height == len(outcome.problems)


def test_odd_notes_are_kept_as_they_were_meant(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    for number, text in enumerate(TEXTS[:8]):
        path = sent(tmp_path / f"{number}.csv", [("c", "01", "2026-Q1", "i1", f"{number}", text)])
        assert ingest(store, [path], text or "a", AT, catalog=CATALOG)[0].state == "accepted", text
    kept = answers(open_store(store), "SELECT value, note FROM result ORDER BY value")
    assert [note or "" for _, note in kept] == [clean_text(text) for text in TEXTS[:8]]


def test_no_odd_text_is_a_formula_in_a_table_that_is_carried_away() -> None:
    frame = pl.DataFrame({"x": TEXTS, "y": TEXTS[::-1]})
    lines = list(csv.reader(io.StringIO(csv_table(frame).decode("utf-8-sig"), newline="")))
    assert len(lines) == len(TEXTS) + 1
    runs = [cell for line in lines for cell in line if cell.startswith(RUNS)]
    assert [cell for cell in runs if not re.fullmatch(r"[+-]?[\d.]+", cell)] == []
    book = xlsx_table(frame, TEXTS[0], TEXTS[1:3], translator("vi"))
    sheet = load_workbook(io.BytesIO(book)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_odd_texts_are_shown_as_they_are_by_pages_and_figures() -> None:
    for text in TEXTS:
        assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>$~|:#]", markdown(text)), text
        assert "<" not in plain(text), text
        name = clean_file_name(text)
        assert "/" not in name, text
        assert "\\" not in name, text
        assert name.isprintable(), text


ADDRESS = ("as_of", "phase", "cluster", "unit_type", "unit", "content", "indicator", "period")
ADDRESS += ("obligation", "year", "stage", "form", "province", "lang", "view", "more", "part")


def test_an_odd_address_is_a_selection_that_says_itself_again() -> None:
    usual = Selection("c", AT.date())
    for text in TEXTS:
        chosen = Selection.from_query(dict.fromkeys(ADDRESS, text), usual)
        assert Selection.from_query(chosen.to_query(), usual) == chosen, text


@pytest.mark.parametrize("page", ["overview", "unit", "awards", "reporting"])
def test_a_page_opens_at_an_odd_address(
    page: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("THI_DUA_SO_STORE", str(page_store(tmp_path_factory.mktemp("odd"))))
    said = dict(zip(ADDRESS, odd_strings(len(ADDRESS), seed=len(page)), strict=True))
    at = opened(page, campaign=a_campaign(load_catalog()), **said)
    assert not [*at.exception, *at.error]
    assert at.title


def refusal(do: Callable[[], object]) -> str:
    """Why it was refused, in words of ours; nothing where it was not."""
    try:
        do()
    except (QuestionError, StoreError, ProfileError) as error:
        return str(error)
    return ""


def test_a_question_asked_in_odd_words_answers_or_says_what_it_needs() -> None:
    con, texts = query_store(), iter(TEXTS)
    for question in questions():
        words = {key: next(texts) for key in ("unit", "cluster", "indicator", "period", "form")}
        words |= {"campaign": "c", "as_of": "2026-10-31"}
        said = refusal(lambda q=question, w=words: asked(con, Viewer(), q.name, w))
        assert not said or " / " in said, question.name


def literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def test_odd_texts_in_the_list_of_people_are_names_or_refused_in_words(tmp_path: Path) -> None:
    first = '[[person]]\naccount = "q@x.vn"\nname = "Q"\nrole = "administrator"\n'
    for number, text in enumerate(TEXTS[:300]):
        store, place = tmp_path / f"{number}", ("account", "name", "role")[number % 3]
        store.mkdir()
        row = {"account": "a@x.vn", "name": "A", "role": "leader"} | {place: text}
        lines = [f"{key} = {literal(value)}" for key, value in row.items()]
        (store / NAME).write_text("\n".join([first, "[[person]]", *lines]), encoding="utf-8")
        said = refusal(lambda s=store: people(s))
        assert bool(said) == (place == "role" or not text.strip()), text
        assert not said or " / " in said, text


def test_a_toml_file_that_is_an_odd_text_is_refused_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, text in enumerate(TEXTS[:200]):
        store, words = tmp_path / f"{number}", f"{text} x"
        store.mkdir()
        for name in (NAME, "calendar.toml", "settings.toml"):
            (store / name).write_text(words, encoding="utf-8")
        monkeypatch.setenv("THI_DUA_SO_SETTINGS", str(store / "settings.toml"))
        read = (people, read_calendar, lambda _: take_settings())
        told = [refusal(lambda r=one, s=store: r(s)) for one in read]
        told.append(refusal(lambda w=words: rubric_from_toml(w.encode(), "x.toml")))
        is_comment = not text.strip() or text.strip().startswith("#")
        assert is_comment or all(" / " in said for said in told), (text, told)
