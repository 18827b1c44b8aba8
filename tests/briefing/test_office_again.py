import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing.office.again import Again, PaperError, made_again
from briefing.office.controls import Control, controls
from briefing.office.document import paper_document
from briefing.office.memory import remembered
from briefing.office.paper import Block, Column, Grid, Paper, Paragraph, Sentence
from briefing.office.refill import remove
from tests.worlds.papers import saved_by_office

COLUMNS = (Column("TT", 15), Column("Nội dung", 150))
BASE = {"one": "Có 06 xã.", "two": "Còn 02 xã.", "three": "Hết [bổ sung]."}
Edit = Callable[[Any], None]


def paper(said: dict[str, str], rows: dict[str, str] | None = None) -> Paper:
    first = [Sentence(k, v) for k, v in said.items() if k in ("one", "two", "new")]
    rest: list[Block] = [
        Paragraph((Sentence(k, v),)) for k, v in said.items() if k not in ("one", "two", "new")
    ]
    cells = tuple(
        (Sentence(f"t.name:{k}", k), Sentence(f"t.value:{k}", v)) for k, v in (rows or {}).items()
    )
    grid = [Grid(COLUMNS, cells, Sentence("t.title", "Bảng 1"), Sentence("t.note", "Nguồn"))]
    blocks = (Paragraph(tuple(first)), *rest, *(grid if rows else []))
    return Paper("Kết quả", blocks, kind="Báo cáo", identity="c/yearly")


def found(content: bytes) -> dict[str, Control]:
    document = Document(io.BytesIO(content))
    memory = remembered(document)
    assert memory
    return {one.name: one for one in controls(document.element, dict(memory.sentences))}


def texts(content: bytes) -> dict[str, str]:
    return {name: one.text for name, one in found(content).items()}


def edited(content: bytes, *edits: Edit) -> bytes:
    document = Document(io.BytesIO(content))
    for edit in edits:
        edit(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def one(document: Any, key: str) -> Any:
    return next(c.element for c in controls(document.element) if c.name == key)


def write(key: str, text: str) -> Edit:
    def change(document: Any) -> None:
        words = list(one(document, key).iter(qn("w:t")))
        words[0].text = text
        for rest in words[1:]:
            rest.text = ""

    return change


def delete(key: str) -> Edit:
    return lambda document: remove(one(document, key))


def add_after(key: str, text: str) -> Edit:
    def change(document: Any) -> None:
        paragraph = next(one(document, key).iterancestors(qn("w:p")))
        made = deepcopy(document.add_paragraph(text)._p)
        document.element.body.remove(document.paragraphs[-1]._p)
        paragraph.addnext(made)

    return change


def paragraphs(content: bytes) -> list[str]:
    body = Document(io.BytesIO(content)).element.body
    lines = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [line for line in lines if line]


def again(old: bytes, said: dict[str, str], rows: dict[str, str] | None = None) -> Again:
    return made_again(old, paper(said, rows))


def test_what_nobody_edited_gets_the_new_words_and_nothing_else_changes() -> None:
    old = paper_document(paper(BASE))
    new = BASE | {"two": "Còn 03 xã."}
    done = again(old, new)
    assert (done.replaced, done.kept, done.added, done.removed) == (["two"], [], [], [])
    assert texts(done.content) == new
    assert again(old, BASE).replaced == []
    assert done.content == again(old, new).content


def test_the_edited_words_stay_with_the_new_figures_beside_them() -> None:
    old = edited(paper_document(paper(BASE)), write("two", "Còn hai xã khó khăn."))
    same = again(old, BASE)
    assert (same.kept, same.noted) == (["two"], [])
    assert "two~" not in texts(same.content)
    done = again(same.content, BASE | {"two": "Còn 03 xã."})
    assert (done.kept, done.noted, done.replaced) == (["two"], ["two"], [])
    assert texts(done.content)["two"] == "Còn hai xã khó khăn."
    assert texts(done.content)["two~"] == "[số liệu mới: Còn 03 xã.]"


def test_a_note_is_not_repeated_follows_the_figures_and_goes_when_the_words_agree() -> None:
    old = edited(paper_document(paper(BASE)), write("two", "Còn hai xã."))
    first = again(old, BASE | {"two": "Còn 03 xã."})
    second = again(first.content, BASE | {"two": "Còn 03 xã."})
    assert second.noted == []
    assert texts(second.content) == texts(first.content)
    third = again(second.content, BASE | {"two": "Còn 04 xã."})
    assert texts(third.content)["two~"] == "[số liệu mới: Còn 04 xã.]"
    agreed = edited(third.content, write("two", "Còn 04 xã."))
    last = again(agreed, BASE | {"two": "Còn 04 xã."})
    assert "two~" not in texts(last.content)
    assert again(last.content, BASE | {"two": "Còn 05 xã."}).replaced == ["two"]


def test_a_note_that_was_dealt_with_does_not_come_back() -> None:
    old = edited(paper_document(paper(BASE)), write("two", "Còn hai xã."))
    first = again(old, BASE | {"two": "Còn 03 xã."})
    cleared = edited(first.content, delete("two~"))
    assert "two~" not in texts(again(cleared, BASE | {"two": "Còn 03 xã."}).content)


def test_an_edited_note_belongs_to_the_editor() -> None:
    old = edited(paper_document(paper(BASE)), write("two", "Còn hai xã."))
    first = again(old, BASE | {"two": "Còn 03 xã."})
    mine = edited(first.content, write("two~", "(nay là ba xã)"))
    last = again(mine, BASE | {"two": "Còn 04 xã."})
    lines = "\n".join(paragraphs(last.content))
    assert "(nay là ba xã)" in lines
    assert "[số liệu mới: Còn 04 xã.]" in lines


def test_an_edited_note_stays_though_the_words_agree_again() -> None:
    old = edited(paper_document(paper(BASE)), write("two", "Còn hai xã."))
    new = BASE | {"two": "Còn 03 xã."}
    mine = edited(again(old, new).content, write("two~", "(đã hỏi lại)"), write("two", new["two"]))
    last = again(mine, new)
    assert "(đã hỏi lại)" in "\n".join(paragraphs(last.content))
    assert texts(last.content)["two"] == new["two"]


def test_paragraphs_added_by_hand_stay_where_they_are() -> None:
    old = edited(paper_document(paper(BASE)), add_after("one", "Ý kiến của Sở."))
    lines = paragraphs(again(old, BASE | {"one": "Có 07 xã."}).content)
    at = lines.index("Ý kiến của Sở.")
    assert lines[at - 1 : at + 2] == ["Có 07 xã. Còn 02 xã.", "Ý kiến của Sở.", "Hết [bổ sung]."]


def test_deleted_sentences_stay_deleted_however_often_it_is_made_again() -> None:
    old = edited(paper_document(paper(BASE)), delete("two"), delete("three"))
    done = again(old, BASE | {"two": "Còn 09 xã."})
    twice = again(done.content, BASE | {"three": "Xong."})
    assert texts(twice.content) == {"one": "Có 06 xã."}
    assert twice.added == []


def test_an_emptied_control_is_as_good_as_deleted() -> None:
    old = edited(paper_document(paper(BASE)), write("two", ""))
    assert texts(again(old, BASE | {"two": "Còn 09 xã."}).content)["two"] == ""


def test_new_sentences_come_after_the_one_they_follow() -> None:
    old = paper_document(paper(BASE))
    new = {"one": BASE["one"], "new": "Mới.", "two": BASE["two"], "four": "Bốn.", "three": "Hết."}
    done = again(old, new)
    assert done.added == ["new", "four"]
    lines = paragraphs(done.content)
    assert lines[-3:] == ["Có 06 xã. Mới. Còn 02 xã.", "Bốn.", "Hết."]


def test_a_new_first_sentence_and_a_new_first_row_stand_first() -> None:
    old = paper_document(paper({"two": BASE["two"]}, {"B": "2"}))
    done = again(old, {"one": BASE["one"], "two": BASE["two"]}, {"A": "1", "B": "2"})
    assert done.added == ["one", "t.name:A", "t.value:A"]
    said = paragraphs(done.content)
    assert "Có 06 xã. Còn 02 xã." in said
    assert said[said.index("Nội dung") + 1 :][:4] == ["A", "1", "B", "2"]


def test_a_paper_that_lost_every_mark_is_refused_with_what_could_not_be_renewed() -> None:
    def plain(document: Any) -> None:
        for element in list(document.element.body.iter(qn("w:sdt"))):
            words = "Viết lại."
            element.addprevious(deepcopy(document.add_paragraph(words).runs[0]._r))
            element.getparent().remove(element)

    with pytest.raises(PaperError, match="lost_marks") as refused:
        again(edited(paper_document(paper(BASE)), plain), BASE | {"one": "Có 07 xã."})
    assert refused.value.missed == ("Có 07 xã.", BASE["two"], BASE["three"])


def unwrap(key: str, *, keeps_bookmark: bool) -> Edit:
    def change(document: Any) -> None:
        element = one(document, key)
        for child in list(element.find(qn("w:sdtContent"))):
            if keeps_bookmark or child.tag == qn("w:r"):
                element.addprevious(child)
        element.getparent().remove(element)

    return change


LONG = {"one": "Tính đến ngày 31 tháng 7 có 06 xã.", "two": "Còn 02 xã chưa có kế hoạch.", "x": "."}


@pytest.mark.parametrize("keeps_bookmark", [True, False])
def test_sentences_whose_control_was_removed_are_found_and_renewed(keeps_bookmark: bool) -> None:
    lost = [unwrap(key, keeps_bookmark=keeps_bookmark) for key in ("one", "two")]
    new = {"one": "Tính đến ngày 31 tháng 10 có 07 xã.", "two": "Còn 01 xã chưa có kế hoạch."}
    done = again(edited(paper_document(paper(LONG)), *lost), LONG | new)
    assert (sorted(done.replaced), done.missed) == (["one", "two"], [])
    assert texts(done.content) == LONG | new
    assert f"{new['one']} {new['two']}" in paragraphs(done.content)


def test_a_sentence_without_mark_that_was_edited_too_is_told_as_not_renewed() -> None:
    old = edited(
        paper_document(paper(LONG)), write("one", "Có sáu xã."), unwrap("one", keeps_bookmark=False)
    )
    done = again(old, LONG | {"one": "Tính đến ngày 31 tháng 10 có 07 xã."})
    assert (done.missed, done.replaced) == (["Tính đến ngày 31 tháng 10 có 07 xã."], [])


def test_words_that_name_the_day_of_the_old_figures_are_told() -> None:
    was, now = (replace(paper(LONG), day=day) for day in ("2026-07-05", "2026-10-31"))
    mine = ("Ngày họp 05/7/2026.", "Số liệu ngày 05 tháng 7 năm 2026.", "Khai mạc ngày 06/7/2026.")
    old = edited(
        paper_document(was),
        write("two", "Đến 5/7/2026 còn hai xã."),
        *(add_after("x", line) for line in mine),
    )
    done = made_again(old, now)
    assert sorted(done.stale) == sorted(["Đến 5/7/2026 còn hai xã.", *mine[:2]])
    assert made_again(old, was).stale == []


def test_a_sentence_without_a_basis_goes_and_comes_back_with_it() -> None:
    old = paper_document(paper(BASE))
    less = {"one": BASE["one"]}
    gone = again(old, less)
    assert sorted(gone.removed) == ["three", "two"]
    assert paragraphs(gone.content)[-1] == "Có 06 xã."
    assert texts(again(gone.content, BASE).content) == BASE


def test_an_edited_sentence_without_a_basis_is_kept_and_says_so() -> None:
    old = edited(paper_document(paper(BASE)), write("two", "Còn hai xã."))
    gone = again(old, {"one": BASE["one"]})
    assert texts(gone.content)["two"] == "Còn hai xã."
    assert "không còn căn cứ" in texts(gone.content)["two~"]
    assert again(gone.content, {"one": BASE["one"]}).noted == []


def test_rows_of_a_table_follow_their_keys() -> None:
    old = paper_document(paper(BASE, {"A": "1", "B": "2", "C": "3"}))
    mine = edited(old, write("t.value:B", "2 (ước)"))
    done = again(mine, BASE, {"A": "1", "N": "9", "B": "5", "D": "4"})
    assert done.replaced == []
    assert sorted(done.removed) == ["t.name:C", "t.value:C"]
    table = Document(io.BytesIO(done.content)).tables[-1]
    rows = [
        ["".join(t.text or "" for t in c._tc.iter(qn("w:t"))) for c in r.cells] for r in table.rows
    ]
    assert rows == [
        ["TT", "Nội dung"],
        ["A", "1"],
        ["N", "9"],
        ["B", "2 (ước) [số liệu mới: 5]"],
        ["D", "4"],
    ]


def test_a_table_that_is_new_comes_whole_and_one_without_rows_goes() -> None:
    old = paper_document(paper(BASE))
    with_table = again(old, BASE, {"A": "1"})
    assert paragraphs(with_table.content)[-6:] == ["Bảng 1", "TT", "Nội dung", "A", "1", "Nguồn"]
    assert paragraphs(again(with_table.content, BASE).content)[-1] == "Hết [bổ sung]."


def test_bold_letters_given_by_hand_stay_on_words_that_were_not_changed() -> None:
    def bold(document: Any) -> None:
        for run in one(document, "one").iter(qn("w:r")):
            run.get_or_add_rPr()._add_b()

    old = edited(paper_document(paper(BASE)), bold)
    done = again(old, BASE | {"one": "Có [bao nhiêu] xã."})
    runs = list(found(done.content)["one"].element.iter(qn("w:r")))
    assert [r.rPr.b is not None for r in runs] == [True] * 3
    assert [r.rPr.find(qn("w:highlight")) is not None for r in runs] == [False, True, False]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"<html>"])
def test_a_file_that_is_no_docx_is_refused(content: bytes) -> None:
    with pytest.raises(PaperError, match="unreadable"):
        again(content, BASE)


def test_a_file_beyond_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    old = paper_document(paper(BASE))
    again(old, BASE)
    for setting in ("MB", "PARTS", "XML_MB"):
        with monkeypatch.context() as lowered:
            lowered.setenv(f"THI_DUA_SO_MAX_{setting}", "0.001")
            with pytest.raises(PaperError, match="too_big"):
                again(old, BASE)


def test_a_docx_with_a_broken_part_is_refused_in_words() -> None:
    whole, broken = io.BytesIO(paper_document(paper(BASE))), io.BytesIO()
    with zipfile.ZipFile(whole) as file, zipfile.ZipFile(broken, "w") as other:
        for name in file.namelist():
            content = file.read(name)
            cut = name == "word/document.xml"
            other.writestr(name, content[:-40] if cut else content)
    with pytest.raises(PaperError, match="unreadable"):
        again(broken.getvalue(), BASE)


def test_a_paper_of_somebody_else_is_refused() -> None:
    buffer = io.BytesIO()
    Document().save(buffer)
    with pytest.raises(PaperError, match="not_ours"):
        again(buffer.getvalue(), BASE)
    other = Paper("Kết quả", (), identity="d/yearly")
    with pytest.raises(PaperError, match="other_paper"):
        made_again(paper_document(paper(BASE)), other)


@pytest.mark.slow
def test_a_paper_saved_by_libreoffice_can_be_made_again(tmp_path: Path) -> None:
    old = edited(
        paper_document(paper(BASE | {"four": "Bốn."}, {"A": "1"})),
        write("two", "Còn hai xã."),
        delete("three"),
    )
    saved = saved_by_office({"old.docx": old}, tmp_path)["old.docx"]
    done = again(saved, BASE | {"one": "Có 07 xã.", "two": "Còn 03 xã.", "new": "Mới."}, {"A": "2"})
    assert sorted(done.replaced) == ["one", "t.value:A"]
    assert (done.kept, done.noted, done.added) == (["two"], ["two"], ["new"])
    said = texts(done.content)
    assert (said["one"], said["two"], said["t.value:A"]) == ("Có 07 xã.", "Còn hai xã.", "2")
    assert {"three", "four"}.isdisjoint(said)
    assert "Bốn." not in "\n".join(paragraphs(done.content))
