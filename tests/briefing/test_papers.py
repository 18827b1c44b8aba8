"""Papers of a meeting: brief, workbook, the whole bundle and the command that makes them."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from briefing.brief.file import pdf_brief
from briefing.command import main
from briefing.deck.more_forms import Decision, Decisions
from briefing.deck.slide import Deck, Part
from briefing.papers import MANIFEST, PAPERS, REPORT
from briefing.work import Asked, Work
from briefing.workbook.details import details
from briefing.workbook.file import xlsx_deck
from briefing.workbook.numbers import Number, cell_of, marked
from data.keeping.snapshots.removal import snapshot_uses
from data.keeping.snapshots.snapshots import freeze
from schemas.problems import StoreError
from tests.worlds.page_store import TODAY, page_store
from tests.worlds.papers import campaign_of, fonts_of, pdf_text


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="module")
def work(store: Path) -> Work:
    return Work(Asked(store, campaign_of(store), TODAY))


@pytest.fixture(scope="module")
def deck(work: Work) -> Deck:
    return work.deck


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("1.234,5", 1234.5, "#,##0.0"),
        ("35,7%", 35.7, '#,##0.0"%"'),
        ("\u22120,45", -0.45, "#,##0.00"),
        ("7", 7, "#,##0"),
        ("1,20", 1.2, "#,##0.00"),
    ],
)
def test_a_printed_figure_is_a_number_in_the_format_it_was_printed_in(
    text: str, value: float, shown: str
) -> None:
    assert cell_of(text, "vi") == Number(value, shown)


@pytest.mark.parametrize("text", ["6/8", "–", "Cụm 5", "1.2", "12,5 đợt", "=1+1"])
def test_what_is_no_figure_stays_text(text: str) -> None:
    assert cell_of(text, "vi") == text


def test_a_mark_keeps_its_full_value_only_where_it_prints_as_its_label() -> None:
    assert marked(49.6704, "49,7", "vi") == Number(49.6704, "#,##0.0")
    assert marked(100, "120", "vi") == Number(120, "#,##0")
    assert marked(0, "dẫn đầu", "vi") == Number(0, "#,##0")


def test_the_workbook_has_a_sheet_a_slide_with_numbers_charts_and_the_stamp(
    work: Work, deck: Deck
) -> None:
    book = load_workbook(io.BytesIO(xlsx_deck(deck, details(work.room))))
    assert len(book.sheetnames) > len(deck.slides) + 1
    index = book.worksheets[0]
    said = {str(cell.value) for row in index.iter_rows() for cell in row if cell.value}
    for slide, sheet in zip(deck.slides, book.worksheets[1:], strict=False):
        assert slide.title in said
        assert sheet["A1"].value == slide.title
    contents = book.worksheets[4]  # the index, then a sheet a slide
    numbers = [c for row in contents.iter_rows() for c in row if isinstance(c.value, int | float)]
    assert numbers
    assert all("#,##0" in c.number_format for c in numbers)
    assert contents._charts
    assert any(deck.stamp.days in str(c.value) for row in contents.iter_rows() for c in row)


def test_no_cell_of_the_workbook_is_a_formula(work: Work, deck: Deck) -> None:
    book = load_workbook(io.BytesIO(xlsx_deck(deck, details(work.room))))
    for sheet in book.worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_brief_is_two_pages_of_selectable_text_in_our_font_alone(
    deck: Deck, tmp_path: Path
) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(pdf_brief(deck))
    pages = pdf_text(file)
    assert len(pages) == 2
    assert "Dữ liệu minh họa" in pages[0]
    assert "Trang 2/2" in " ".join(pages[1].split())
    assert all("BeVietnamPro" in font for font in fonts_of(file))


def test_the_brief_lists_everything_asked_of_the_council(deck: Deck, tmp_path: Path) -> None:
    rows = tuple(Decision(f"Việc thứ {n}", "", "") for n in (901, 902, 903))
    form = Decisions(("Việc", "Căn cứ", "Cách"), rows)
    kept = [slide for slide in deck.slides if slide.builder != "decisions"]
    last = replace(deck.slides[-1], key="decisions", parts=(Part(form),))
    file = tmp_path / "brief.pdf"
    file.write_bytes(pdf_brief(replace(deck, slides=(*kept, last))))
    said = " ".join(" ".join(pdf_text(file)).split())
    assert [row.ask for row in rows if row.ask not in said] == []


def test_a_brief_that_cannot_fit_two_pages_is_refused_in_words(deck: Deck) -> None:
    long = replace(deck.slides[1], message="dài " * 1500)
    slides = (deck.slides[0], long, *deck.slides[2:])
    with pytest.raises(StoreError, match=r"2 trang A4.* / .*2 pages"):
        pdf_brief(replace(deck, slides=slides))


def test_every_paper_is_the_same_bytes_for_the_same_figures(store: Path) -> None:
    for kind, paper in PAPERS.items():
        made = [paper.make(Work(Asked(store, campaign_of(store), TODAY))) for _ in range(2)]
        assert made[0] == made[1], kind


def test_a_paper_of_phase_2_is_about_phase_2(store: Path) -> None:
    days = (TODAY, date(2028, 6, 30))
    phases = [Work(Asked(store, campaign_of(store), day)).chosen.phase for day in days]
    assert phases == ["phase-1", "phase-2"]


def test_the_bundle_holds_every_paper_and_says_its_hash(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    campaign = campaign_of(store)
    frozen = freeze(store, campaign, "Họp", TODAY, "a", "họp")
    file = tmp_path / "tron-bo.zip"
    where = ["-o", str(file), "--store", str(store), "--snapshot", frozen.snapshot_id]
    assert main(["all", campaign, *where]) == 0
    said = capsys.readouterr().out
    assert f"1/{len(PAPERS)}" in said
    with zipfile.ZipFile(file) as archive:
        listed = json.loads(archive.read(MANIFEST))
        assert listed["snapshot_hash"] == frozen.hash
        assert len(listed["files"]) == len(PAPERS)
        for one in listed["files"]:
            content = archive.read(one["name"])
            assert hashlib.sha256(content).hexdigest() == one["sha256"]
    assert len(snapshot_uses(store, frozen.snapshot_id)) == 1


@pytest.mark.parametrize("kind", [*(k for k in PAPERS if k != REPORT), "all"])
def test_a_paper_that_fails_leaves_nothing_half_made(
    kind: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "paper"
    where = ["-o", str(file), "--store", str(store)]
    assert main([kind, "nope", *where]) == 3
    assert "không có phong trào này" in capsys.readouterr().err
    assert main([kind, campaign_of(store), *where, "--snapshot", "CL-2000-01-01-01"]) == 3
    assert "no such snapshot" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
