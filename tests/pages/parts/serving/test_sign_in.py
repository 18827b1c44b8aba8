"""Sign-in without a provider: what starts, who passes which door, and when one is out again.

The provider's part is in tests/browser/provider."""

import asyncio
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from starlette.types import Message
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data.keeping.people import NAME
from pages.parts.files import Papers
from pages.parts.navigation import PAGES
from pages.parts.serving import sessions, settings
from pages.parts.serving.headers import SecurityHeaders
from pages.parts.serving.kept import Kept
from pages.parts.serving.own_address import HOSTS, OwnAddress
from pages.parts.serving.sessions import VISITOR, person_of
from pages.parts.serving.settings import HOURS, IDLE, SIGN_IN, require_safe
from pages.parts.serving.sign_in import COOKIE, NEXT, OPEN, SignIn, own_path
from pages.parts.serving.sign_in_page import LEFT, WHYS, page
from pages.parts.serving.warm import visiting
from schemas.problems import StoreError
from schemas.viewer import ACTS, ROLES, Viewer
from tests.data.keeping.test_people import ADMINISTRATOR
from translations import translator

SECRET = "a1b2c3d4e5f6g7h8i9j0-k1l2m3n4o5p6"
AUTH = f"""[auth]
redirect_uri = "http://127.0.0.1:8501/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "x"
client_secret = "y"
server_metadata_url = "http://127.0.0.1:1/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid email", prompt = "" }}
"""
LEADER = '[[person]]\naccount = "l@x.vn"\nname = "Lãnh đạo"\nrole = "leader"\n'


@pytest.fixture
def store(
    tmp_path: Path, the_real_store_is_out_of_reach: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    file = tmp_path / "auth.toml"
    file.write_text(AUTH, encoding="utf-8")
    monkeypatch.setenv(SIGN_IN, str(file))
    monkeypatch.setattr("pages.parts.serving.sign_in.get_cookie_secret", lambda: SECRET)
    monkeypatch.setattr(sessions, "_seen", {})
    monkeypatch.setattr(sessions, "_ended", {})
    path = the_real_store_is_out_of_reach / NAME
    path.write_text(ADMINISTRATOR + LEADER, encoding="utf-8")
    return the_real_store_is_out_of_reach


def who(request: Request) -> Response:
    return PlainTextResponse(request.scope["viewer"].role)


def client(exports: Path = Path("none"), **claims: Any) -> TestClient:
    routes = [
        Route("/auth/logout", lambda _: RedirectResponse("https://dang-nhap.example/out")),
        Route("/auth/login", lambda _: PlainTextResponse("Authentication error", 400)),
        Route("/health", PlainTextResponse("ok")),
        Mount("/papers", Papers(directory=exports, check_dir=False)),
        Route("/{rest:path}", who),
    ]
    around = [Middleware(SecurityHeaders), Middleware(OwnAddress), Middleware(SignIn)]
    app = Starlette(routes=routes, middleware=around)
    made = TestClient(app, base_url="http://127.0.0.1:8501", follow_redirects=False)
    if claims:
        text = json.dumps({"iat": time.time(), "email": "A@x.vn", "nonce": "n", **claims})
        made.cookies.set(COOKIE, create_signed_value(SECRET, COOKIE, text).decode())
    return made


HTML = {"accept": "text/html"}
GUARDED = [*[f"/{name}" for name in PAGES], "/papers/x/y.pdf", "/boundaries/a", "/media/x"]


@pytest.mark.parametrize("path", ["/", *GUARDED])
def test_no_door_opens_before_signing_in(path: str, store: Path) -> None:
    answer = client().get(f"{path}?lang=en&unit=1", headers=HTML)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?why=out&next=/")
    assert client().get(path).status_code == 401
    assert client().post(path).status_code == 401


def test_a_websocket_without_a_cookie_is_closed(store: Path) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [], "query_string": b""}
    with ThreadPoolExecutor(1) as apart:  # a browser of another test keeps a loop in this thread
        apart.submit(asyncio.run, SignIn(client().app)(scope, receive, send)).result()
    assert [m["type"] for m in sent] == ["websocket.close"]


def test_who_is_listed_passes_as_what_the_file_says(store: Path) -> None:
    assert client(sub="1").get("/progress").text == "administrator"
    assert client(sub="1", email="l@X.vn").get("/progress").text == "leader"
    (store / NAME).write_text(ADMINISTRATOR + LEADER.replace("leader", "secretary"), "utf-8")
    assert client(sub="1", email="l@x.vn").get("/progress").text == "secretary"


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"sub": "1", "email": "stranger@x.vn"}, "unknown"),
        ({"sub": "1", "email": None}, "mail"),
        ({"sub": "1", "email": "l@x.vn", "email_verified": False}, "unknown"),
        ({"sub": "1", "iat": time.time() - 11 * 3600}, "long"),
        ({"sub": "1", "iat": time.time() - 2 * 3600}, "idle"),
        ({"sub": "1", "iat": time.time() + 7200}, "long"),
        ({"sub": ""}, "out"),
        ({"sub": "1", "visitor": "guess"}, "unknown"),
    ],
)
def test_who_may_not_is_told_why(claims: dict[str, Any], why: str, store: Path) -> None:
    if claims.get("visitor"):
        claims = {**claims, "email": "z@x.vn"}
    answer = client(**claims).get("/", headers=HTML)
    assert f"why={why}&" in answer.headers["location"]
    shown = client(**claims).get(answer.headers["location"])
    assert translator("vi")(f"people.why.{why}", mark="x").split("{")[0][:20] in shown.text


def test_a_disabled_person_is_out_at_the_next_request(store: Path) -> None:
    one = client(sub="1", email="l@x.vn")
    assert one.get("/").status_code == 200
    (store / NAME).write_text(f"{ADMINISTRATOR}{LEADER}disabled = true\n", encoding="utf-8")
    assert "why=disabled" in one.get("/", headers=HTML).headers["location"]


def test_signing_out_ends_every_tab_though_its_cookie_is_still_there(store: Path) -> None:
    claims = {"sub": "1", "iat": int(time.time()), "nonce": "n", "email": "a@x.vn"}
    one, tab, other = client(**claims), client(**claims), client(**claims | {"nonce": "m"})
    assert tab.get("/").status_code == 200
    left = one.post("/sign-out", headers={"origin": "http://127.0.0.1:8501"})
    assert left.status_code == 200
    assert 'content="0; url=https://dang-nhap.example/out"' in left.text
    assert LEFT in left.text
    assert "why=out" in tab.get("/", headers=HTML).headers["location"]
    assert other.get("/").status_code == 200


def test_only_a_button_of_ours_signs_out(store: Path) -> None:
    one = client(sub="1")
    for path in ("/auth/logout", "/sign-out"):  # a picture of another site may point there
        assert one.get(path, headers=HTML).headers["location"].startswith("/sign-in?why=leave")
    for origin in ("https://elsewhere.example", "null"):
        assert one.post("/sign-out", headers={"origin": origin}).status_code == 421
    assert one.get("/").status_code == 200
    asked = one.get("/sign-in?why=leave").text
    assert '<form method="post" action="/sign-out">' in asked
    assert translator("vi")("people.why.leave") in asked
    assert "/sign-in/go" not in asked


def test_a_provider_that_does_not_answer_is_told_and_the_address_is_kept(store: Path) -> None:
    one = client()
    one.cookies.set(NEXT, "/progress%3Flang%3Den")
    answer = one.get("/auth/login?provider=x", headers=HTML)
    assert answer.headers["location"].startswith("/sign-in?why=unreachable&next=/progress")


@pytest.mark.parametrize("name", ["x-forwarded-host", "x-forwarded-for", "forwarded"])
def test_what_a_proxy_may_say_opens_no_door_and_turns_nobody_elsewhere(
    name: str, store: Path
) -> None:
    said = {**HTML, name: "elsewhere.example", "x-forwarded-proto": "https"}
    answer = client().get("/progress", headers=said)
    assert answer.headers["location"].startswith("/sign-in?why=out&next=/progress")
    assert "elsewhere" not in str(answer.headers)
    assert client(sub="1").get("/progress", headers=said).text == "administrator"
    refused = client(sub="1").get("/progress", headers={**said, "host": "elsewhere.example"})
    assert refused.status_code == 421


def test_the_page_can_be_read_in_the_other_language_and_keeps_the_way(store: Path) -> None:
    shown = client().get("/sign-in?why=idle&next=/unit%3Funit%3D1")
    assert shown.headers["cache-control"] == "no-store"
    switch = unescape(re.findall(r'class="language".*?href="([^"]+)"', shown.text)[0])
    other = client().get(switch).text
    assert translator("en")("people.why.idle") in other
    assert "/sign-in/go?next=/unit%3Funit%3D1%26lang%3Den" in other
    back = unescape(re.findall(r'class="language".*?href="([^"]+)"', other)[0])
    assert "/sign-in/go?next=/unit%3Funit%3D1&" not in client().get(back).text
    assert translator("vi")("people.why.idle") in client().get(back).text


def test_limits_are_settings_and_use_keeps_one_in(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOURS, "0.5")
    monkeypatch.setenv(IDLE, "5")
    old = {"sub": "1", "iat": time.time() - 1200, "nonce": "o"}
    assert "why=idle" in client(**old).get("/", headers=HTML).headers["location"]
    sessions._seen[sessions.key_of(old)] = time.time() - 60
    assert client(**old).get("/").status_code == 200
    older = {"sub": "1", "iat": time.time() - 2000, "nonce": "p"}
    assert "why=long" in client(**older).get("/", headers=HTML).headers["location"]


def test_a_cookie_signed_with_another_secret_says_nothing(store: Path) -> None:
    made = client()
    text = json.dumps({"sub": "1", "iat": time.time(), "email": "a@x.vn"})
    made.cookies.set(COOKIE, create_signed_value("another", COOKIE, text).decode())
    assert made.get("/").status_code == 401


@pytest.mark.parametrize(
    "said",
    [
        "//x.vn/a",
        "/\\x.vn",
        "https://x.vn",
        "/sign-in",
        "/auth/logout",
        "/sign-out",
        "x",
        "/a\r\nb",
        "",
    ],
)
def test_one_goes_on_to_a_page_of_ours_alone(said: str) -> None:
    assert own_path(said) == "/"
    assert own_path("/progress?unit=1&lang=en") == "/progress?unit=1&lang=en"


def test_a_paper_is_for_those_it_was_made_for(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "exports" / "abc"
    folder.mkdir(parents=True)
    (folder / "a.pdf").write_bytes(b"pdf")
    (folder / "viewer.json").write_text(Viewer("", "leader").to_text(), encoding="utf-8")
    leader = client(tmp_path / "exports", sub="1", email="l@x.vn")
    other = client(tmp_path / "exports", sub="1")
    assert leader.get("/papers/abc/a.pdf").status_code == 200
    assert leader.get("/papers/abc/viewer.json").status_code == 404
    assert other.get("/papers/abc/a.pdf").status_code == 404
    for nothing in ("/papers/none/a.pdf", "/papers/", "/papers/abc/", "/papers/abc"):
        assert leader.get(nothing).status_code == 404, nothing


def test_the_server_opens_its_pages_as_those_who_will(store: Path) -> None:
    assert visiting() == ["leader", "secretary"]  # an administrator reads what a secretary does
    (store / NAME).write_text(ADMINISTRATOR, encoding="utf-8")
    assert visiting() == ["secretary"]
    for role in ("leader", "secretary"):
        assert person_of({"visitor": VISITOR, "role": role}).role == role
    assert person_of({"visitor": VISITOR, "role": "unit"}).role == "leader"


def test_two_people_share_what_is_kept_only_where_they_may_read_the_same() -> None:
    kept: Kept[str] = Kept(50)
    asking = [Viewer("a", r) for r in ROLES] + [
        Viewer("b", "unit", units=frozenset({"u"})),
        Viewer("c", "cluster", clusters=frozenset({"k"})),
        Viewer("d", "administrator", frozenset({"p"})),
    ]
    for one in asking:
        kept.get("s@1", one, "key", lambda v=one: v.to_text())
    for one in asking:
        made_for = Viewer.from_text(kept.get("s@1", one, "key", lambda: "{}"))
        assert made_for.scope == one.scope
        reads = [act for act in ACTS if act.startswith("read_")]
        assert [made_for.may(act) for act in reads] == [one.may(act) for act in reads]
        reach = ("campaigns", "units", "clusters")
        assert [getattr(made_for, n) for n in reach] == [getattr(one, n) for n in reach]


def test_nothing_is_open_that_shows_a_figure() -> None:
    assert set(OPEN) == {
        *("/health", "/ready", "/metrics", "/_stcore/health"),
        *("/static/", "/app/static/", "/favicon"),
    }


@pytest.mark.parametrize("why", WHYS)
@pytest.mark.parametrize("is_english", [True, False])
def test_the_page_says_each_reason_in_both_languages(why: str, is_english: bool) -> None:
    html = page(why, '/a"><i', "mark", is_english=is_english)
    assert 'role="status"' in html
    assert "<i>" not in html
    assert "<i" not in html.replace("<img", "")
    assert "{" not in html.partition("</style>")[2]


def test_alone_on_one_machine_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SIGN_IN, raising=False)
    require_safe("127.0.0.1")
    for address, hosts in (("0.0.0.0", ""), ("10.0.0.5", ""), ("127.0.0.1", "thidua.vn")):
        monkeypatch.setenv(HOSTS, hosts)
        with pytest.raises(StoreError, match=r"chưa có đăng nhập.*without sign-in"):
            require_safe(address)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", None),
        (SECRET, "", "thiếu cookie_secret"),
        (SECRET, "short", "cookie_secret"),
        (SECRET, "a" * 40, "cookie_secret"),
        (SECRET, "changeme" * 5, "cookie_secret"),
        ('client_id = "x"', "", "misses client_id"),
        ("/oauth2callback", "/callback", "/oauth2callback"),
        ("http://127.0.0.1:8501", "https://thidua.vn", "thidua.vn"),
        (', prompt = ""', "", "prompt"),
        ("[auth]", "[auth", "không đọc được"),
    ],
)
def test_a_server_with_sign_in_starts_only_with_safe_settings(
    old: str, new: str, said: str | None, store: Path, tmp_path: Path
) -> None:
    (tmp_path / "auth.toml").write_text(AUTH.replace(old, new) if old else AUTH, encoding="utf-8")
    if said is None:
        require_safe("0.0.0.0")
        return
    with pytest.raises(StoreError, match=said):
        require_safe("0.0.0.0")


def test_beyond_this_machine_people_come_by_https(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOSTS, "thidua.vn")
    outside = AUTH.replace("127.0.0.1:8501", "thidua.vn")
    (tmp_path / "auth.toml").write_text(outside, encoding="utf-8")
    with pytest.raises(StoreError, match="https"):
        require_safe("0.0.0.0")
    (tmp_path / "auth.toml").write_text(outside.replace("http://thi", "https://thi"), "utf-8")
    require_safe("0.0.0.0")
    assert settings.is_secure()
    answer = client().get("/sign-in/go?next=/progress", headers=HTML)
    assert "Secure" in answer.headers["set-cookie"]
    (store / NAME).unlink()
    with pytest.raises(StoreError, match=NAME):
        require_safe("0.0.0.0")
