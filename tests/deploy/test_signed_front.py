"""Sign-in behind nginx: a real provider, TLS at the front, our server without it behind."""

import ssl
from collections.abc import Iterator

import httpx2
import pytest

from data.keeping.people import NAME
from pages.parts.serving.settings import SIGN_IN
from tests.browser.provider.test_oidc import PEOPLE, WANTED, Browser, where
from tests.deploy.test_nginx import OURS, Front, fronted
from tests.worlds.page_store import page_store
from tests.worlds.servers.ports import free_ports
from tests.worlds.servers.provider import auth, provided

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder, ports = tmp_path_factory.mktemp("signed-front"), free_ports(3)
    callback = f"https://{OURS}:{ports[0]}/oauth2callback"
    store = page_store(folder)
    (store / NAME).write_text(PEOPLE, encoding="utf-8")
    with (
        provided(tmp_path_factory.mktemp("provider"), callback) as address,
        pytest.MonkeyPatch.context() as patch,
    ):
        (folder / "auth.toml").write_text(auth(address, callback), encoding="utf-8")
        patch.setenv(SIGN_IN, str(folder / "auth.toml"))
        with fronted(folder, store, ports) as made:
            yield made


def test_one_signs_in_by_tls_and_every_cookie_is_for_tls_alone(front: Front) -> None:
    ours, given = f"https://{OURS}:{front.port}", list[str]()
    one = Browser(ours, ssl.create_default_context(cafile=str(front.certificate)))

    def note(answer: httpx2.Response) -> None:
        if str(answer.url).startswith(ours):
            given.extend(answer.headers.get_list("set-cookie"))

    one.client.event_hooks = {"response": [note]}
    with one.client:
        answer = one.sign_in("lanh-dao@tinh.example", WANTED)
        assert (answer.status_code, where(answer)) == (200, WANTED)
        assert str(answer.url).startswith(ours)
        kept = [cookie.lower() for cookie in given if "Max-Age=0" not in cookie]
        assert any(cookie.startswith("_streamlit_user") for cookie in kept)
        assert all("; secure" in c and "; httponly" in c for c in kept), kept
        assert one.open("/unit?lang=en").status_code == 200
    plain = httpx2.get(f"http://{OURS}:{front.plain}/unit", follow_redirects=False)
    assert plain.status_code in (301, 308)
    assert plain.headers["location"].startswith("https://")
