"""Papers ready by themselves: frozen first, made once for a meeting, changes on top; a chart."""

import io
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing.command import main
from briefing.picture import pictured
from briefing.work import Asked, Work
from data.keeping.calendar import write_calendar
from data.keeping.snapshots.snapshots import snapshot_list
from tests.briefing.decree.points import failed
from tests.worlds.files.award_files import PLAN
from tests.worlds.files.vote_files import appraised
from translations import translator

TODAY = date(2026, 12, 20)
VI = translator("vi")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ready")
    write_calendar(folder / "store", "sample", TODAY, TODAY)
    appraised(folder / "store", folder, "01", "02", "03")
    return folder / "store"


@pytest.fixture
def store(made_once: Path, tmp_path: Path) -> Path:
    """A copy of its own for each test: papers are compared with the last that were frozen."""
    return Path(shutil.copytree(made_once, tmp_path / "store"))


def run(store: Path, task: str, out: Path, *more: str) -> int:
    return main([task, PLAN, *more, "-o", str(out), "--store", str(store)])


def first_paper(path: Path) -> tuple[str, bytes]:
    with zipfile.ZipFile(path) as file:
        name = file.namelist()[0]
        return name, file.read(name)


def text(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def test_a_meeting_s_pack_is_frozen_first_made_once_and_begins_with_the_changes(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--storyline", "awards", "--by", "Thư ký")
    for number, day in enumerate(("2026-09-01", "2026-10-15"), start=1):
        assert run(store, "meeting", tmp_path / f"{number}.zip", *given, "--on", day) == 0
    kept = snapshot_list(store)
    assert [s.as_of for s in kept] == [date(2026, 10, 15), date(2026, 9, 1)]
    name, content = first_paper(tmp_path / "2.zip")
    assert name.endswith("-changes.docx")
    said = text(content)
    assert all(s.snapshot_id in said for s in kept)
    assert "đề nghị" in said
    assert VI("changes.not_frozen") not in said
    assert failed(content) == []
    assert VI("changes.first") in text(first_paper(tmp_path / "1.zip")[1])
    before = (tmp_path / "2.zip").stat()
    capsys.readouterr()
    assert run(store, "meeting", tmp_path / "2.zip", *given, "--on", "2026-10-15") == 0
    assert "không làm lại" in capsys.readouterr().out
    assert (tmp_path / "2.zip").stat().st_mtime_ns == before.st_mtime_ns
    assert snapshot_list(store) == kept


def test_papers_of_figures_not_frozen_say_so_loudly_and_freeze_on_demand(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--storyline", "awards", "--as-of", "2026-10-15")
    assert run(store, "all", tmp_path / "all.zip", *given) == 0
    assert "SỐ LIỆU CHƯA CHỐT" in capsys.readouterr().out
    assert VI("changes.not_frozen") in text(first_paper(tmp_path / "all.zip")[1])
    count = len(snapshot_list(store))
    assert run(store, "all", tmp_path / "x.zip", *given, "--freeze", "Họp") == 3  # by nobody
    assert len(snapshot_list(store)) == count
    frozen = ("--freeze", "Họp", "--by", "Thư ký")
    assert run(store, "all", tmp_path / "frozen.zip", *given, *frozen) == 0
    assert "CHƯA CHỐT" not in capsys.readouterr().out
    made = snapshot_list(store)[0]
    assert (made.name, made.as_of) == ("Họp", date(2026, 10, 15))


def test_one_chart_is_a_picture_with_its_message_and_its_source(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = Work(Asked(store, PLAN, date(2026, 10, 15), storyline="awards")).deck
    key, slide = next(iter(pictured(deck).items()))
    given = (key, "--storyline", "awards", "--as-of", "2026-10-15")
    assert run(store, "picture", tmp_path / "a.svg", *given) == 0
    root = ElementTree.fromstring((tmp_path / "a.svg").read_bytes())
    said = re.sub(r"\s+", "", "".join(root.itertext()))
    for words in (slide.title, slide.source, deck.stamp.sample, deck.stamp.edition):
        assert re.sub(r"\s+", "", words) in said
    assert b"font-face" in (tmp_path / "a.svg").read_bytes()
    assert run(store, "picture", tmp_path / "a.png", *given) == 0
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    capsys.readouterr()
    assert run(store, "picture", tmp_path / "b.png", "cover", *given[1:]) == 3
    assert key in capsys.readouterr().err
    assert run(store, "picture", tmp_path / "b.jpg", *given) == 3
    assert not (tmp_path / "b.png").exists()
