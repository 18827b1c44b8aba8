"""Sign-in end to end: our server, a real provider (npm oidc-provider) on loopback, no mock.

The provider is installed by the test; where npm does not reach its registry it says so and skips.
"""

import os
import re
import ssl
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from data.keeping.people import NAME
from pages.parts.serving.settings import SIGN_IN
from tests.worlds.page_store import page_store
from tests.worlds.servers.ports import free_port
from tests.worlds.servers.programs import running
from tests.worlds.servers.provider import auth, provided, up
from translations import translator

pytestmark = [pytest.mark.slow, pytest.mark.browser]
ROOT = Path(__file__).parents[3]
VI, EN = translator("vi"), translator("en")
WANTED = "/progress?lang=en&phase=phase-2"
HTML = {"accept": "text/html"}
PEOPLE = """
[[person]]
account = "quan-tri@tinh.example"
name = "Quản trị kho"
role = "administrator"

[[person]]
account = "lanh-dao@tinh.example"
name = "Lãnh đạo"
role = "leader"

[[person]]
account = "many@tinh.example"
name = "Nhiều nhóm"
role = "leader"
"""


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Address of the provider, and the port it expects our server on."""
    ours = free_port()
    callback = f"http://127.0.0.1:{ours}/oauth2callback"
    with provided(tmp_path_factory.mktemp("provider"), callback) as address:
        yield address, ours


@pytest.fixture(scope="module")
def server(
    provider: tuple[str, int], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """Our server with sign-in, and its store."""
    address, port = provider
    folder = tmp_path_factory.mktemp("signed")
    store = page_store(folder)
    (store / NAME).write_text(PEOPLE, encoding="utf-8")
    said_to_us = auth(address, f"http://127.0.0.1:{port}/oauth2callback")
    (folder / "auth.toml").write_text(said_to_us, encoding="utf-8")
    said = os.environ | {"THI_DUA_SO_STORE": str(store), SIGN_IN: str(folder / "auth.toml")}
    command = [sys.executable, "server.py", "--port", str(port)]
    with (
        (folder / "log.txt").open("wb") as log,
        running(command, cwd=ROOT, env=said, stdout=log, stderr=log) as process,
    ):
        up(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}", store


class Browser:
    """Follows a sign-in step by step, as a person with a browser does."""

    def __init__(self, ours: str, trusted: ssl.SSLContext | bool = True) -> None:
        self.ours = ours
        self.client = httpx2.Client(
            follow_redirects=False, timeout=60, headers=HTML, verify=trusted
        )
        self.reasons: list[str] = []

    def open(self, path: str) -> httpx2.Response:
        """One page, with the redirects of our own that lead to it."""
        answer = self.client.get(self.ours + path)
        while answer.status_code in (302, 303, 307) and self.ours in str(answer.next_request.url):
            answer = self.client.get(answer.next_request.url)
        self.reasons += re.findall(r'<p class="why[^"]*" role="status">(.*?)</p>', answer.text)
        return answer

    def sign_in(self, account: str, wanted: str, *, cancels: bool = False) -> httpx2.Response:
        """From a page to where one ends up."""
        page = self.open(wanted)
        go = re.search(r'class="go" href="([^"]+)"', page.text)
        assert go is not None
        answer = self.client.get(self.ours + go[1].replace("&amp;", "&"))
        for _ in range(12):
            if answer.next_request is not None:
                answer = self.client.get(answer.next_request.url)
            elif "/interaction/" not in str(answer.url):
                break
            elif cancels:
                answer = self.client.get(f"{answer.url}/abort")
            else:
                asks = re.search(r'name="prompt" value="(\w+)"', answer.text)
                assert asks is not None
                words = {"prompt": asks[1], "login": account, "password": "x"}
                answer = self.client.post(answer.url, data=words)
        self.reasons += re.findall(r'<p class="why[^"]*" role="status">(.*?)</p>', answer.text)
        return answer


@pytest.fixture
def served(server: tuple[str, Path]) -> Iterator[tuple[Callable[[], Browser], Path]]:
    """A new browser at our server each time it is asked for, and the store."""
    with ExitStack() as opened:

        def one() -> Browser:
            browser = Browser(server[0])
            opened.callback(browser.client.close)
            return browser

        yield one, server[1]


def where(answer: httpx2.Response) -> str:
    url = urlsplit(str(answer.url))
    return f"{url.path}?{url.query}" if url.query else url.path


def test_one_comes_back_to_the_page_and_address_one_wanted(
    served: tuple[Callable[[], Browser], Path],
) -> None:
    one = served[0]()
    answer = one.sign_in("lanh-dao@tinh.example", WANTED)
    assert (answer.status_code, where(answer)) == (200, WANTED)
    assert one.reasons == [EN("people.why.out")]
    assert one.open("/unit?lang=en").status_code == 200
    kept = [c for c in one.client.cookies.jar if c.name.startswith("_streamlit_user")]
    assert sum(len(c.value or "") for c in kept) < 4_000
    assert all(c.has_nonstandard_attr("HttpOnly") for c in kept)


def test_a_person_of_many_groups_gets_the_page_and_not_an_empty_one(
    served: tuple[Callable[[], Browser], Path],
) -> None:
    one = served[0]()
    answer = one.sign_in("many@tinh.example", WANTED)
    assert answer.status_code == 200
    assert where(answer) == WANTED
    assert one.open("/overview").status_code == 200


def test_cancelling_is_said_and_the_address_is_kept(
    served: tuple[Callable[[], Browser], Path],
) -> None:
    one = served[0]()
    answer = one.sign_in("lanh-dao@tinh.example", WANTED, cancels=True)
    assert one.reasons[-1] == EN("people.why.cancelled")
    assert parse_qs(urlsplit(str(answer.url)).query)["next"] == [WANTED]


def test_a_stranger_is_told_the_mark_to_hand_on(served: tuple[Callable[[], Browser], Path]) -> None:
    one = served[0]()
    one.sign_in("stranger@tinh.example", "/progress")
    assert one.reasons[-1].split("mã ")[0] in VI("people.why.unknown", mark="")
    assert "stranger" not in one.reasons[-1]
    two = served[0]()
    two.sign_in("no-mail", "/progress")
    assert two.reasons[-1].split("mã ")[0] in VI("people.why.mail", mark="")


def test_a_disabled_person_is_out_and_comes_back_when_listed_again(
    served: tuple[Callable[[], Browser], Path],
) -> None:
    new, store = served
    one = new()
    one.sign_in("lanh-dao@tinh.example", WANTED)
    off = PEOPLE.replace('role = "leader"', 'role = "leader"\ndisabled = true', 1)
    (store / NAME).write_text(off, encoding="utf-8")
    assert where(one.open("/progress?lang=en")).startswith("/sign-in?why=disabled")
    (store / NAME).write_text(PEOPLE, encoding="utf-8")
    assert where(one.open("/progress?lang=en")) == "/progress?lang=en"


def test_signing_out_ends_a_second_tab_with_the_same_cookie(
    served: tuple[Callable[[], Browser], Path],
) -> None:
    one, tab = served[0](), served[0]()
    one.sign_in("lanh-dao@tinh.example", WANTED)
    tab.client.cookies.update(one.client.cookies)
    assert tab.open("/progress").status_code == 200
    one.client.get(f"{one.ours}/auth/logout")  # an address alone signs nobody out
    assert where(tab.open("/progress")) == "/progress"
    leaving = one.client.post(f"{one.ours}/sign-out", headers={"origin": one.ours})
    assert re.search(r'content="0; url=http://127.0.0.1:\d+/session/end\?', leaving.text)
    assert where(tab.open("/progress")).startswith("/sign-in?why=out")
    assert tab.open("/_stcore/host-config").status_code == 200
