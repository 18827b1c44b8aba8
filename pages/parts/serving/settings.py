"""Whether the server may start as it is set: reachable from outside only with sign-in, and safe."""

import os
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from data.keeping.people import people
from data.keeping.store import store_path
from pages.parts.serving.own_address import HOSTS, OWN, own_names
from schemas.problems import StoreError

SIGN_IN = "THI_DUA_SO_SIGN_IN"
HOURS, IDLE = "THI_DUA_SO_HOURS", "THI_DUA_SO_IDLE_MINUTES"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
CALLBACK = "/oauth2callback"
SECRET_LENGTH, SECRET_LETTERS = 32, 12


def sign_in_file() -> Path | None:
    """The file with the section [auth], named by THI_DUA_SO_SIGN_IN; None: nobody signs in."""
    said = os.environ.get(SIGN_IN, "").strip()
    return Path(said).absolute() if said else None


def is_signing_in() -> bool:
    """Whether people sign in to this server."""
    return sign_in_file() is not None


def is_secure() -> bool:
    """Whether people reach the server by https, so that cookies may say so."""
    return str(_section().get("redirect_uri", "")).startswith("https://")


def limits() -> tuple[float, float]:
    """Seconds after which one signs in again: in all, and without a sign of life."""
    return (
        3600 * float(os.environ.get(HOURS, "10")),
        60 * float(os.environ.get(IDLE, "60")),
    )


def _section() -> dict[str, Any]:
    path = sign_in_file()
    said = tomllib.loads(path.read_text(encoding="utf-8")) if path else {}
    found: dict[str, Any] = said.get("auth", {})
    return found


def require_safe(address: str) -> None:
    """Raise StoreError with all that speaks against starting at the address; both languages."""
    if not is_signing_in():
        if address not in OWN or own_names() != OWN:
            raise StoreError(
                f"Máy khác tới được ({address}, {HOSTS}) mà chưa có đăng nhập: không mở. Đặt "
                f"{SIGN_IN} là tệp có mục [auth], hoặc chỉ mở ở 127.0.0.1 và bỏ {HOSTS}. / "
                f"Other machines reach it ({address}, {HOSTS}) without sign-in: not started. Set "
                f"{SIGN_IN} to a file with a section [auth], or serve on 127.0.0.1 alone without "
                f"{HOSTS}."
            )
        return
    if faults := list(_faults()):
        raise StoreError("\n".join(faults))
    people(store_path())


def _faults() -> Iterator[str]:
    path = sign_in_file()
    try:
        auth = _section()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        yield f"{SIGN_IN}: không đọc được / cannot be read: {path and path.name}: {error}"
        return
    for key in NEEDED:
        if not str(auth.get(key, "")).strip():
            yield f"[auth] thiếu / missing: {key}"
    yield from _secret_faults(str(auth.get("cookie_secret", "")))
    redirect = urlsplit(str(auth.get("redirect_uri", "")))
    if not redirect.path.endswith(CALLBACK):
        yield f"[auth] redirect_uri: phải kết thúc bằng / must end in {CALLBACK}"
    if redirect.hostname not in own_names():
        yield (
            f"[auth] redirect_uri: thêm tên «{redirect.hostname}» vào {HOSTS} / add this name to it"
        )
    if redirect.scheme != "https" and redirect.hostname not in OWN:
        yield "[auth] redirect_uri: ngoài máy này phải là https / must be https beyond this machine"
    if "prompt" not in auth.get("client_kwargs", {}):
        yield (
            '[auth] cần dòng / needs the line: client_kwargs = { scope = "openid email profile", '
            'prompt = "" }'
        )
    if find_spec("authlib") is None or find_spec("httpx2") is None:
        yield "thiếu gói / missing packages: Authlib, httpx2 (requirements.txt)"


def _secret_faults(secret: str) -> Iterator[str]:
    if secret and (len(secret) < SECRET_LENGTH or len(set(secret)) < SECRET_LETTERS):
        yield (
            f"[auth] cookie_secret: cần ít nhất {SECRET_LENGTH} ký tự ngẫu nhiên, ví dụ của lệnh / "
            "needs at least as many random characters, e.g. of the command: "
            'python -c "import secrets; print(secrets.token_hex(32))"'
        )
