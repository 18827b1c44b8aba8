"""The document of every address: Streamlit's own, which also says what the browser will need."""

import json
from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from data.keeping.calendar import is_store, read_calendar
from data.keeping.store import store_path
from pages.parts.address import CARRIED
from pages.parts.navigation import FIRST, PAGES
from pages.parts.opening.guide import guide
from pages.parts.serving.scripts import ICONS, STATIC, hashed, needed
from pages.parts.serving.settings import is_signing_in
from pages.parts.serving.sign_in_page import follows
from pages.parts.serving.waiting import waiting
from pages.parts.serving.words import script
from pages.parts.theme import width_script
from translations import Language, translator


def preloads() -> list[str]:
    """Links that fetch what Streamlit asks for only when an element comes that needs it."""
    whole = (STATIC / "index.html").read_text(encoding="utf-8")
    scripts = [
        f'<link rel="modulepreload" crossorigin fetchpriority="low" href="./static/js/{name}">'
        for name in needed()
        if name not in whole
    ]
    icons = hashed(STATIC / "static" / "media", ICONS)
    font = f'<link rel="preload" as="font" crossorigin href="./static/media/{icons}">'
    return [*([font] if icons else []), *scripts]


@cache
def first_scripts() -> str:
    """What runs before Streamlit: where the server is; one choice of light or dark for every page;
    the ways that lead on from the navigation, and from every mark of a chart."""
    server, look, doors = (
        (Path(__file__).parents[3] / "static" / name).read_text(encoding="utf-8")
        for name in ("server.js", "look.js", "doors.js")
    )
    doors = doors.replace("__CARRIED__", json.dumps(CARRIED)).replace("__FIRST__", FIRST)
    return f"{server}{look}{doors}"


@cache
def document(page: str, language: Language, *, is_sample: bool) -> str:
    """The HTML of a page's address: in its language, with what it needs asked for at once.

    Its words and the places of its cards are there before any script has run."""
    title = f"<title>{escape(translator(language)('app.name'))}</title>"
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    html = html.replace('<html lang="en">', f'<html lang="{language}">')
    html = html.replace("<title>Streamlit</title>", title)
    links = "".join(f"    {link}\n" for link in preloads())
    scripts = f"<script>{width_script()}{first_scripts()}</script>"
    html = html.replace("</head>", f"{links}    {scripts}\n  </head>")
    place, leaves = '<div id="root"></div>', follows() if is_signing_in() else ""
    shown = waiting(page, language, is_sample=is_sample) + script() + guide() + leaves
    return html.replace(place, place + shown)


async def _page(request: Request) -> Response:
    page = request.url.path.strip("/") or FIRST
    language: Language = "en" if request.query_params.get("lang") == "en" else "vi"
    found = document(page, language, is_sample=_is_sample())
    return HTMLResponse(found, headers={"cache-control": "no-cache"})


def _is_sample() -> bool:
    store = store_path()
    return is_store(store) and read_calendar(store).kind == "sample"


async def _elsewhere(request: Request) -> Response:
    """A page by another address: the first by its name, any with a slash at the end."""
    name = request.url.path.strip("/")
    query = f"?{request.url.query}" if request.url.query else ""
    path = "/" if name == FIRST else f"/{name}"
    return RedirectResponse(f"{path}{query}", 307, {"cache-control": "no-cache"})


def routes() -> list[Route]:
    """An address for each page, the first one under its name too; a last slash does no harm."""
    named = [Route(f"/{page}", _page) for page in PAGES if page != FIRST]
    slashed = [Route(f"/{page}/", _elsewhere) for page in PAGES]
    return [Route("/", _page), Route(f"/{FIRST}", _elsewhere), *named, *slashed]
