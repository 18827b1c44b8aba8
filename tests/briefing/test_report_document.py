"""Draft reports: what they say, where every figure comes from, what changes when a value does."""

import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from docx import Document
from docx.oxml.ns import qn

from answers.answers import StoreAnswers
from briefing.command import main
from briefing.deck.room import Room
from briefing.office.controls import controls
from briefing.office.document import paper_document
from briefing.office.paper import Annex, Heading, Paper, Paragraph, Sentence, Text, words
from briefing.office.refill import remove
from briefing.report.build import report_again, report_document, report_paper
from briefing.report.scene import Kind
from data.intake.load import ingest
from data.keeping.snapshots.removal import snapshot_uses
from data.keeping.snapshots.snapshots import freeze
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.catalogue import questions
from queries.reference.questions import unit_list
from queries.reporting.obligations import obligation_state
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import HEADER, TODAY, a_campaign, page_store, three_units
from tests.worlds.report_world import COMMUNE, report_store
from tests.worlds.servers.programs import office
from translations import Language, translator
from translations.official import official

# Numbers of chapters, days and the year in the place line are no figures.
NUMBERED = (
    "section.",
    "models.heading",
    "short.head_",
    "annex.",
    "head.",
    "results.own",
    "ahead.todo_interim",
)
YEARLY, INTERIM, LATE = date(2026, 11, 20), date(2027, 12, 20), date(2028, 1, 20)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_store(tmp_path_factory.mktemp("whole") / "world")


@cache
def answers(store: Path) -> StoreAnswers:
    return StoreAnswers(open_store(store), Viewer())


def room(store: Path, campaign: str, day: date, language: Language = "vi") -> Room:
    return Room(answers(store), Selection(campaign, day), translator(language))


def small_room(store: Path, day: date = TODAY, language: Language = "vi") -> Room:
    return room(store, a_campaign(load_catalog()), day, language)


def texts(paper: Paper) -> Iterator[Text]:
    yield from (paper.subject, paper.number, paper.place_date, *paper.to)
    for block in (*paper.blocks, *paper.annexes):
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Annex):
            yield from (block.name, block.subject)
        elif isinstance(block, Paragraph):
            yield from block.said
        else:
            yield from (block.title, block.note, *(cell for row in block.rows for cell in row))


def sentences(paper: Paper) -> list[Sentence]:
    return [text for text in texts(paper) if isinstance(text, Sentence)]


def said(paper: Paper) -> dict[str, str]:
    return {one.key: one.text for one in sentences(paper)}


@cache
def every_paper(store: Path, language: Language = "vi") -> list[Paper]:
    def of(kind: Kind, day: date, unit: str | None = None) -> Paper:
        return report_paper(room(store, COMMUNE, day, language), kind, unit)

    units = answers(store).ask(unit_list, Selection(COMMUNE, YEARLY))["unit_id"].to_list()
    return [
        of("yearly", YEARLY),
        of("interim", INTERIM),
        of("final", LATE),
        of("yearly", LATE),
        *(of("yearly", YEARLY, unit) for unit in units[:4]),
        of("interim", LATE, units[-1]),
    ]


@pytest.mark.slow
def test_every_figure_comes_from_a_named_question(whole: Path) -> None:
    known = {question.name for question in questions()}
    for paper in every_paper(whole):
        for one in sentences(paper):
            if one.source:
                assert one.source in known
            elif re.search(r"\d", one.text):
                assert one.key.startswith(NUMBERED), one


@pytest.mark.slow
def test_keys_are_told_once_and_no_sentence_is_said_twice(whole: Path) -> None:
    for paper in every_paper(whole):
        keys = Counter(one.key for one in sentences(paper))
        assert [key for key, count in keys.items() if count > 1] == []
        # Two contents may fare alike; two rules may not say the same.
        told = Counter(
            text
            for text, _ in {
                (one.text, one.key.partition(":")[0])
                for block in paper.blocks
                if isinstance(block, Paragraph)
                for one in block.said
                if isinstance(one, Sentence) and "[" not in one.text
            }
        )
        assert [text for text, count in told.items() if count > 1] == []


@pytest.mark.slow
def test_every_sentence_is_whole_and_ends_as_a_sentence(whole: Path) -> None:
    for paper in every_paper(whole):
        for block in paper.blocks:
            for one in block.said if isinstance(block, Paragraph) else ():
                text = one.text if isinstance(one, Sentence) else one
                assert not re.search(
                    r"[{}]|None|nan|\s{2}|;\s*[;.]|: *[;.]|(?<![\d,.])00\b", text
                ), text
                assert text[-1] in ".:]/)", text
                assert text[0] == text[0].upper(), text


@pytest.mark.slow
def test_both_languages_have_the_same_sentences(whole: Path) -> None:
    for vi, en in zip(every_paper(whole), every_paper(whole, "en"), strict=True):
        assert said(vi).keys() == said(en).keys()


def owed(store: Path, report: str, day: date) -> tuple[int, int, int]:
    """Units that owe a report, of those the ones in time, and those that are exempt from it."""
    chosen = Selection(COMMUNE, day, obligation=report)
    states = answers(store).ask(obligation_state, chosen)["state"].to_list()
    exempt = states.count("exempt")
    return len(states) - exempt - states.count("not_owed"), states.count("on_time"), exempt


def reported(store: Path, report: str, day: date) -> str:
    """What a closed report is said to have come to."""
    whole, on_time, exempt = owed(store, report, day)
    year = report.removeprefix("yearly-")
    if not whole:
        return f"Không còn đơn vị nào phải gửi báo cáo năm {year}: {exempt:02} đơn vị được miễn."
    several = f"{on_time:02}/{whole:02} đơn vị gửi báo cáo năm {year} đúng hạn"
    alone = f"cả {whole:02} đơn vị phải báo cáo đã gửi báo cáo năm {year} đúng hạn"
    return several if on_time < whole or exempt else alone


def of_year(store: Path, year: int, day: date) -> str:
    """The same of one year among those of a review."""
    whole, on_time, exempt = owed(store, f"yearly-{year}", day)
    if not whole:
        return f"năm {year} không còn đơn vị nào phải gửi ({exempt:02} đơn vị được miễn)"
    return f"năm {year} là {100 * on_time / whole:.1f}%".replace(".", ",")


@pytest.mark.slow
def test_the_consolidated_report_says_all_seven_sections(whole: Path) -> None:
    paper = report_paper(room(whole, COMMUNE, YEARLY), "yearly")
    heads = [words(b.text) for b in paper.blocks if isinstance(b, Heading) and b.level == 1]
    assert [head.partition(".")[0] for head in heads] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    told = said(paper)
    for key, part in {
        "head.yearly": "năm 2026, phương hướng, nhiệm vụ năm 2027",
        "head.basis": "số liệu đến hết quý III/2026, tính đến ngày 20 tháng 11 năm 2026",
        "direction.report": reported(whole, "yearly-2026", YEARLY),
        "scoring.coverage": "Năm 2026, ",
        "awards.counts": "Trong giai đoạn 1, tính đến ngày 20 tháng 11 năm 2026",
        "short.behind": "chưa theo kịp lộ trình, gồm ",
        "proposals.behind": "hình thức: biểu quyết",
        "ahead.next": "báo cáo năm 2027",
    }.items():
        assert part in told[key], told[key]
    assert "proposals.reports" not in told  # nobody lacks the year's report
    assert paper.issuer == "HỘI ĐỒNG THI\u00a0ĐUA\u00a0-\u00a0KHEN\u00a0THƯỞNG"
    assert paper.parent == "ỦY BAN NHÂN DÂN XÃ VĨNH LINH"
    assert paper.sample == "Dữ liệu minh họa"


@pytest.mark.slow
def test_reviews_look_over_their_years(whole: Path) -> None:
    interim = said(report_paper(room(whole, COMMUNE, INTERIM), "interim"))
    assert "giai đoạn 2025 - 2027" in interim["head.interim"]
    years = [of_year(whole, year, INTERIM) for year in (2025, 2026, 2027)]
    assert interim["direction.years"].endswith(f"đúng hạn: {'; '.join(years)}.")
    assert "từ 02 năm trở lên" in interim["scoring.leaders"]
    assert any(key.startswith("phase2.needed:") for key in interim)
    assert "ahead.faster" in interim
    final = said(report_paper(room(whole, COMMUNE, LATE), "final"))
    assert "giai đoạn 2025 - 2030" in final["head.final"]
    assert "results.spread" not in final  # phase 2 has begun, no figure of it is due or in
    assert final["awards.counts"].startswith("Trong cả phong trào")


@pytest.mark.slow
def test_a_unit_reports_on_itself_in_its_own_words(whole: Path) -> None:
    chosen = Selection(COMMUNE, YEARLY)
    units = answers(whole).ask(unit_list, chosen).to_dicts()
    papers = {
        row["unit_id"]: report_paper(room(whole, COMMUNE, YEARLY), "yearly", row["unit_id"])
        for row in units[:6]
    }
    for row in units[:6]:
        words = said(papers[row["unit_id"]])
        assert row["unit_name"] in words["head.basis"]
        assert "direction.plans" not in words
        assert not any(key.startswith(("proposals.", "clusters.", "tardy.")) for key in words)
    assert any("own.direction" in said(paper) for paper in papers.values())
    assert any("scoring.rank" in key for paper in papers.values() for key in said(paper))


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


@pytest.mark.slow
def test_made_again_over_an_unedited_file_reads_as_made_anew(whole: Path) -> None:
    first = report_document(room(whole, COMMUNE, YEARLY), "yearly")
    later = room(whole, COMMUNE, date(2027, 11, 20))
    assert lines(report_again(first, later, "yearly").content) == lines(
        report_document(later, "yearly")
    )


def lines(content: bytes) -> list[str]:
    body = Document(io.BytesIO(content)).element.body
    found = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [line for line in found if line]


@pytest.mark.slow
def test_an_editors_work_survives_the_next_figures(whole: Path) -> None:
    document = Document(io.BytesIO(report_document(room(whole, COMMUNE, YEARLY), "yearly")))
    mine = {one.key: one for one in controls(document.element)}
    next(mine["ahead.todo_yearly"].element.iter(qn("w:t"))).text = "Đã họp giao ban 04 lần."
    next(mine["scoring.coverage"].element.iter(qn("w:t"))).text = "Việc chấm điểm đã xong."
    remove(mine["scoring.gap"].element)
    buffer = io.BytesIO()
    document.save(buffer)
    done = report_again(buffer.getvalue(), room(whole, COMMUNE, date(2027, 11, 20)), "yearly")
    now = {one.name: one.text for one in controls(Document(io.BytesIO(done.content)).element)}
    assert now["ahead.todo_yearly"] == "Đã họp giao ban 04 lần."
    assert now["scoring.coverage"] == "Việc chấm điểm đã xong."
    assert now["scoring.coverage~"].startswith("[số liệu mới: Năm 2027, ")
    assert "scoring.gap" not in now
    assert "ahead.todo_yearly~" not in now
    assert {"ahead.todo_yearly", "scoring.coverage"} == {*done.kept}


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


@pytest.mark.slow
def test_libreoffice_opens_the_report_with_every_sentence(whole: Path, tmp_path: Path) -> None:
    paper = report_paper(room(whole, COMMUNE, YEARLY), "yearly")
    file = tmp_path / "report.docx"
    file.write_bytes(paper_document(paper))
    for form in ("pdf", "txt:Text (encoded):UTF8"):
        subprocess.run(
            [
                office(),
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--headless",
                "--convert-to",
                form,
                "--outdir",
                str(tmp_path),
                str(file),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    pages = len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "report.pdf").read_bytes()))
    assert 4 <= pages <= 12
    text = re.sub(r"\s+", " ", (tmp_path / "report.txt").read_text(encoding="utf-8-sig"))
    spoken = [re.sub(r"\s+", " ", one.text) for one in sentences(paper)]
    assert [one for one in spoken if one not in text] == []


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
