"""What tests of papers share: a deck, LibreOffice as a second reader, words of a PDF."""

import re
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from answers.answers import StoreAnswers
from briefing.deck.build import deck
from briefing.deck.slide import Deck
from data.keeping.store import open_store
from queries.reference.questions import campaign_list
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY
from tests.worlds.servers.programs import office
from translations import Language, translator

BOXES = 3.0  # points the boxes of two words may share side by side
SHARED = 0.3  # of the lower one's height, over each other: a box is taller than its letters
WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
Word = tuple[str, tuple[float, float, float, float]]


def answers_of(store: Path) -> StoreAnswers:
    """Answers of a store's published file."""
    return StoreAnswers(open_store(store), Viewer())


def campaign_of(store: Path) -> str:
    """The first campaign of a store."""
    return str(answers_of(store).ask(campaign_list)["campaign_id"][0])


def deck_of(store: Path, language: Language = "vi", as_of: date = TODAY) -> Deck:
    """The yearly deck of the first campaign."""
    chosen = Selection(campaign_of(store), as_of)
    return deck(answers_of(store), chosen, translator(language))


def pdf_of(file: Path) -> Path:
    """The file as LibreOffice prints it."""
    home = f"-env:UserInstallation=file://{file.parent}/office"
    told = [office(), home, "--headless", "--convert-to", "pdf", "--outdir", str(file.parent)]
    subprocess.run([*told, str(file)], check=True, capture_output=True, timeout=180)
    return file.with_suffix(".pdf")


def saved_by_office(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Files of one kind as LibreOffice saves them, by their names."""
    kind = Path(next(iter(files))).suffix[1:]
    for name, content in files.items():
        (folder / name).write_bytes(content)
    out = folder / "saved"
    told = [office(), f"-env:UserInstallation=file://{folder}/office", "--headless"]
    told += ["--convert-to", kind, "--outdir", str(out), *(str(folder / name) for name in files)]
    subprocess.run(told, check=True, capture_output=True, timeout=240)
    return {name: (out / name).read_bytes() for name in files}


def pdf_text(file: Path, order: str = "-layout") -> list[str]:
    """The text of each page, as it is laid out or (`-raw`) in the order it was written."""
    told = ["pdftotext", order, str(file), "-"]
    said = subprocess.run(told, check=True, capture_output=True, timeout=60).stdout.decode()
    return said.split("\f")[:-1]


def word_boxes(file: Path) -> list[list[Word]]:
    """Words of each page with left, top, right and bottom in points."""
    told = ["pdftotext", "-bbox", str(file), "-"]
    said = subprocess.run(told, check=True, capture_output=True, timeout=60).stdout.decode()
    pages = said.split("<page ")[1:]
    return [
        [(m[4], (float(m[0]), float(m[1]), float(m[2]), float(m[3]))) for m in WORD.findall(page)]
        for page in pages
    ]


def fonts_of(file: Path) -> list[str]:
    """Names of the fonts inside a PDF."""
    told = ["pdffonts", str(file)]
    said = subprocess.run(told, check=True, capture_output=True, timeout=60).stdout.decode()
    return [line.split()[0] for line in said.splitlines()[2:]]
