"""Streamlit's own scripts: which of them a page needs, and each compressed once, not once a visit.

The scripts carry a hash in their names, so they are found in the installed package.
"""

import asyncio
import gzip
import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

STATIC = Path(get_static_dir())
SCRIPTS = STATIC / "static" / "js"
ICONS = "MaterialSymbols-Rounded"
PLOTLY = "PlotlyChart"
# said to V8, a comment to other browsers: read every function while the script comes in, beside the
# page's own work, not one after the other when the first chart waits for them
AT_ONCE = b"//# allFunctionsCalledOnLoad\n"
# what a page's first view is drawn with; Streamlit asks for each only once its first element is in
PARTS = (PLOTLY, "Metric", "Html", "PageLink", "BidiComponent", "Button", "ButtonGroup")
IMPORT = re.compile(r'\b(?:from|import)"\./([\w.-]+\.js)"')
ASKED = re.compile(r"/static/((?:js|css)/[\w.-]+\.(?:js|css))")
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
FOR_EVER = {"cache-control": "public, immutable, max-age=31536000", "vary": "accept-encoding"}
LEVEL = 6


def hashed(folder: Path, stem: str) -> str | None:
    """The file's name with its hash; None: this version of Streamlit has no such file."""
    return next((path.name for path in sorted(folder.glob(f"{stem}.*"))), None)


@cache
def needed() -> tuple[str, ...]:
    """Names of the scripts of PARTS, with all that they import in turn."""
    found: dict[str, None] = {}
    left = [name for part in PARTS if (name := hashed(SCRIPTS, part))]
    while left:
        name = left.pop(0)
        if name not in found:
            found[name] = None
            left += IMPORT.findall((SCRIPTS / name).read_text(encoding="utf-8"))
    return tuple(found)


@cache
def compressed(name: str) -> bytes:
    """A script or style of the package, by its path below static/; there are some hundred."""
    hint = AT_ONCE if Path(name).name.startswith(f"{PLOTLY}.") else b""
    return gzip.compress(hint + (STATIC / "static" / name).read_bytes(), LEVEL, mtime=0)


class ReadyScripts:
    """Answers for Streamlit's scripts and styles out of memory.

    Compressing Plotly's 4.7 MB takes longer than drawing a page, and nobody else is answered
    meanwhile: it is done once, in a thread.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a script or style, or pass the request on."""
        found = _asked(scope)
        if found is None:
            await self.app(scope, receive, send)
            return
        body = await asyncio.to_thread(compressed, found)
        headers = {**FOR_EVER, "content-encoding": "gzip"}
        answer = Response(body, media_type=TYPES[Path(found).suffix], headers=headers)
        await answer(scope, receive, send)


def _asked(scope: Scope) -> str | None:
    """The file a request is for, where it stands in the package and may come compressed."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
        return None
    found = ASKED.fullmatch(scope["path"])
    return found[1] if found and (STATIC / "static" / found[1]).is_file() else None
