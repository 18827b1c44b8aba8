"""The nginx of deploy/nginx.conf in front of the real server, on loopback, with TLS of its own."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from pages.parts.serving.headers import HEADERS
from tests.browser.conftest import served
from tests.project_files import ROOT, text
from tests.worlds.page_store import page_store
from tests.worlds.servers.apart import run_apart
from tests.worlds.servers.ports import free_ports
from tests.worlds.servers.programs import missing, running

pytestmark = pytest.mark.slow
BESIDE = Path(sys.executable).parents[1] / "nginx/usr/sbin/nginx"
OURS, OTHER = "localhost", "thidua.tinh-b.example"
MAIN = """
daemon off; master_process off; error_log {folder}/error.log; pid {folder}/pid;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/a; uwsgi_temp_path {folder}/b; scgi_temp_path {folder}/c;
    {site}
}}
"""


@dataclass(frozen=True)
class Front:
    """Where nginx listens, where our server does, and the certificate to trust."""

    port: int
    plain: int
    behind: str
    certificate: Path
    folder: Path

    def client(self, name: str = OURS) -> httpx2.Client:
        trusted = ssl.create_default_context(cafile=str(self.certificate))
        host = {"host": f"{name}:{self.port}"}
        return httpx2.Client(
            base_url=f"https://{OURS}:{self.port}", verify=trusted, headers=host, timeout=30
        )


def site_of(folder: Path, tls: int, plain: int, behind: int, nobody: int) -> str:
    """The site as it stands in deploy/, with the ports, names and files of this test."""
    site = text(ROOT / "deploy/nginx.conf")
    for said, here in (
        ("listen 443 ssl", f"listen 127.0.0.1:{tls} ssl"),
        ("listen 80 ", f"listen 127.0.0.1:{plain} "),
        ("thidua.tinh-a.example", OURS),
        ("8501;", f"{behind};"),
        ("8502;", f"{nobody};"),
        ("/etc/thi-dua-so/tls/", f"{folder}/"),
        ("/var/log/nginx/", f"{folder}/"),
    ):
        assert said in site, said
        site = site.replace(said, here)
    return site


def certificate(folder: Path) -> Path:
    """One made for the names of this test, trusted by it alone."""
    names = f"subjectAltName=DNS:{OURS},DNS:{OTHER},IP:127.0.0.1"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", f"/CN={OURS}", "-addext", names]
    command += ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "fullchain.pem"


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("nginx")
    with fronted(folder, page_store(folder), free_ports(3)) as made:
        yield made


@contextmanager
def fronted(folder: Path, store: Path, ports: list[int]) -> Iterator[Front]:
    """nginx before the server of a store: at its ports for TLS and without, and one of nobody."""
    found = shutil.which("nginx") or (str(BESIDE) if BESIDE.exists() else None)
    if found is None or shutil.which("openssl") is None:
        missing("nginx")
    tls, plain, nobody = ports
    with served(store) as behind:
        site = site_of(folder, tls, plain, urlsplit(behind).port or 0, nobody)
        trusted, whole = certificate(folder), folder / "nginx.conf"
        whole.write_text(MAIN.format(folder=folder, site=site), encoding="utf-8")
        said = [found, "-p", str(folder), "-c", str(whole), "-e", str(folder / "error.log")]
        tried = subprocess.run([*said, "-t"], capture_output=True, text=True, timeout=60)
        assert tried.returncode == 0, tried.stderr
        with running(said, stderr=subprocess.DEVNULL):
            made = Front(tls, plain, behind, trusted, folder)
            wait(made)
            yield made


def wait(front: Front) -> None:
    """Until both answer, nginx and our server behind it."""
    until = time.monotonic() + 60
    with front.client() as client:
        while time.monotonic() < until:
            with suppress(httpx2.TransportError):
                if client.get("/health").status_code == 200:
                    return
            time.sleep(0.1)
    raise AssertionError((front.folder / "error.log").read_text("utf-8"))


def test_pages_come_by_tls_compressed_and_with_every_security_header(front: Front) -> None:
    with front.client() as client:
        answer = client.get("/progress", headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200
        assert answer.headers["content-encoding"] == "gzip"
        assert "Thi đua số" in answer.text
        said = {name: answer.headers.get(name) for name in HEADERS}
        assert said == HEADERS
        policy = answer.headers["content-security-policy"]
        assert f"wss://{OURS}:{front.port};" in policy
        assert "ws: " not in policy
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert answer.headers["server"] == "nginx"  # and no version
        (script,) = {part.partition('"')[0] for part in answer.text.split('src="./static/js/')[1:2]}
        compressed = client.get(f"/static/js/{script}", headers={"accept-encoding": "gzip"})
        assert compressed.headers["content-encoding"] == "gzip"


def test_plain_http_leads_to_tls(front: Front) -> None:
    address = f"http://127.0.0.1:{front.plain}/progress?lang=en"
    answer = httpx2.get(address, headers={"host": OURS}, follow_redirects=False)
    assert answer.status_code == 301
    assert answer.headers["location"] == f"https://{OURS}/progress?lang=en"


def opened(front: Front, origin: str) -> int:
    """The status of a websocket opened as a page of an origin would; 101: it is open."""

    async def tried() -> int:
        trusted = ssl.create_default_context(cafile=str(front.certificate))
        address = f"wss://{OURS}:{front.port}/_stcore/stream"
        try:
            async with connect(address, ssl=trusted, origin=origin, host="127.0.0.1"):  # type: ignore[arg-type]
                return 101
        except InvalidStatus as error:
            return error.response.status_code

    return run_apart(tried())


def test_a_websocket_of_an_own_page_opens_and_of_another_site_does_not(front: Front) -> None:
    assert opened(front, f"https://{OURS}:{front.port}") == 101
    assert opened(front, "https://example.org") == 403


def test_other_names_are_nobodys(front: Front) -> None:
    with front.client("example.org") as client:
        assert client.get("/progress").status_code == 421
    trusted = ssl.create_default_context(cafile=str(front.certificate))
    trusted.check_hostname = False
    with socket.create_connection(("127.0.0.1", front.port)) as plain, pytest.raises(ssl.SSLError):
        trusted.wrap_socket(plain, server_hostname="example.org")


def test_a_province_whose_process_is_away_says_so_and_the_others_go_on(front: Front) -> None:
    with front.client(OTHER) as client:
        answer = client.get("/progress")
        assert answer.status_code == 503
        assert "khởi động lại" in answer.text
        assert "starting again" in answer.text
    with front.client() as client:
        assert client.get("/health").text == "ok"


def said_to(front: Front, *lines: str) -> str:
    """What is answered to the head of a request: nothing of the length it names is sent."""
    trusted = ssl.create_default_context(cafile=str(front.certificate))
    with (
        socket.create_connection(("127.0.0.1", front.port), timeout=10) as plain,
        trusted.wrap_socket(plain, server_hostname=OURS) as secure,
    ):
        host = f"Host: {OURS}:{front.port}"
        secure.sendall("\r\n".join([*lines, host, "Connection: close", "", ""]).encode())
        told = b""
        while not told.endswith(b"again.\n"):
            more = secure.recv(4096)
            assert more, told
            told += more
        return told.decode()


def test_what_is_too_large_or_too_long_is_refused_in_words(front: Front) -> None:
    with front.client() as client:
        fits = client.get("/health", headers={"cookie": f"a={'x' * 7_000}"})
        assert fits.status_code == 200
        long = client.get("/health", headers={"cookie": f"a={'x' * 20_000}"})
        assert (long.status_code, "cookie quá dài" in long.text) == (431, True)
    large = said_to(front, "PUT /_stcore/upload_file/a/b HTTP/1.1", "Content-Length: 27300000")
    assert large.startswith("HTTP/1.1 413")
    assert "lớn hơn 25 MB" in large
    assert "larger than 25 MB" in large


def test_numbers_are_for_the_machine_itself_and_name_nobody(front: Front) -> None:
    with front.client() as client:
        assert client.get("/metrics").status_code == 404
        assert client.get("/ready").text == "ready\n"
    brought = {"x-forwarded-for": "10.0.0.9"}
    assert httpx2.get(f"{front.behind}/metrics", headers=brought).status_code == 404
    answer = httpx2.get(f"{front.behind}/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = [line for line in answer.text.splitlines() if not line.startswith("# TYPE ")]
    told = {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines}
    assert told["thi_dua_so_events"] > 0
    assert told["thi_dua_so_events_waiting"] == 0
    assert told['thi_dua_so_answers_total{status="2xx"}'] > 0
    assert told["process_resident_memory_bytes"] > 50_000_000
    named = [name for name in told if not name.startswith(("thi_dua_so_", "process_"))]
    assert named == []


def test_what_nobody_should_ask_is_refused(front: Front) -> None:
    with front.client() as client:
        assert client.request("TRACE", "/").status_code == 405
        assert "[core]" not in client.get("/.git/config").text  # the page itself answers
        for folder in ("/static/", "/papers/", "/geo/sketch/"):
            answer = client.get(folder)
            assert "Index of" not in answer.text, folder
            assert answer.status_code < 500, folder


def logged(front: Front, words: str) -> str:
    """What nginx has logged once the words are in it: it writes after its answer is read."""
    log, patience = front.folder / "thi-dua-so.log", time.monotonic() + 10
    while words not in (told := log.read_text("utf-8")):
        assert time.monotonic() < patience, told
        time.sleep(0.05)
    return told


def test_the_log_keeps_no_query(front: Front) -> None:
    with front.client() as client:
        client.get("/oauth2callback?code=very-secret")
    log = logged(front, "/oauth2callback")
    assert "very-secret" not in log
    assert os.fspath(front.folder) not in log
