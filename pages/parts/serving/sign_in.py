"""Sign-in around the whole server: nothing but the way to sign in answers who has not signed in.

Streamlit's own sign-in (OIDC, Authlib) speaks to the provider; here is what it leaves open: its
refusals are silent, page and address get lost, a websocket opens without a cookie, a cookie too
long for the server leaves an empty page, and a second tab stays signed in.
"""

import json
import logging
from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote, unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from answers.both import in_both
from pages.parts.serving.own_address import POLICY_VIOLATION
from pages.parts.serving.sessions import SignedOut, account_mark, end, person_of
from pages.parts.serving.settings import CALLBACK, is_secure, is_signing_in
from pages.parts.serving.sign_in_page import page
from schemas.problems import StoreError
from schemas.viewer import Viewer

LOG = logging.getLogger("sign_in")
COOKIE, TOKENS, NEXT = "_streamlit_user", "_streamlit_user_tokens", "thi_dua_so_next"
PAGE, GO, OUT = "/sign-in", "/sign-in/go", "/auth/logout"
OPEN = (
    "/health",
    "/ready",
    "/metrics",
    "/_stcore/health",
    "/static/",
    "/app/static/",
    "/favicon",
    PAGE,
    "/auth/login",
)
# more than the server takes of one line; the browser sends them all with every request
MOST_COOKIES = 7_000


def claims_of(headers: Headers) -> Mapping[str, Any]:
    """What the sign-in cookie says, if our secret signed it; else nothing."""
    jar: SimpleCookie = SimpleCookie()
    jar.load(headers.get("cookie", ""))

    def signed(name: str) -> bytes | None:
        value = jar.get(name)
        return decode_signed_value(get_cookie_secret(), name, value.value) if value else None

    found = get_cookie_with_chunks(signed, COOKIE)
    try:
        said = json.loads(found) if found else {}
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def viewer_of(headers: Headers) -> Viewer | None:
    """Who asks; None where nobody has to sign in. SignedOut: nobody, and why."""
    return person_of(claims_of(headers)) if is_signing_in() else None


def own_path(said: str) -> str:
    """A page of ours to go on to: a path, never another site."""
    is_own = said.startswith("/") and not said.startswith(("//", "/\\", PAGE, "/auth", CALLBACK))
    return said if is_own and said.isprintable() else "/"


class SignIn:
    """Lets through who has signed in; the others are shown where to, or closed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        if scope["type"] not in ("http", "websocket") or not is_signing_in():
            await self.app(scope, receive, send)
            return
        path, headers = scope["path"], Headers(scope=scope)
        if path in (PAGE, GO):
            await _way_in(Request(scope), headers)(scope, receive, send)
        elif path == CALLBACK:
            await self._called_back(scope, receive, send)
        elif path == OUT:
            end(claims_of(headers))
            await self.app(scope, receive, _secured(send))
        elif path.startswith(OPEN):
            await self.app(scope, receive, _secured(send))
        else:
            await self._guarded(scope, receive, send)

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            viewer = viewer_of(Headers(scope=scope))
        except SignedOut as error:
            await _refused(scope, receive, send, error.why)
            return
        except StoreError as error:
            LOG.error("%s", error)
            await _refused(scope, receive, send, "people")
            return
        scope["viewer"] = viewer
        await self.app(scope, receive, send)

    async def _called_back(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The provider's answer: signed in, refused, cancelled, or back from signing out."""
        query = Request(scope).query_params
        if "error" in query or "code" not in query:
            is_cancelled = query.get("error") == "access_denied"
            why = "out" if "error" not in query else "cancelled" if is_cancelled else "refused"
            LOG.info("%s %s", why, query.get("error", "")[:40])
            await _to(why, _kept(Headers(scope=scope)))(scope, receive, send)
            return
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self.app(scope, receive, hold)
        await _settled(held, Headers(scope=scope))(scope, receive, send)


def _settled(held: list[Message], asked: Headers) -> Response:
    """Streamlit's answer to a callback, with what went wrong said in words."""
    headers = MutableHeaders(raw=list(held[0]["headers"]))
    cookies = [c for c in headers.getlist("set-cookie") if "=" in c]
    given = [c for c in cookies if c.startswith(COOKIE) and "Max-Age=0" not in c]
    if not given:
        return _to("failed", _kept(asked))
    if sum(len(c.partition(";")[0]) for c in given) > MOST_COOKIES:
        return _to("large", _kept(asked))
    answer = RedirectResponse(_kept(asked), 303, {"cache-control": "no-store"})
    for cookie in cookies:
        answer.headers.append("set-cookie", _marked(cookie))
    answer.delete_cookie(NEXT)
    return answer


def _kept(asked: Headers) -> str:
    """The page and address one was at before signing in."""
    jar: SimpleCookie = SimpleCookie()
    jar.load(asked.get("cookie", ""))
    return own_path(unquote(jar[NEXT].value)) if NEXT in jar else "/"


def _marked(cookie: str) -> str:
    return f"{cookie}; Secure" if is_secure() and "; secure" not in cookie.lower() else cookie


def _secured(send: Send) -> Send:
    """The same, its cookies for https alone where people come by https."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [
                (name, _marked(value.decode("latin-1")).encode("latin-1"))
                if name.lower() == b"set-cookie"
                else (name, value)
                for name, value in message["headers"]
            ]
        await send(message)

    return marked


def _way_in(request: Request, headers: Headers) -> Response:
    """The page that offers to sign in, or the step to the provider, keeping where one was."""
    query = request.query_params
    wanted = own_path(query.get("next", "/"))
    if request.url.path == GO:
        token = quote(encode_provider_token("default"))
        answer: Response = RedirectResponse(f"/auth/login?provider={token}", 303)
        answer.set_cookie(
            NEXT, quote(wanted), 600, httponly=True, samesite="lax", secure=is_secure()
        )
        return answer
    claims = claims_of(headers)
    mark = account_mark(claims) if claims.get("sub") else ""
    html = page(query.get("why", ""), wanted, mark, is_english="lang=en" in wanted)
    return HTMLResponse(html, headers={"cache-control": "no-store"})


def _to(why: str, wanted: str = "/") -> Response:
    address = f"{PAGE}?why={why}&next={quote(wanted)}"
    return RedirectResponse(address, 303, {"cache-control": "no-store"})


async def _refused(scope: Scope, receive: Receive, send: Send, why: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        return
    headers: Mapping[str, str] = Headers(scope=scope)
    if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
        query = scope.get("query_string", b"").decode("latin-1")
        answer = _to(why, scope["path"] + (f"?{query}" if query else ""))
    else:
        answer = PlainTextResponse(f"{in_both('people.sign_in')}\n", 401)
    await answer(scope, receive, send)
