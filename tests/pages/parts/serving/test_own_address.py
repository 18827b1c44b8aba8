"""Who the server answers: its own names, its own pages; and every answer has its headers."""

import asyncio
import os
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.types import Message

from pages.parts.files import Folder
from pages.parts.serving.headers import HEADERS, SecurityHeaders
from pages.parts.serving.own_address import HOSTS, OWN, OwnAddress, is_own, own_names

HERE = "127.0.0.1:8501"


def broken(_: Any) -> PlainTextResponse:
    raise KeyError("nobody foresaw this")


def app(folder: Path = Path("missing")) -> Starlette:
    routes = [
        Route("/", PlainTextResponse("a figure")),
        Route("/broken", broken),
        Mount("/papers", Folder(directory=folder, check_dir=False)),
    ]
    return Starlette(
        routes=routes, middleware=[Middleware(SecurityHeaders), Middleware(OwnAddress)]
    )


def asked(
    of: Any, path: str = "/", kind: str = "http", **headers: str
) -> tuple[list[Message], dict[str, str]]:
    """What is sent back, and the headers of the answer."""
    sent: list[Message] = []
    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "scheme": "http",
        "root_path": "",
    }

    coming = [{"type": "websocket.connect" if kind == "websocket" else "http.request"}]

    async def receive() -> Message:
        return coming.pop() if coming else await asyncio.Future()

    async def send(message: Message) -> None:
        sent.append(message)

    asking = Thread(target=lambda: asyncio.run(of(scope, receive, send)))
    asking.start()
    asking.join()
    return sent, {key.decode(): value.decode() for key, value in sent[0].get("headers", [])}


@pytest.mark.parametrize(
    ("host", "origin", "answered"),
    [
        (HERE, None, True),
        ("localhost:8501", "http://localhost:8501", True),
        ("[::1]:8501", None, True),
        (HERE, f"http://{HERE}", True),
        (HERE, "http://127.0.0.1:9000", False),
        (HERE, "http://example.org", False),
        (HERE, "null", False),
        ("example.org:8501", "http://example.org:8501", False),
        ("127.0.0.1.example.org", None, False),
        ("example.org@127.0.0.1", "http://example.org", False),
        ("", None, False),
        ("[::1", None, False),
    ],
)
def test_only_the_own_names_and_pages_are_answered(
    host: str, origin: str | None, answered: bool
) -> None:
    said = {"host": host, **({"origin": origin} if origin else {})}
    sent, headers = asked(app(), **said)
    assert sent[0]["status"] == (200 if answered else 421)
    assert (b"a figure" in sent[1]["body"]) is answered
    assert HEADERS.items() <= headers.items()
    sent, _ = asked(OwnAddress(app()), kind="websocket", **said)
    refused = [{"type": "websocket.close", "code": 1008}]
    assert (sent == refused) is not answered


def test_two_hosts_or_origins_are_none() -> None:
    twice = Headers(raw=[(b"host", HERE.encode())] * 2)
    assert not is_own(twice, OWN)
    assert not is_own(Headers(raw=[(b"host", HERE.encode()), *[(b"origin", b"x")] * 2]), OWN)


def test_a_server_answers_to_the_names_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOSTS, " Thidua.Vinhlong.gov.vn , ")
    assert own_names() == OWN | {"thidua.vinhlong.gov.vn"}
    sent, headers = asked(app(), host="thidua.vinhlong.gov.vn")
    assert sent[0]["status"] == 200
    assert "wss://thidua.vinhlong.gov.vn;" in headers["content-security-policy"]
    assert " ws: " not in headers["content-security-policy"]


def test_a_refused_host_cannot_write_into_the_policy() -> None:
    _, headers = asked(app(), host="x; script-src *")
    assert "script-src *" not in headers["content-security-policy"]


def test_a_fault_is_a_sentence_with_a_number_and_has_the_headers(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sent, headers = asked(app(), "/broken", host=HERE)
    assert sent[0]["status"] == 500
    assert HEADERS.items() <= headers.items()
    told = sent[1]["body"].decode()
    assert told.startswith("Lỗi của chương trình (số ")
    assert "nobody foresaw" not in told
    assert "nobody foresaw" in caplog.text


def test_a_folder_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    sent, headers = asked(app(tmp_path / "none"), "/papers/a/b.pdf", host=HERE)
    assert sent[0]["status"] == 404
    assert HEADERS.items() <= headers.items()


def test_what_a_papers_process_said_and_the_meters_are_closed(tmp_path: Path) -> None:
    paper = tmp_path / "0123" / "error.txt"
    paper.parent.mkdir()
    for name in ("error.txt", "told.txt", "bao-cao.pdf"):
        paper.with_name(name).write_text("x", encoding="utf-8")
    for path, status in [
        ("/papers/0123/error.txt", 404),
        ("/papers/0123/told.txt", 404),
        ("/papers/0123/bao-cao.pdf", 200),
        ("/_stcore/metrics", 404),
    ]:
        assert asked(app(tmp_path), path, host=HERE)[0][0]["status"] == status, os.fspath(path)
