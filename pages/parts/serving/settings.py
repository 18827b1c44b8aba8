"""Whether the server may start as it is set: reachable from outside only with sign-in, and safe."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from answers.both import in_both
from data.keeping.people import people
from data.keeping.store import store_path
from pages.parts.serving.own_address import HOSTS, OWN, own_names
from schemas.problems import StoreError
from schemas.settings import number, said, variable
from translations.settings_file import take_settings

SIGN_IN, HOURS, IDLE = variable("sign_in"), variable("hours"), variable("idle_minutes")
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
CALLBACK = "/oauth2callback"
SECRET_LENGTH, SECRET_LETTERS = 32, 12
COMMAND = 'python -c "import secrets; print(secrets.token_hex(32))"'
PROMPT = 'client_kwargs = { scope = "openid email profile", prompt = "" }'


def sign_in_file() -> Path | None:
    """The file with the section [auth], named by THI_DUA_SO_SIGN_IN; None: nobody signs in."""
    return Path(said("sign_in")).absolute() if said("sign_in") else None


def is_signing_in() -> bool:
    """Whether people sign in to this server."""
    return sign_in_file() is not None


def is_secure() -> bool:
    """Whether people reach the server by https, so that cookies may say so."""
    return str(_section().get("redirect_uri", "")).startswith("https://")


def limits() -> tuple[float, float]:
    """Seconds after which one signs in again: in all, and without a sign of life."""
    return 3600 * number("hours"), 60 * number("idle_minutes")


def _section() -> Mapping[str, Any]:
    path = sign_in_file()
    told = tomllib.loads(path.read_text(encoding="utf-8")) if path else {}
    found: Mapping[str, Any] = told.get("auth", {})
    return found


def sign_in_config() -> dict[str, str | list[str]]:
    """Where Streamlit reads the section [auth]."""
    path = sign_in_file()
    return {"secrets.files": [str(path)]} if path else {}


def settings_or_stop() -> None:
    """Take the settings in, or end the program with what is wrong in them."""
    try:
        take_settings()
    except StoreError as error:
        sys.exit(f"{error}")


def start_or_stop(address: str) -> None:
    """End the program with all that speaks against starting at the address."""
    try:
        require_safe(address)
    except StoreError as error:
        sys.exit(f"{error}")


def require_safe(address: str) -> None:
    """Raise StoreError with all that speaks against starting at the address; both languages."""
    store_path()  # its setting may name a lake, and name it wrongly
    if not is_signing_in():
        if address not in OWN or own_names() != OWN:
            raise StoreError(
                in_both("people.start.open", address=address, hosts=HOSTS, file=SIGN_IN)
            )
        return
    if faults := list(_faults()):
        raise StoreError("\n".join(faults))
    people(store_path())


def _faults() -> Iterator[str]:
    try:
        auth = _section()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        yield in_both("people.start.unread", file=SIGN_IN, why=f"{error}")
        return
    for key in NEEDED:
        if not str(auth.get(key, "")).strip():
            yield in_both("people.start.missing", name=key)
    secret = str(auth.get("cookie_secret", ""))
    if secret and (len(secret) < SECRET_LENGTH or len(set(secret)) < SECRET_LETTERS):
        yield in_both("people.start.secret", least=str(SECRET_LENGTH), command=COMMAND)
    redirect = urlsplit(str(auth.get("redirect_uri", "")))
    if not redirect.path.endswith(CALLBACK):
        yield in_both("people.start.callback", end=CALLBACK)
    if redirect.hostname not in own_names():
        yield in_both("people.start.name", name=f"{redirect.hostname}", hosts=HOSTS)
    if redirect.scheme != "https" and redirect.hostname not in OWN:
        yield in_both("people.start.https")
    if "prompt" not in auth.get("client_kwargs", {}):
        yield in_both("people.start.prompt", line=PROMPT)
    if find_spec("authlib") is None or find_spec("httpx2") is None:
        yield in_both("people.start.packages")
