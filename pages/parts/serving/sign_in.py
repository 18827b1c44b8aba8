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
from urllib.parse import quote, unquote, urlsplit

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
from pages.parts.serving.sign_in_page import leaving, page
from schemas.problems import StoreError
from schemas.viewer import Viewer

LOG = logging.getLogger("sign_in")
COOKIE, TOKENS, NEXT = "_streamlit_user", "_streamlit_user_tokens", "thi_dua_so_next"
PAGE, GO = "/sign-in", "/sign-in/go"
LOGIN, OUT, LOGOUT = "/auth/login", "/sign-out", "/auth/logout"
ASKED = ("/health", "/ready", "/metrics", "/_stcore/health")
OPEN = (*ASKED, "/static/", "/app/static/", "/favicon")
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
    closed = ("//", "/\\", PAGE, OUT, "/auth", CALLBACK)
    is_own = said.startswith("/") and not said.startswith(closed)
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
        if scope["type"] == "websocket":
            await self._guarded(scope, receive, send)
        elif path in (PAGE, GO):
            await _way_in(Request(scope), headers)(scope, receive, send)
        elif path == CALLBACK:
            await self._called_back(scope, receive, send)
        elif path == LOGIN:
            await self._to_provider(scope, receive, send)
        elif path in (OUT, LOGOUT):
            await self._left(scope, receive, send)
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
        held = await self._answer(scope, receive)
        await _settled(held, Headers(scope=scope))(scope, receive, send)

    async def _to_provider(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The step to the provider; one that does not answer is told, with the way to try again."""
        held = await self._answer(scope, receive)
        status, headers = held[0]["status"], MutableHeaders(raw=list(held[0]["headers"]))
        if not (300 <= status < 400 and urlsplit(headers.get("location", "")).netloc):
            LOG.error("unreachable: %s", status)
            await _to("unreachable", _kept(Headers(scope=scope)))(scope, receive, send)
            return
        for message in held:
            await _secured(send)(message)

    async def _left(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sign out, by a button of ours alone: an address that another site may point to only
        asks. The provider is left by a page of ours: browsers let no form lead on to elsewhere."""
        asked = Headers(scope=scope)
        if scope["path"] != OUT or scope["method"] != "POST":
            await _to("leave")(scope, receive, send)
            return
        end(claims_of(asked))
        held = await self._answer({**scope, "path": LOGOUT, "method": "GET"}, receive)
        headers = MutableHeaders(raw=list(held[0]["headers"]))
        html = leaving(headers.get("location") or "/", is_english=_is_english(asked))
        answer = HTMLResponse(html, headers={"cache-control": "no-store"})
        for cookie in headers.getlist("set-cookie"):
            answer.headers.append("set-cookie", _marked(cookie))
        await answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> list[Message]:
        """What Streamlit would answer, held back."""
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self.app(scope, receive, hold)
        return held


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


def _is_english(asked: Headers) -> bool:
    """The language of the page somebody signs out from."""
    return "lang=en" in urlsplit(asked.get("referer", "")).query


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
