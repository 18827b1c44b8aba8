"""The setting that names a lake: THI_DUA_SO_STORE=ducklake:postgres:…"""

import re
import shlex
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from schemas.problems import StoreError
from schemas.settings import IN_LAKE, said

KIND = "ducklake:postgres:"
OURS = ("folder", "data", "schema")
# what PostgreSQL's own library reads beside; a wrong key is named here, not met in the catalog
SERVER = {"host", "hostaddr", "port", "dbname", "service", "options", "target_session_attrs"}
PERSON = {"user", "password", "passfile", "application_name", "connect_timeout"}
THEIRS = SERVER | PERSON | {"sslmode", "sslrootcert", "sslcert", "sslkey"}
# seconds for a catalog that does not answer, where nothing else is said: a page waits for it
PATIENCE = "5"
NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True)
class Lake:
    """Where a lake's catalog is, and which part of it is a store's own.

    `data` is needed once, by whoever makes the lake: the catalog keeps it."""

    catalog: str = field(repr=False)
    """PostgreSQL's own words, a password among them: never shown."""
    folder: Path
    schema: str
    data: str | None = None
    place: str = ""
    """The catalog as it may be told: host and name of the database."""


def lake_of(store: Path) -> Lake | None:
    """The lake that a store is shared in; None: the setting names none, or another store."""
    place = said("store")
    found = lake_said(place) if place.startswith(IN_LAKE) else None
    return found if found and found.folder == store else None


@lru_cache(8)
def lake_said(place: str) -> Lake:
    """What a setting says. StoreError: in words, which part of it is wrong."""
    if not place.startswith(KIND):
        raise _wrong(f"«{place.partition(' ')[0][:40]}»")
    try:
        words = [part.partition("=") for part in shlex.split(place.removeprefix(KIND))]
    except ValueError as error:
        raise _wrong(f"dấu nháy chưa khép / {error}") from error
    given = {key: value for key, _, value in words}
    if strange := sorted(set(given) - THEIRS - set(OURS)):
        raise _wrong(f"«{strange[0][:40]}»")
    if missing := [key for key in ("dbname", "folder") if not given.get(key)]:
        raise _wrong(f"thiếu / missing {missing[0]}=…")
    folder = Path(given["folder"])
    if not folder.is_absolute():
        raise _wrong(f"folder={folder}: đường dẫn đầy đủ, từ / / a whole path, from /")
    schema = given.get("schema") or re.sub(r"[^a-z0-9]+", "_", folder.name.lower())
    if not NAME.fullmatch(schema):
        raise _wrong(f"schema={schema[:60]} (a–z, 0–9, _)")
    given = {"connect_timeout": PATIENCE, **given}
    theirs = " ".join(f"{k}={_quoted(v)}" for k, v in given.items() if k in THEIRS)
    place = f"{given.get('host', 'localhost')}/{given['dbname']}"
    return Lake(theirs, folder, schema, given.get("data"), place)


def _quoted(value: str) -> str:
    """A value in PostgreSQL's own quotation marks."""
    escaped = value.replace("\\", r"\\").replace("'", r"\'")
    return f"'{escaped}'"


def _wrong(part: str) -> StoreError:
    example = "ducklake:postgres:host=… dbname=… user=… folder=/… data=/…"
    return StoreError(
        f"THI_DUA_SO_STORE: {part}. Viết như «{example}»; khóa được dùng: {', '.join(OURS)} và "
        "khóa kết nối của PostgreSQL. / "
        f"Write it like «{example}»; its keys are {', '.join(OURS)} and PostgreSQL's own."
    )
