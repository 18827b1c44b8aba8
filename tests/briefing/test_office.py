import io
import zipfile
from dataclasses import replace
from typing import Any

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn

from briefing.office.controls import controls, mark
from briefing.office.document import paper_document
from briefing.office.paper import (
    Annex,
    Block,
    Column,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Sentence,
    Signer,
)
from briefing.office.styles import CONTENT

COLUMNS = (Column("TT", 15, "center"), Column("Nội dung", 150))
TEXT = Paragraph((Sentence("one", "Có 06 xã."), "Nguyên nhân [đơn vị bổ sung]."))


def paper(*blocks: Block, **changed: Any) -> Paper:
    made = Paper("Kết quả", blocks or (TEXT,), kind="Báo cáo", number="Số: [số]/BC")
    return replace(made, **changed)


def opened(made: Paper) -> Document:
    return Document(io.BytesIO(paper_document(made)))


def test_a_paper_is_the_same_file_whenever_it_is_made() -> None:
    assert paper_document(paper()) == paper_document(paper())
    with zipfile.ZipFile(io.BytesIO(paper_document(paper()))) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}


def test_every_face_is_times_new_roman() -> None:
    styles = opened(paper()).styles.element
    faces = {value for f in styles.iter(qn("w:rFonts")) for value in f.attrib.values()}
    assert faces == {"Times New Roman"}


def test_the_page_number_begins_on_the_second_page() -> None:
    section = opened(paper(sample="Dữ liệu minh họa")).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == "[Dữ liệu minh họa]"
    assert "PAGE" in section.header._element.xml
    assert opened(paper()).sections[0].first_page_header.paragraphs[0].text == ""


def test_what_nobody_knows_is_highlighted_and_nothing_else() -> None:
    found = [
        (run.text, run.font.highlight_color) for p in opened(paper()).paragraphs for run in p.runs
    ]
    marked = [text for text, colour in found if colour == WD_COLOR_INDEX.YELLOW]
    assert marked == ["[đơn vị bổ sung]"]


def test_a_sentence_stands_in_a_control_with_its_key_and_hash() -> None:
    found = list(controls(opened(paper()).element))
    assert [(c.key, c.mark, c.text, c.is_edited) for c in found] == [
        ("one", mark("Có 06 xã."), "Có 06 xã.", False)
    ]
    assert mark("Có  06\nxã. ") == mark("Có 06 xã.")


def test_long_keys_fit_the_tag_and_stay_apart() -> None:
    both = Paragraph((Sentence("k" * 60 + "1", "x"), Sentence("k" * 60 + "2", "x")))
    tags = [tag.get(qn("w:val")) for tag in opened(paper(both)).element.iter(qn("w:tag"))]
    assert len(set(tags)) == 2
    assert {len(tag) for tag in tags} <= set(range(64))


def test_the_head_of_a_table_comes_again_and_rows_stay_whole() -> None:
    table = opened(paper(Grid(COLUMNS, (("1", "a"), ("2", "b")), "Bảng 1", "Nguồn"))).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Nội dung"]
    flags = [[child.tag for child in row._tr.trPr] for row in table.rows]
    assert flags == [[qn("w:cantSplit"), qn("w:tblHeader")], *[[qn("w:cantSplit")]] * 2]


def test_two_signers_stand_side_by_side_above_the_copies() -> None:
    who = (Signer(("THƯ KÝ",), "[Họ và tên]"), Signer(("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "[Họ và tên]"))
    made = opened(paper(signers=who, copies=("- Như trên;",)))
    left, right = made.tables[1].rows[0].cells
    assert left.text == "THƯ KÝ\n[Họ và tên]"
    assert right.text == "TM. HỘI ĐỒNG\nCHỦ TỊCH\n[Họ và tên]"
    assert made.paragraphs[-1].text == "- Như trên;"


def test_recipients_stand_on_one_line_or_one_under_the_other() -> None:
    assert "Kính gửi: Hội đồng" in [p.text for p in opened(paper(to=("Hội đồng",))).paragraphs]
    lines = [p.text for p in opened(paper(to=("Sở A", "Sở B"))).paragraphs]
    assert lines[lines.index("Kính gửi:") + 1 :][:2] == ["Sở A", "Sở B"]


def test_the_last_paragraph_stays_with_the_signature() -> None:
    last = Paragraph(("Trên đây là báo cáo./.",), "close")
    made = opened(paper(TEXT, last, signers=(Signer(("GIÁM ĐỐC",), "[Họ và tên]"),)))
    kept = [p.text for p in made.paragraphs if p.paragraph_format.keep_with_next]
    assert kept == ["Trên đây là báo cáo./."]


def test_headings_and_annexes_have_styles_a_reader_can_jump_to() -> None:
    blocks = (Heading("I. Kết quả"), Heading("1. Một", 2))
    made = opened(paper(*blocks, annexes=(Annex("Phụ lục 1", "Danh sách"), TEXT)))
    styles = [(p.style.name, p.text) for p in made.paragraphs if p.text]
    assert ("Heading 1", "I. Kết quả") in styles
    assert ("Heading 2", "1. Một") in styles
    annex = next(p for p in made.paragraphs if p.text == "Phụ lục 1")
    assert annex.paragraph_format.page_break_before


def test_no_part_of_the_file_is_left_over_from_the_template() -> None:
    with zipfile.ZipFile(io.BytesIO(paper_document(paper()))) as file:
        assert CONTENT in file.namelist()
        assert [n for n in file.namelist() if n.startswith("customXml")] == []
        assert b"python-docx" not in b"".join(file.read(n) for n in file.namelist())
