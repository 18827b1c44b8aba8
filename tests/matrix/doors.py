"""Tries pairs at the real doors: the query layer, writers, the server's layers with sessions."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

import server
from data.intake.outcome import Outcome
from data.intake.rights import require_own
from data.keeping.people import NAME
from pages.parts.serving import sessions
from pages.parts.serving.headers import SecurityHeaders
from pages.parts.serving.own_address import OwnAddress
from pages.parts.serving.settings import SIGN_IN
from pages.parts.serving.sign_in import COOKIE, SignIn
from queries.reach import PERSONAL
from schemas.selection import Selection
from schemas.viewer import ROLES, NotAllowed, Viewer
from tests.data.intake.test_rights import WRITES
from tests.matrix.entries import WHO_MAY, addresses, roles_of
from tests.pages.parts.serving.test_sign_in import AUTH, SECRET
from tests.queries.test_reach import ASKED, World

ANSWERED, REFUSED, LEAKED = "answered", "refused", "leaked"


@dataclass(frozen=True)
class Try:
    """One pair: at which door, what, who, of whom; what the entry says, and what came."""

    door: str
    what: str
    who: str
    of: str
    expected: str
    got: str

    @property
    def is_right(self) -> bool:
        """Whether the door did what the entry says."""
        return self.expected == self.got


def viewers(world: World) -> dict[str, Viewer]:
    """One of each role, and a unit officer and a cluster head that nothing was assigned to."""
    return {
        **{role: Viewer("x", role) for role in ROLES if role not in ("unit", "cluster")},
        "unit": world.officer,
        "cluster": world.head,
        "unit of none": Viewer("x", "unit"),
        "cluster of none": Viewer("x", "cluster"),
    }


def asked_of(world: World) -> dict[str, Selection]:
    """Of whom is asked: of all, of the own unit, of another one, of another cluster."""
    other = next(u for u in world.units["unit_id"] if u not in world.members)
    beyond = next((c for c in world.units["cluster_id"] if c and c != world.cluster), "another")
    return {
        "all": world.chosen,
        "own unit": replace(world.chosen, unit=world.unit),
        "other unit": replace(world.chosen, unit=other),
        "other cluster": replace(world.chosen, cluster=beyond),
    }


def question_tries(world: World, of: tuple[str, ...], *, is_refused: bool = False) -> Iterator[Try]:
    """Every question × role × of whom; `is_refused`: only those that must be refused."""
    for name, entry in WHO_MAY["questions"].items():
        *acts, kind = entry.split()
        for of_whom in of:
            if "unit" not in of_whom and "unit_id" in ASKED[name].needed:
                continue
            for who, viewer in viewers(world).items():
                expected = _expected(acts, kind, who, of_whom)
                if is_refused and expected != REFUSED:
                    continue
                got = _asked(world, name, viewer, asked_of(world)[of_whom], kind)
                yield Try("question", name, who, of_whom, expected, got)


def _expected(acts: list[str], kind: str, who: str, of_whom: str) -> str:
    if any(who.split()[0] not in roles_of("acts", act) for act in acts):
        return REFUSED
    if kind == "whole":
        return ANSWERED
    is_foreign = {
        "unit": of_whom == "other unit",
        "cluster": of_whom in ("other unit", "other cluster"),
    }
    return REFUSED if "none" in who or is_foreign.get(who) else ANSWERED


def _asked(world: World, name: str, viewer: Viewer, chosen: Selection, kind: str) -> str:
    try:
        found = ASKED[name](world.con, viewer, chosen)
    except NotAllowed:
        return REFUSED
    if viewer.role not in roles_of("acts", "read_names") and any(
        found[column].is_not_null().any() for column in PERSONAL if column in found.columns
    ):
        return LEAKED
    own = {world.unit} if viewer.role == "unit" else {*world.members}
    is_limited = viewer.is_limited and kind == "held" and "unit_id" in found.columns
    return LEAKED if is_limited and {*found["unit_id"].drop_nulls()} - own else ANSWERED


def sheet_tries(world: World) -> Iterator[Try]:
    """Every kind of sheet × role × whose it is, at the door that takes files in."""
    for period, act in WHO_MAY["sheets"].items():
        is_of_cluster = act in ("cross", "appraise")
        for of_whom in ("own", "other"):
            own = world.cluster if is_of_cluster else world.unit
            sender = own if of_whom == "own" else "another"
            for who, viewer in viewers(world).items():
                may = who in roles_of("acts", act) and (of_whom == "own" or not viewer.is_limited)
                reports = ((sender, period, 1),)
                arrived = Outcome("x", "", "accepted", world.chosen.campaign, reports, 1, (), None)
                got = _tried(lambda v=viewer, a=arrived: require_own(v, a))
                yield Try("sheet", period, who, of_whom, ANSWERED if may else REFUSED, got)


def write_tries(store: Path, campaign: str) -> Iterator[Try]:
    """Every writer × role that may not; of who may, whether the act is theirs."""
    for name, (act, write) in WRITES.items():
        for role in ROLES:
            may = role in roles_of("acts", act)
            viewer = Viewer("x", role)
            if may:  # what the writer itself does is its own tests' affair
                got = _tried(lambda v=viewer, a=act: v.require_may(a))
            else:
                got = _tried(lambda v=viewer, w=write: w(store, campaign, v))
            yield Try("write", name, role, "–", ANSWERED if may else REFUSED, got)


def _tried(do: Callable[[], Any]) -> str:
    try:
        do()
    except NotAllowed:
        return REFUSED
    return ANSWERED


SESSIONS = ("nobody", "stranger", "disabled", "too long", "forged", *ROLES)


def route_tries(store: Path, folder: Path) -> Iterator[Try]:
    """Every address × session, through the server's own layers and routes."""
    with pytest.MonkeyPatch.context() as patch:
        (folder / "auth.toml").write_text(AUTH, encoding="utf-8")
        patch.setenv(SIGN_IN, str(folder / "auth.toml"))
        patch.setenv("THI_DUA_SO_STORE", str(store))
        patch.setattr("pages.parts.serving.sign_in.get_cookie_secret", lambda: SECRET)
        patch.setattr(sessions, "_seen", {})
        patch.setattr(sessions, "_ended", {})
        (store / NAME).write_text(_people(), encoding="utf-8")
        for path, entry in addresses():
            if WHO_MAY["routes"][entry] == "own":
                continue
            is_open = WHO_MAY["routes"][entry] == "open"
            for who in SESSIONS:
                got = _fetched(path, who)
                may = is_open or who in ROLES
                yield Try("route", path, who, "–", ANSWERED if may else REFUSED, got)


def _people() -> str:
    reach = {"unit": 'units = ["u"]\n', "cluster": 'clusters = ["c"]\n'}
    rows = [
        f'[[person]]\naccount = "{role}@x.vn"\nname = "{role}"\nrole = "{role}"\n'
        + reach.get(role, "")
        for role in ROLES
    ]
    off = 'name = "off"\nrole = "administrator"\ndisabled = true\n'
    return "".join([*rows, f'[[person]]\naccount = "off@x.vn"\n{off}'])


def _fetched(path: str, who: str) -> str:
    """What the server says: its way in is a refusal, anything else is an answer of the route."""
    client = TestClient(_app(), base_url="http://127.0.0.1:8501", follow_redirects=False)
    if who != "nobody":
        client.cookies.set(COOKIE, _cookie(who))
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" in answer.headers
    is_sent_away = answer.headers.get("location", "").startswith("/sign-in")
    return REFUSED if answer.status_code == 401 or is_sent_away else ANSWERED


@cache
def _app() -> Starlette:
    layers = [Middleware(SecurityHeaders), Middleware(OwnAddress), Middleware(SignIn)]
    rest = Route("/{rest:path}", lambda _: PlainTextResponse("reached"))
    routes = [*server.watched(), *server.routes(), *server.FILES, rest]
    return Starlette(routes=routes, middleware=layers)


def _cookie(who: str) -> str:
    """What the browser of somebody holds: a session that is too long, one we did not sign."""
    mail = {"disabled": "off@x.vn", "too long": "administrator@x.vn"}.get(who, f"{who}@x.vn")
    mail = "administrator@x.vn" if who == "forged" else mail
    issued = time.time() - (11 * 3600 if who == "too long" else 0)
    secret = "another-secret-of-thirty-two-letters" if who == "forged" else SECRET
    said = json.dumps({"sub": who, "email": mail, "iat": issued, "nonce": "n"})
    return str(create_signed_value(secret, COOKIE, said).decode())
