"""A draft report made again: before any figure came, after a correction, by the command."""

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing.command import main
from briefing.office.document import paper_document
from briefing.report.build import report_again, report_document, report_paper
from data.intake.load import ingest
from data.keeping.snapshots.removal import snapshot_uses
from data.keeping.snapshots.snapshots import freeze
from data.profiles.catalog import load_catalog
from tests.worlds.page_store import HEADER, TODAY, a_campaign, page_store, three_units
from tests.worlds.reports.said import lines, said, small_room
from translations.official import official


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("small"))


def test_before_the_first_report_the_paper_says_so_and_counts_nothing_as_zero(small: Path) -> None:
    for kind in ("yearly", "interim", "final"):
        told = said(report_paper(small_room(small, date(2025, 7, 5)), kind))
        assert {"scoring.coverage", "awards.counts"} < told.keys()
        assert {v for k, v in told.items() if k.startswith("contents.done")} == {"–"}
        cells = [v for k, v in told.items() if k.startswith(("contents.", "annex.value"))]
        assert "0" not in cells
        assert "short.behind" not in told


def corrected(store: Path, folder: Path) -> tuple[Path, str]:
    """A store of its own where one unit corrected one figure of the last period."""
    made, catalog = page_store(folder), load_catalog()
    campaign = a_campaign(catalog)
    unit = three_units(catalog, campaign)[0]
    found = [
        i for i in catalog.indicators_for(campaign, "commune") if i.measure == "%" and not i.part_of
    ]
    periods = catalog.periods(campaign).filter(pl.col("end_date") < TODAY).sort("end_date")
    number, period = periods.height - 1, periods["period_id"][-1]
    lines = [
        f"{campaign},{unit},{period},{i.id},{20 + 5 * number + (4 if i is found[0] else 0)},"
        for i in found
    ]
    path = folder / "again.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    assert ingest(made, [path], "x", datetime(2026, 10, 30, 8))[0].state == "accepted"
    return made, found[0].id


def test_a_corrected_figure_changes_exactly_what_depends_on_it(small: Path, tmp_path: Path) -> None:
    other, indicator = corrected(small, tmp_path)
    before, after = (said(report_paper(small_room(s), "yearly")) for s in (small, other))
    assert before.keys() == after.keys()
    content = next(
        i.content
        for i in load_catalog().profile(a_campaign(load_catalog())).indicators
        if i.id == indicator
    )
    assert {key for key in before if before[key] != after[key]} == {
        f"annex.value:{indicator}",
        f"contents.done:{content}",
        f"contents.pace:{content}",
        f"results.slow:{content}",
        f"results.why:{content}",
        "short.flags",  # one round figure less to ask about
    }
    done = report_again(
        paper_document(report_paper(small_room(small), "yearly")), small_room(other), "yearly"
    )
    assert {*done.replaced} == {key for key in before if before[key] != after[key]}


def test_the_same_day_gives_the_same_bytes_and_unique_numbers(small: Path) -> None:
    first = report_document(small_room(small), "yearly")
    assert first == report_document(small_room(small), "yearly")
    root = Document(io.BytesIO(first)).element
    for name, attribute in (("w:id", "w:val"), ("w:bookmarkStart", "w:id")):
        numbers = [e.get(qn(attribute)) for e in root.iter(qn(name))]
        assert len(numbers) == len({*numbers}) > 100


def cli(*arguments: object) -> int:
    return main(["report", *map(str, arguments)])


def test_the_command_writes_a_report_and_makes_it_again(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    campaign, file = a_campaign(load_catalog()), tmp_path / "bao-cao.docx"
    where = ("-o", file, "--store", small, "--as-of", "2026-10-31")
    assert cli(campaign, "yearly", *where) == 0
    assert "✓ bao-cao.docx" in capsys.readouterr().out
    unit = three_units(load_catalog(), campaign)[0]
    assert cli(campaign, "yearly", "--unit", unit, "-o", tmp_path / "u.docx", "--store", small) == 0
    capsys.readouterr()
    assert cli(campaign, "yearly", "--over", file, *where) == 0
    assert "0 câu theo số mới; 0 câu sửa tay giữ nguyên" in capsys.readouterr().out
    assert cli(campaign, "interim", "--over", file, *where) == 3
    assert "là báo cáo khác" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("khong-co", "yearly"), "không có phong trào này"),
        (("pci-2015", "yearly"), "bảng đã công bố"),
        (("{campaign}", "yearly", "--unit", "x"), "không có đơn vị này"),
        (("{campaign}", "yearly", "--over", "{folder}/no.docx"), "không đọc được tệp"),
        (("{campaign}", "yearly", "--over", "{folder}/bad.docx"), "không phải tệp DOCX lành"),
    ],
)
def test_the_command_says_what_is_wrong_and_writes_nothing(
    small: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "bad.docx").write_bytes(b"no")
    words = {"campaign": a_campaign(load_catalog()), "folder": str(tmp_path)}
    asked = [argument.format(**words) for argument in arguments]
    assert cli(*asked, "-o", tmp_path / "out.docx", "--store", small) == 3
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out.docx").exists()


def test_a_report_of_a_snapshot_names_it_and_counts_as_its_use(tmp_path: Path) -> None:
    store, campaign = page_store(tmp_path), a_campaign(load_catalog())
    frozen = freeze(store, campaign, "Chốt", TODAY, "x", "y")
    file = tmp_path / "r.docx"
    assert (
        cli(campaign, "yearly", "--snapshot", frozen.snapshot_id, "-o", file, "--store", store) == 0
    )
    assert frozen.label in "\n".join(lines(file.read_bytes()))
    assert len(snapshot_uses(store, frozen.snapshot_id)) == 1


def test_figures_are_printed_as_papers_print_them() -> None:
    t = official("vi")
    assert [t.number(n) for n in (0, 6, 12, 23, 1234)] == ["0", "06", "12", "23", "1.234"]
    # a count has the leading zero, a measured value none
    assert (t.number(6.5, 1), t.amount(5, "%"), t.amount(6, "x")) == ("6,5", "5%", "6 x")
    assert (t.number(6, 0), t.amount(24, "hạng")) == ("6", "hạng 24")
    assert t.date(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert t.moment(datetime(2026, 11, 14, 23, 59)) == "ngày 14 tháng 11 năm 2026"
    assert (t.date(None), t.moment(None)) == ("–", "–")
    assert replace(t, language="en").number(6) == "6"
