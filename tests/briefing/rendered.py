"""Every storyline of every campaign as LibreOffice prints it: faults told, contact sheets kept.

    python -m tests.briefing.rendered --store STORE -o FOLDER [--campaign ID] [--story yearly]

Exit code 1 where a word is cut, broken or printed over another.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PIL import Image

from answers.answers import StoreAnswers
from briefing.deck.build import STORYLINES
from briefing.powerpoint.file import pptx_deck
from briefing.work import Asked, Work
from data.keeping.store import open_store
from queries.reference.questions import campaign_list
from schemas.viewer import Viewer
from tests.worlds.papers import pdf_of
from tests.worlds.slides.rendered import faults_of

# a day on which each storyline of the sample has its figures
DAYS = {
    "yearly": date(2026, 10, 31),
    "cluster": date(2026, 11, 29),
    "awards": date(2026, 11, 29),
    "interim": date(2028, 1, 16),
    "final": date(2030, 12, 10),
}
ACROSS, WIDE = 2, 960


def main() -> int:
    """Faults of every deck asked for on the screen, its slides side by side as one picture."""
    asked = _asked()
    asked.output.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, file in _decks(asked):
        pdf = pdf_of(file)
        faults = faults_of(file, pdf)
        count += len(faults)
        _sheet(pdf, asked.output / f"{name}.png")
        print(f"{name}: {len(faults)}", *faults, sep="\n  ", flush=True)
    return 1 if count else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.briefing.rendered")
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--campaign", action="append")
    parser.add_argument("--story", action="append", choices=[*STORYLINES])
    parser.add_argument("--template", type=Path)
    parser.add_argument("--lang", default="vi", choices=("vi", "en"))
    parser.add_argument("--as-of", type=date.fromisoformat)
    return parser.parse_args()


def _decks(asked: argparse.Namespace) -> Iterator[tuple[str, Path]]:
    answers = StoreAnswers(open_store(asked.store), Viewer())
    campaigns = asked.campaign or answers.ask(campaign_list)["campaign_id"].to_list()
    for campaign in campaigns:
        for story in asked.story or STORYLINES:
            day = asked.as_of or DAYS[story]
            work = Work(
                Asked(
                    asked.store,
                    campaign,
                    day,
                    storyline=story,
                    language=asked.lang,
                    template=asked.template,
                )
            )
            file = asked.output / f"{campaign}-{story}.pptx"
            file.write_bytes(pptx_deck(work.deck, work.template))
            yield file.stem, file


def _sheet(pdf: Path, picture: Path) -> None:
    """All pages of a PDF side by side."""
    told = ["pdftoppm", "-png", "-scale-to-x", f"{WIDE}", "-scale-to-y", "-1"]
    subprocess.run([*told, str(pdf), str(pdf.with_suffix(""))], check=True, timeout=300)
    pages = sorted(pdf.parent.glob(f"{pdf.stem}-[0-9]*.png"))
    shown = [Image.open(page) for page in pages]
    high = max(page.height for page in shown)
    sheet = Image.new("RGB", (ACROSS * WIDE, -(-len(shown) // ACROSS) * high), "#888888")
    for n, page in enumerate(shown):
        sheet.paste(page, (n % ACROSS * WIDE, n // ACROSS * high))
    sheet.save(picture)
    for page in pages:
        page.unlink()


if __name__ == "__main__":
    sys.exit(main())
