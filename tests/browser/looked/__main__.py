"""python -m tests.browser.looked ADDRESS: every page × campaign × size × language × mode.

Prints each fault; --page, --campaign, --size, --language, --mode (repeatable) look at less.
--pictures FOLDER keeps a small grey picture of each look beside the list.
"""

import argparse
import os
import sys
from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from data.profiles.catalog import load_catalog
from pages.parts.navigation import PAGES
from tests.browser.looked.look import SIZES, Look, Mode, Size, faults, heard, opened, window
from translations import Language

VIEWS = (
    *("progress?view=both", "progress?groups=unit", "clusters?view=all", "clusters?view=unit"),
    *("clusters?view=marks", "clusters?part=all", "awards?view=spread", "awards?view=fair"),
    *("awards?view=files", "reporting?view=calendar", "reporting?view=plans", "overview?more=1"),
    *("reporting?view=questions", "unit?unit="),
)
"""What a page shows by another address of its own; after «unit=» comes a unit of the campaign."""
SCALE = 8  # pixels of the page to one of its small picture


def main(told: list[str]) -> int:
    """Look at everything that is asked for; 1 where a fault was found."""
    asked = _asked(told)
    count = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for size, language, mode in product(asked.size, asked.language, asked.mode):
            with window(browser, Look("", size, language, mode)) as context:
                for campaign, name in product(asked.campaign, asked.page):
                    look = _look(name, size, language, mode, campaign)
                    page = context.new_page()
                    said = heard(page)
                    at_first = opened(page, asked.address, look)
                    title = f"{campaign} {name} {size} {language} {mode}"
                    for fault in (found := [*at_first, *faults(page), *said]):
                        print(title, *fault, sep=" | ", flush=True)
                    count += len(found)
                    if asked.pictures:
                        keep(page, asked.pictures / f"{title.replace(' ', '-')}.png")
                    page.close()
    print(count)
    return int(count > 0)


def _look(name: str, size: Size, language: Language, mode: Mode, campaign: str) -> Look:
    page, _, more = name.partition("?")
    if more.endswith("unit="):
        more += load_catalog().units_of(campaign, date(2026, 10, 31))["unit_id"].sort()[0]
    return Look(page, size, language, mode, f"campaign={campaign}&{more}")


def keep(page: Page, path: Path) -> None:
    """A grey picture of the page, so much smaller that it can be kept and compared."""

    path.parent.mkdir(parents=True, exist_ok=True)
    whole = Image.open(BytesIO(page.screenshot())).convert("L")
    size = (whole.width // SCALE, whole.height // SCALE)
    whole.resize(size, Image.Resampling.BOX).quantize(16).save(path, optimize=True)


def _asked(told: list[str]) -> argparse.Namespace:
    shipped = [p.campaign for p in load_catalog().profiles.values()]
    every = {
        "page": [*PAGES, *VIEWS],
        "campaign": [one.id for one in shipped if one.level != "published"],
        "size": list(SIZES),
        "language": ["vi", "en"],
        "mode": ["light", "dark"],
    }
    asking = argparse.ArgumentParser(prog="python -m tests.browser.looked")
    asking.add_argument("address")
    asking.add_argument("--pictures", type=Path)
    for name, values in every.items():
        asking.add_argument(f"--{name}", action="append", choices=values)
    found = asking.parse_args(told)
    for name, values in every.items():
        setattr(found, name, getattr(found, name) or values)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
