"""The security headers of every answer, also of one that failed."""

import logging
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from answers.both import in_both
from schemas.problems import fault_number

LOG = logging.getLogger("fault")
# {host} is the server's own, held to be one before (own_address): older browsers do not take
# 'self' for a websocket
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; style-src "
    "'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' "
    "ws://{host} wss://{host}; worker-src 'self' blob:; frame-ancestors 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'"
)
PLAIN_HOST = re.compile(r"[\w.\-:\[\]]+")
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def _host(headers: Headers) -> str:
    """The host asked for as a policy may name it: a refused one could hold more than a host."""
    found = PLAIN_HOST.fullmatch(headers.get("host", ""))
    return found[0] if found else "localhost"


class SecurityHeaders:
    """Adds the security headers to every HTTP answer; what is already set is replaced.

    A fault below becomes a sentence with its number, the detail goes to the log."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with our headers on its answer."""
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                policy = POLICY.format(host=_host(Headers(scope=scope)))
                said = {**HEADERS, "content-security-policy": policy}
                MutableHeaders(scope=message).update(said)
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception as error:
            if scope["type"] != "http" or begun:
                raise
            number = fault_number(error)
            LOG.exception("%s %s", number, scope["path"])
            answer = PlainTextResponse(f"{in_both('serving.fault', number=number)}\n", 500)
            await answer(scope, receive, send_with_headers)
