"""Draft reports: what they say, where every figure comes from, what an editor's work becomes."""

import io
import re
import subprocess
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing.office.controls import controls
from briefing.office.document import paper_document
from briefing.office.paper import Heading, Paper, Paragraph, Sentence, words
from briefing.office.refill import remove
from briefing.report.build import report_again, report_document, report_paper
from briefing.report.scene import Kind
from queries.catalogue import questions
from queries.reference.questions import unit_list
from queries.reporting.obligations import obligation_state
from schemas.selection import Selection
from tests.worlds.report_world import COMMUNE, report_store
from tests.worlds.reports.said import answers, lines, room, said, sentences
from tests.worlds.servers.programs import office
from translations import Language

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
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_store(tmp_path_factory.mktemp("whole") / "world")


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


@pytest.mark.slow
def test_made_again_over_an_unedited_file_reads_as_made_anew(whole: Path) -> None:
    first = report_document(room(whole, COMMUNE, YEARLY), "yearly")
    later = room(whole, COMMUNE, date(2027, 11, 20))
    assert lines(report_again(first, later, "yearly").content) == lines(
        report_document(later, "yearly")
    )


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
