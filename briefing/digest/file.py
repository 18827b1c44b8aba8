"""The digest as one page of PDF and as a picture, and every form by the end of its file's name."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from answers.both import in_both
from briefing.brief.file import TONES
from briefing.digest.digest import Digest
from briefing.digest.mail import html, mail, text
from briefing.drawing.measure import FONTS
from briefing.drawing.shapes import FILL
from schemas.problems import StoreError

TEMPLATE = Path(__file__).with_name("digest.typ")
SMALLER = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
PICTURE_SCALE, PIXELS_PER_INCH = 1.25, 144.0  # 1080 pixels wide, no letter under 23 of them
FORMS = ("txt", "html", "eml", "pdf", "png")


def pdf(said: Digest) -> bytes:
    """One page of A4: the type gives way until all of it stands there. StoreError: it cannot."""
    for scale in SMALLER:
        try:
            return bytes(_compiled(said, scale, "pdf"))
        except typst.TypstError as error:
            if "too many pages" not in str(error):
                raise
    raise StoreError(in_both("digest.too_long"))


def picture(said: Digest) -> bytes:
    """A PNG for a phone: 1080 pixels wide and as tall as its words need, so that none is cut."""
    return bytes(_compiled(said, PICTURE_SCALE, "png"))


def _compiled(said: Digest, scale: float, form: Any) -> Any:
    colors = {tone: FILL[tone] for tone in TONES}
    data = {**asdict(said), "scale": scale, "picture": form == "png", "colors": colors}
    return typst.compile(
        TEMPLATE.read_bytes(),
        format=form,
        ppi=PIXELS_PER_INCH,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        **({"timestamp": 0} if form == "pdf" else {}),
    )


MADE: Mapping[str, Callable[[Digest], bytes]] = {
    "txt": lambda said: text(said).encode(),
    "html": lambda said: html(said).encode(),
    "eml": mail,
    "pdf": pdf,
    "png": picture,
}
