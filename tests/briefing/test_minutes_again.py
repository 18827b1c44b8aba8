"""A minutes pack over an edited one: figures renewed, edits and own files kept, losses told."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from answers.answers import StoreAnswers
from briefing.command import main
from briefing.deck.room import Room
from briefing.minutes.again import pack_again
from briefing.minutes.pack import LIST, minutes_pack, papers
from briefing.minutes.session import Session
from briefing.office.again import PaperError
from briefing.office.controls import controls
from briefing.office.document import paper_document, zipped
from data.intake.notes import ingest_notes
from data.keeping.calendar import write_calendar
from data.keeping.store import open_store
from schemas.selection import Selection, Viewer
from tests.worlds.files.award_files import PLAN, UNIT
from tests.worlds.files.vote_files import COUNCILS, HEAD, LISTED, appraised
from tests.worlds.papers import saved_by_office
from translations import translator

TODAY, BEFORE, AFTER = date(2026, 12, 20), date(2026, 9, 1), date(2026, 10, 20)
VI = translator("vi")
AGENDA, BALLOT = (
    "1-chuong-trinh.docx",
    "3-01-phieu-bieu-quyet-bang-khen-cua-chu-tich-ubnd-tinh.docx",
)
ANNEX, MINUTES = "4-phu-luc-dieu-kien.docx", "6-bien-ban-du-thao.docx"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three proposals before the council; the votes on two of them typed back afterwards."""
    folder = tmp_path_factory.mktemp("again")
    store = folder / "store"
    write_calendar(store, "sample", TODAY, TODAY)
    appraised(store, folder, "01", "02", "03")
    book = openpyxl.load_workbook(io.BytesIO(files(pack(store))[LIST]))
    for row, value in zip(range(8, 13), HEAD.values(), strict=True):
        book["Thông tin"].cell(row, 2).value = value
    votes = ((13, 0, 0, "thông qua"), (2, 11, 0, "không thông qua"), (None, None, None, "để lại"))
    for row, vote in enumerate(votes, start=5):
        for column, value in enumerate(vote, start=8):
            book["Danh sách biểu quyết"].cell(row, column).value = value
    book.save(folder / "voted.xlsx")
    outcome = ingest_notes(
        store, [folder / "voted.xlsx"], "Thư ký", datetime(2026, 10, 16), COUNCILS
    )
    assert outcome[0].state == "accepted"
    return store


def session(store: Path, as_of: date = LISTED) -> Session:
    answers = StoreAnswers(open_store(store), Viewer(), store)
    return Session(Room(answers, Selection(PLAN, as_of), VI), COUNCILS.law.votes)


def pack(store: Path, as_of: date = LISTED) -> bytes:
    return minutes_pack(session(store, as_of).room, COUNCILS.law.votes)


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def said(content: bytes) -> dict[str, str]:
    return {one.name: one.text for one in controls(Document(io.BytesIO(content)).element)}


def edited(content: bytes, **words: str) -> bytes:
    document = Document(io.BytesIO(content))
    mine = {one.key: one.element for one in controls(document.element)}
    for key, text in words.items():
        first, *rest = mine[key.replace("__", ".")].iter(qn("w:t"))
        first.text = text
        for other in rest:
            other.text = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def again(old: bytes, store: Path, as_of: date = AFTER) -> tuple[dict[str, bytes], str]:
    made, told = pack_again(old, session(store, as_of), VI)
    return files(made), "\n".join(told)


def test_an_unedited_pack_says_what_a_fresh_one_says(store: Path) -> None:
    made, _ = again(pack(store, BEFORE), store, LISTED)
    fresh = files(pack(store, LISTED))
    assert [*made] == [*fresh]
    for name in (AGENDA, ANNEX, MINUTES):
        assert said(made[name]) == said(fresh[name]), name


@pytest.mark.slow
def test_a_whole_pack_opened_and_saved_in_libreoffice_loses_nothing_and_is_renewed(
    store: Path, tmp_path: Path
) -> None:
    old = files(pack(store, BEFORE))
    old[AGENDA] = edited(old[AGENDA], agenda__time="Thời gian: 8 giờ, 20/12.")
    saved = old | saved_by_office({n: b for n, b in old.items() if n.endswith(".docx")}, tmp_path)
    assert all(saved[name] != old[name] for name in old if name.endswith(".docx"))
    made, told = again(zipped(saved), store, LISTED)
    fresh = files(pack(store, LISTED))
    assert [*made] == [*fresh]
    for name in (one for one in fresh if one.endswith(".docx")):
        now, new = said(made[name]), said(fresh[name])
        if name == AGENDA:
            assert now.pop("agenda.time") == "Thời gian: 8 giờ, 20/12."
            new.pop("agenda.time")
        assert now == new, name
    assert "CHƯA LÀM MỚI" not in told


def test_edits_stay_with_the_new_figures_beside_and_own_files_are_kept(store: Path) -> None:
    old = files(pack(store))
    old["chuong trinh sua.docx"] = edited(
        old.pop(AGENDA), agenda__time="Thời gian: 8 giờ, 20/12.", agenda__ballot_how="Bỏ phiếu."
    )
    old["ghi chu.txt"] = b"x"
    made, told = again(zipped(old), store, BEFORE)
    mine = said(made["chuong trinh sua.docx"])
    assert mine["agenda.time"] == "Thời gian: 8 giờ, 20/12."
    assert mine["agenda.ballot_how"] == "Bỏ phiếu."
    assert VI("minutes.agenda.nothing") in mine["agenda.ballot_how~"]
    assert made["ghi chu.txt"] == b"x"
    assert "«Bỏ phiếu.»" in told
    assert VI("minutes.again.own", file="ghi chu.txt") in told
    assert VI("minutes.again.no_basis", file=BALLOT) in told
    assert made[BALLOT] == old[BALLOT]
    assert AGENDA not in made


def test_one_paper_of_the_pack_comes_back_as_one_paper(store: Path) -> None:
    old = edited(files(pack(store))[MINUTES], record__present="Có mặt: 13.")
    made, told = pack_again(old, session(store, AFTER), VI)
    now = said(made)
    assert now["record.present"] == "Có mặt: 13."
    assert now["record.members"] == VI("minutes.record.members_held", count="15")
    assert "0 câu thêm" in told[0]


def test_the_minutes_are_filled_in_by_the_vote_typed_back(store: Path) -> None:
    made = files(pack(store, AFTER))[MINUTES]
    now = said(made)
    rows = {
        code: tuple(
            now[f"votes.{key}:{UNIT}/2026/{code}"]
            for key in ("agree", "against", "blank", "result")
        )
        for code in ("01", "02", "03")
    }
    left = (VI.number(None),) * 3 + (VI("minutes.record.result_left"),)
    assert rows == {
        "01": ("13", "0", "0", VI("minutes.record.result_passed")),
        "02": ("2", "11", "0", VI("minutes.record.result_refused")),
        "03": left,
    }
    text = "".join(t.text or "" for t in Document(io.BytesIO(made)).element.iter(qn("w:t")))
    assert f"Số: {HEAD['document']}" in text
    assert now["record.time"] == "Bắt đầu: [giờ], ngày 15 tháng 10 năm 2026."


def test_a_list_with_votes_in_it_stays_and_the_new_one_lies_beside(store: Path) -> None:
    old = files(pack(store))
    assert again(zipped(old), store, LISTED)[0][LIST] == old[LIST]
    book = openpyxl.load_workbook(io.BytesIO(old[LIST]))
    book["Danh sách biểu quyết"]["H5"] = 12
    buffer = io.BytesIO()
    book.save(buffer)
    old[LIST] = buffer.getvalue()
    made, told = again(zipped(old), store, LISTED)
    assert made[LIST] == old[LIST]
    assert "2-danh-sach-bieu-quyet-so-moi.xlsx" in made
    assert VI("minutes.again.voted", file=LIST) in told


def test_a_paper_that_lost_its_marks_is_kept_told_and_a_new_one_lies_beside(store: Path) -> None:
    buffer = io.BytesIO()
    Document().save(buffer)
    old = files(pack(store)) | {AGENDA: buffer.getvalue()}
    made, told = again(zipped(old), store)
    assert made[AGENDA] == buffer.getvalue()
    assert said(made["1-chuong-trinh-so-moi.docx"]) == said(files(pack(store, AFTER))[AGENDA])
    assert VI("minutes.again.unmarked", file=AGENDA) in told


def test_what_is_no_pack_of_this_campaign_is_refused_and_nothing_written(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buffer = io.BytesIO()
    Document().save(buffer)
    agenda = papers(session(store))[AGENDA]
    other = paper_document(replace(agenda, identity="khac/minutes/agenda/"))
    bad = {
        b"x": "unreadable_pack",
        zipped({"a.txt": b""}): "not_ours",
        zipped({"a.docx": b"no"}): "unreadable",
        buffer.getvalue(): "not_ours",
        other: "other_paper",
        zipped({"a.docx": other}): "other_paper",
    }
    for content, reason in bad.items():
        with pytest.raises(PaperError, match=f"^{reason}$"):
            pack_again(content, session(store), VI)
    (tmp_path / "bad.zip").write_bytes(b"x")
    out = tmp_path / "new.zip"
    given = ["minutes", PLAN, "--over", str(tmp_path / "bad.zip"), "-o", str(out)]
    assert main([*given, "--store", str(store), "--as-of", str(LISTED)]) == 3
    assert "không phải gói ZIP" in capsys.readouterr().err
    assert not out.exists()


def test_the_command_writes_the_pack_over_an_edited_one(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.zip").write_bytes(pack(store))
    given = ["minutes", PLAN, "--over", str(tmp_path / "old.zip"), "-o", str(tmp_path / "new.zip")]
    assert main([*given, "--store", str(store), "--as-of", str(AFTER)]) == 0
    assert "câu theo số mới" in capsys.readouterr().out
    new = files((tmp_path / "new.zip").read_bytes())
    assert said(new[MINUTES])["record.members"] == VI("minutes.record.members_held", count="15")
