"""What an address shows before Streamlit has loaded: its name, the navigation, places of cards."""

from html import escape
from pathlib import Path

from pages.parts.navigation import FIRST, PAGES
from translations import Language, translator

STATIC = Path(__file__).parents[3] / "static"
Row = tuple[int, tuple[int, ...]]
"""A row of cards on a wide screen: its height in pixels, its cards' shares of the width."""

FIVE = (1, 1, 1, 1, 1)
# the cards of each page's first screen; a page without any has one card
SHAPES: dict[str, tuple[Row, ...]] = {
    "overview": ((162, (1,)), (317, (11, 9)), (229, (11, 9))),
    "progress": ((72, (0, 1)), (618, (11, 9)), (743, (1,))),
    "tasks": ((131, FIVE), (557, (1,))),
    "models": ((44, (0, 1)), (131, FIVE), (689, (6, 5))),
    "clusters": ((79, (0, 1)), (131, (1, 1, 1, 1)), (693, (11, 9))),
    "awards": ((32, (0, 1)), (131, (1, 1, 1)), (737, (5, 8))),
    "reporting": ((88, (0, 1)), (131, (1, 1, 1, 1, 1, 1)), (761, (7, 7, 5))),
    "intake": ((379, (2, 5)),),
    "snapshots": ((516, (2, 5)),),
    "campaign": ((275, (2, 5)), (276, (2, 5)), (185, (2, 5))),
    "nation": ((856, (1,)), (185, (1,))),
    "audit": ((40, (0, 1)), (797, (1,))),
    "present": ((80, (0, 1)), (696, (13, 8))),
}
PLAIN: tuple[Row, ...] = ((797, (1,)),)


def waiting(page: str, language: Language, *, is_sample: bool) -> str:
    """The waiting page as HTML, with its style and the script that takes it away."""
    t = translator(language)
    query = "?lang=en" if language == "en" else ""
    links = "".join(
        f'<a href="./{"" if name == FIRST else name}{query}">{escape(t(f"nav.{name}"))}</a>'
        for name in PAGES
    )
    title, question = escape(t(f"page.{page}.title")), escape(t(f"page.{page}.question"))
    rows = "".join(_row(*row) for row in SHAPES.get(page, PLAIN))
    sample = '<i class="sample"></i>' if is_sample else ""
    return (
        f"<style>{_static('waiting.css')}</style>"
        f'<div id="waiting" role="status" aria-label="{escape(t("app.waiting"))}">'
        f'<header><img src="./app/static/logo.svg" alt=""><nav>{links}</nav></header>'
        f'<main><div class="title"><div><b>{title}</b><p>{question}</p></div><i></i></div>'
        f"{sample}{rows}</main></div>"
        f"<script>{_static('waiting.js')}</script>"
    )


def _row(height: int, shares: tuple[int, ...]) -> str:
    """A row of places; one whose first share is 0 is left empty: a switch will stand there."""
    if not shares[0]:
        return f'<div style="height:{height}px"></div>'
    kind = ' class="wide"' if height > 300 or len(shares) == 1 else ""
    columns = " ".join(f"{share}fr" for share in shares)
    look = f"height:{height}px;grid-template-columns:{columns}"
    return f'<div{kind} style="{look}">{"<i></i>" * len(shares)}</div>'


def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
