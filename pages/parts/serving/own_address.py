"""The server answers under its own names, and only its own pages may talk to it.

A page of another site that somebody has open could else read the dashboard through his browser:
under a name of its own that it lets point here, or by a websocket, which browsers open to anyone.
"""

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from answers.both import in_both
from schemas.settings import names, variable

HOSTS = variable("hosts")
OWN = frozenset({"127.0.0.1", "localhost", "::1"})
# what Streamlit counts for its makers, and what a paper's process said: for nobody outside
CLOSED = re.compile(r"/_stcore/metrics/?|/papers/.*\.txt")
POLICY_VIOLATION = 1008


def own_names() -> frozenset[str]:
    """Names the server answers to: this machine's, and those of THI_DUA_SO_HOSTS (a,b)."""
    return OWN | set(names("hosts"))


def is_own(headers: Headers, names: frozenset[str]) -> bool:
    """Whether a request is for one of the names, and from a page of the same host and port."""
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    if len(hosts) != 1 or len(origins) > 1:
        return False
    try:
        name = urlsplit(f"//{hosts[0]}").hostname
        netloc = urlsplit(origins[0]).netloc if origins else hosts[0]
    except ValueError:
        return False
    return name in names and netloc == hosts[0]


class OwnAddress:
    """Refuses what is not for this server's names, or comes from another site's page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.names = app, own_names()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say why not."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not is_own(Headers(scope=scope), self.names):
            if scope["type"] == "websocket":
                await receive()
                await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            else:
                words = in_both("serving.not_here", setting=HOSTS)
                await PlainTextResponse(f"{words}\n", 421)(scope, receive, send)
        elif CLOSED.fullmatch(scope["path"]):
            await PlainTextResponse("404\n", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
