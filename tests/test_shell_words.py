"""Whatever a shell user types, the answer is words and an exit code, never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.catalogue import asked, questions
from queries.progress.questions import indicator_standing, trend
from queries.question import QuestionError
from queries.units.questions import unit_change
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from tests.shell import ROOT, shell
from tests.worlds.page_store import TODAY, a_campaign, page_store
from tests.worlds.query_store import query_store
from translations.last_catch import FAULT, FILE, REFUSED, STOPPED, told

ASKED = {"campaign": "c", "as_of": "2026-10-31"}
NEEDING = [(q.name, key) for q in questions() for key in q.needed]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("words"))


@pytest.fixture
def kept(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store commands work on when none is named; what they log stands beside it."""
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    monkeypatch.setattr("tempfile.tempdir", str(store.parent))
    return store


@pytest.mark.parametrize(("name", "key"), NEEDING)
def test_a_question_that_needs_a_key_says_which(name: str, key: str) -> None:
    words = {**ASKED, "unit": "u", "indicator": "i"}
    word = key.removesuffix("_id")
    del words[word]
    with pytest.raises(QuestionError, match=f"«{name}»: cần biết .*{word}=….* / which {word}"):
        asked(query_store(), Viewer(), name, words)


def test_every_question_refuses_a_campaign_that_is_not_there(store: Path) -> None:
    con = open_store(store)
    words = {"campaign": "nowhere", "as_of": str(TODAY), "unit": "u", "indicator": "i"}
    for question in (q for q in questions() if "campaign_id" in q.parameters):
        with pytest.raises(QuestionError, match=r"no such «nowhere»"):
            pytest.fail(f"{question}: {asked(con, Viewer(), question.name, words)}")


def test_every_question_about_one_unit_needs_it() -> None:
    assert {"unit_change", "unit_peers", "unit_progress"} <= {name for name, _ in NEEDING}
    assert trend.needed == ("indicator_id",)
    assert indicator_standing.needed == ()


def test_a_page_that_lacks_the_key_is_told_the_same() -> None:
    with pytest.raises(QuestionError, match="unit=…"):
        unit_change(query_store(), Viewer(), Selection("c", TODAY))


def test_a_question_without_its_unit_ends_in_one_sentence(kept: Path) -> None:
    campaign = a_campaign(load_catalog())
    code, words = shell("queries", "unit_change", f"campaign={campaign}", f"as_of={TODAY}")
    assert code == 2
    assert words.count("\n") == 1
    assert "unit=…" in words


WRONG = [
    ("queries", "content_standing campaign", 2),
    ("queries", "content_standing campaign=x as_of=hom-nay", 2),
    ("queries", "campaign_list -o /no/such/folder/x.csv", REFUSED),
    ("data", "ingest no-such-file.xlsx", 2),
    ("data", "template x y z -o x.xlsx", 2),
    ("data", "nothing", 2),
    ("briefing", "deck no-such-campaign -o x.html", REFUSED),
    ("answers.published.check", "no-such-mapping.toml", 2),
    ("data.published", "no-such-table -o x.csv", 2),
]


@pytest.mark.parametrize(("module", "words", "code"), WRONG)
def test_wrong_words_end_in_words(kept: Path, module: str, words: str, code: int) -> None:
    found, text = shell(module, *words.split())
    assert "Traceback" not in text
    assert (found, bool(text.strip())) == (code, True)


@pytest.mark.parametrize(("module", "words", "code"), WRONG[:2] + WRONG[3:4])
def test_a_shell_of_its_own_ends_the_same(kept: Path, module: str, words: str, code: int) -> None:
    command = [sys.executable, "-m", module, *words.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert (done.returncode, (done.stdout + done.stderr).decode()) == shell(module, *words.split())
    assert done.returncode == code


@pytest.mark.parametrize("content", [b"", b"no database", b"3-0123"])
def test_an_odd_store_ends_in_words(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "odd"
    (odd / "published").mkdir(parents=True)
    (odd / "published" / "CURRENT").write_bytes(content)
    (odd / "published" / "store-3.duckdb").write_bytes(b"x")
    (odd / "published" / "store-3.json").write_bytes(b"{")
    monkeypatch.setenv("THI_DUA_SO_STORE", str(odd))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, text = shell("queries", "campaign_list")
    assert (code, "Traceback" in text, " / " in text) == (REFUSED, False, True)
    _, text = shell("data", "status")
    assert "Traceback" not in text
    assert text.strip()


def test_a_fault_of_the_program_is_a_number_and_a_line_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def wrong() -> int:
        return 1 // 0

    assert told(wrong) == told(wrong) == FAULT
    first, second = capsys.readouterr().err.splitlines()
    number = first.partition("(số ")[2][:8]
    assert f"(number {number})" in first
    assert first == second
    kept = (tmp_path / FILE).read_text(encoding="utf-8")
    assert kept.count(number) == 2
    assert "ZeroDivisionError" in kept


@pytest.mark.parametrize("words", [["--by", "Người Ký"], ["--by=Người Ký"], ["--b", "Người Ký"]])
def test_the_line_of_a_fault_leaves_out_who_signed(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["data", "ingest", "x.csv", *words, "--dry-run"])
    assert told(lambda: 1 // 0) == FAULT
    kept = (tmp_path / FILE).read_text(encoding="utf-8")
    assert "Người Ký" not in kept
    assert all(word in kept for word in ("ingest", "x.csv", "--by" if len(words) < 2 else "--b"))
    assert "--dry-run" in kept


def test_a_refusal_of_ours_and_an_interruption_need_no_log(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuses() -> int:
        raise StoreError("Kho trống. / The store is empty.")

    def stopped() -> int:
        raise KeyboardInterrupt

    assert told(refuses) == REFUSED
    assert capsys.readouterr().err == "Kho trống. / The store is empty.\n"
    assert told(stopped) == STOPPED
