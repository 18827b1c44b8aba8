"""The document of every address: Streamlit's own, which also says what the browser will need."""

from functools import cache
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from pages.parts.navigation import FIRST, PAGES
from pages.parts.serving.scripts import ICONS, STATIC, hashed, needed
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
def document(language: Language) -> str:
    """The HTML of every address: in its language, named, with what it needs asked for at once."""
    t = translator(language)
    title = f"<title>{escape(t('app.name'))}</title>"
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    html = html.replace('<html lang="en">', f'<html lang="{language}">')
    html = html.replace("<title>Streamlit</title>", title)
    return html.replace("</head>", "".join(f"    {link}\n" for link in preloads()) + "  </head>")


async def _page(request: Request) -> Response:
    language: Language = "en" if request.query_params.get("lang") == "en" else "vi"
    return HTMLResponse(document(language), headers={"cache-control": "no-cache"})


async def _first(request: Request) -> Response:
    """The first page by its name: it stands at the bare address."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}", 307, {"cache-control": "no-cache"})


def routes() -> list[Route]:
    """An address for each page, the first one under its name too."""
    named = [Route(f"/{page}", _page) for page in PAGES if page != FIRST]
    return [Route("/", _page), Route(f"/{FIRST}", _first), *named]
