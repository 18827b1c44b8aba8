"""5,000 odd texts through doors and exports: none runs, none breaks, none is a formula."""

import csv
import io
import re
from datetime import datetime
from pathlib import Path

import polars as pl
from openpyxl import load_workbook

from answers.reporting.problem_table import problem_table
from answers.table_files import csv_table, xlsx_table
from data.intake.load import ingest
from data.keeping.store import open_store
from data.reading.clean_text import clean_text
from data.reading.file_guards import clean_file_name
from tests.worlds.files.odd_strings import odd_strings
from tests.worlds.store_factories import CATALOG, answers, published, sample_store
from translations import translator
from translations.phrases import markdown, plain

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
