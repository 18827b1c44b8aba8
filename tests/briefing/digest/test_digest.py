"""The digest in its forms: the same figures in each, one page, a picture with nothing cut."""

import email
import io
import re
from datetime import date
from email.policy import default
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from answers.answers import StoreAnswers
from briefing.command import main
from briefing.digest.digest import Digest, digest
from briefing.digest.file import MADE, pdf, picture
from briefing.digest.mail import html, mail, text
from data.keeping.store import open_store
from queries.progress.questions import content_standing
from queries.reference.questions import campaign_list, default_view
from queries.reporting.questions import headline
from schemas.selection import Selection
from schemas.viewer import Viewer
from tests.worlds.page_store import TODAY, page_store
from tests.worlds.papers import pdf_text
from translations import Language, translator

SINCE = date(2026, 7, 31)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("digest"))


@pytest.fixture(scope="module")
def answers(store: Path) -> StoreAnswers:
    return StoreAnswers(open_store(store), Viewer(), store)


def chosen_of(answers: StoreAnswers) -> Selection:
    campaign = str(answers.ask(campaign_list)["campaign_id"][0])
    usual = answers.ask(default_view, Selection(campaign, TODAY)).row(0, named=True)
    return Selection(campaign, TODAY, usual["phase_id"], year=usual["year"])


def said_in(answers: StoreAnswers, language: Language = "vi") -> Digest:
    return digest(answers, chosen_of(answers), SINCE, translator(language))


def facts(said: Digest) -> list[str]:
    """Every line that must be in every form."""
    lines = [said.place, said.verdict, said.days, said.sample, said.problem_head, said.foot]
    lines += [word for pair in said.figures for word in pair]
    lines += [word for problem in said.problems for word in problem]
    lines += [line for section in said.sections for line in (section.head, *section.lines)]
    return [line for line in lines if line]


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_form_says_every_line(
    answers: StoreAnswers, language: Language, tmp_path: Path
) -> None:
    said = said_in(answers, language)
    file = tmp_path / "digest.pdf"
    file.write_bytes(pdf(said))
    pages = pdf_text(file, "-raw")
    assert len(pages) == 1
    message = email.message_from_bytes(mail(said), policy=default)
    bodies = {part.get_content_type(): part.get_content() for part in message.iter_parts()}
    plain_html = unescape(re.sub(r"<[^>]+>", " ", html(said)))
    forms = [text(said), plain_html, bodies["text/plain"], pages[0]]
    assert bodies["text/html"].replace("\r\n", "\n").strip() == html(said).strip()
    assert message["Subject"] == said.subject
    assert message["To"] is None
    for form in forms:
        assert [line for line in facts(said) if squeezed(line) not in squeezed(form)] == []


def test_its_figures_are_those_of_the_store(answers: StoreAnswers) -> None:
    chosen, words = chosen_of(answers), text(said_in(answers))
    row = answers.ask(headline, chosen).row(0, named=True)
    assert f": {row['on_path_count']}/{row['indicator_count']}\n" in words
    assert f": {row['received_count']}/{row['expected_count']}\n" in words
    assert f"{row['value_unit_count']}/{row['value_expected_count']} đơn vị" in words
    contents = answers.ask(content_standing, chosen)
    assert f": {row['behind_content_count']}/{contents.height}\n" in words
    assert "tính đến 31/10/2026" in words
    assert "Từ hết ngày 31/07/2026" in words


def test_the_picture_is_portrait_for_a_phone_and_ends_in_its_margin(answers: StoreAnswers) -> None:
    image = Image.open(io.BytesIO(picture(said_in(answers)))).convert("L")
    assert image.width == 1080
    assert 1080 < image.height < 3 * 1080
    edges = [
        image.crop((0, 0, 1080, 40)),
        image.crop((0, image.height - 40, 1080, image.height)),
        image.crop((0, 0, 40, image.height)),
        image.crop((1040, 0, 1080, image.height)),
    ]
    assert [edge.getextrema() for edge in edges] == [(255, 255)] * 4
    assert image.getextrema()[0] < 60


def test_the_same_figures_make_the_same_bytes(answers: StoreAnswers) -> None:
    said = said_in(answers)
    assert all(make(said) == make(said) for form, make in MADE.items() if form != "png")


def test_a_scheduler_writes_each_form_by_the_end_of_the_name(
    store: Path, answers: StoreAnswers, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    campaign = chosen_of(answers).campaign
    asked = ["digest", campaign, "--store", str(store), "--since", f"{SINCE}", "-o"]
    assert main([*asked, str(tmp_path / "tin.txt")]) == 0
    assert (tmp_path / "tin.txt").read_text(encoding="utf-8") == text(said_in(answers))
    assert main([*asked, str(tmp_path / "tin.doc")]) == 3
    assert main([*asked[:-2], f"{TODAY}", "-o", str(tmp_path / "late.txt")]) == 3
    error = capsys.readouterr().err
    assert ".txt, .html, .eml, .pdf, .png" in error
    assert "--since" in error
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tin.txt"]
