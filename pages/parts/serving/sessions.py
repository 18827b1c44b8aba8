"""Who has signed in, and for how long: told by the provider's token, ended by us.

A session is one sign-in: the same in every tab, whatever cookie a browser still holds.
"""

import hashlib
import secrets
import time
from collections.abc import Mapping
from threading import RLock
from typing import Any, Literal

from data.keeping.people import people
from data.keeping.store import store_path
from pages.parts.serving.settings import limits
from schemas.viewer import STAFF, Viewer

Why = Literal["out", "long", "idle", "unknown", "disabled", "mail"]
VISITOR = secrets.token_hex(16)
"""What the server's own visitor shows instead of an account."""
VISITORS: dict[str, Viewer] = {role: Viewer("", role) for role in (*STAFF, "leader")}
"""Who the server's own visitor comes as."""
_seen: dict[str, float] = {}
_ended: dict[str, float] = {}
_turn = RLock()


class SignedOut(Exception):
    """Nobody is signed in, or not any more: why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def key_of(claims: Mapping[str, Any]) -> str:
    """The sign-in that the claims are of; nothing of the person can be read from it."""
    said = [str(claims.get(name, "")) for name in ("iss", "sub", "iat", "nonce")]
    return hashlib.sha256("|".join(said).encode()).hexdigest()[:16]


def account_mark(claims: Mapping[str, Any]) -> str:
    """A short mark of the account: an administrator can find it, a log names nobody."""
    return hashlib.sha256(str(claims.get("sub", "")).encode()).hexdigest()[:8]


def end(claims: Mapping[str, Any]) -> None:
    """Sign out: every tab of the sign-in is out at its next run."""
    with _turn:
        _ended[key_of(claims)] = time.time()
        _forget()


def person_of(claims: Mapping[str, Any]) -> Viewer:
    """Who the claims are here, at this moment. SignedOut: nobody, not any more, or for too long."""
    if claims.get("visitor") == VISITOR:
        return VISITORS.get(str(claims.get("role")), VISITORS["leader"])
    if not claims.get("sub"):
        raise SignedOut("out")
    _require_fresh(claims)
    known = people(store_path())
    names = [str(claims["sub"])]
    if claims.get("email_verified") is not False:
        names.append(str(claims.get("email") or ""))
    found = next((known[n.casefold()] for n in names if n and n.casefold() in known), None)
    if found is None:
        raise SignedOut("unknown" if claims.get("email") else "mail")
    if found.is_disabled:
        raise SignedOut("disabled")
    return found.viewer


def _require_fresh(claims: Mapping[str, Any]) -> None:
    """The token's own time of issue counts: its cookie lives for thirty days."""
    longest, idle = limits()
    now, key = time.time(), key_of(claims)
    issued = float(claims.get("iat") or 0)
    with _turn:
        if key in _ended:
            raise SignedOut("out")
        if not 0 <= now - issued + 60 <= longest + 60:
            raise SignedOut("long")
        if now - _seen.get(key, issued) > idle:
            raise SignedOut("idle")
        _seen[key] = now


def _forget() -> None:
    """Let go of sign-ins that are over by their own time."""
    longest, _ = limits()
    for book in (_seen, _ended):
        for key in [key for key, at in book.items() if time.time() - at > longest]:
            del book[key]
