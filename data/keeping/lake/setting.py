"""The setting that names a lake: THI_DUA_SO_STORE=ducklake:postgres:…"""

import re
import shlex
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from data.keeping.lake.objects import SCHEME
from schemas.problems import StoreError
from schemas.settings import IN_LAKE, said

KIND = "ducklake:postgres:"
OURS = ("folder", "data", "schema", "s3")
# what PostgreSQL's own library reads beside; a wrong key is named here, not met in the catalog
SERVER = {"host", "hostaddr", "port", "dbname", "service", "options", "target_session_attrs"}
PERSON = {"user", "password", "passfile", "application_name", "connect_timeout"}
THEIRS = SERVER | PERSON | {"sslmode", "sslrootcert", "sslcert", "sslkey"}
# seconds for a catalog that does not answer, where nothing else is said: a page waits for it
PATIENCE = "5"
NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
# what stands for every store of a lake, whichever come and go
EVERY = "*"


@dataclass(frozen=True)
class Lake:
    """Where a lake's catalog is, and which part of it is read: a store's own, or those of many.

    `data` is needed once, by whoever makes the lake: the catalog keeps it."""

    catalog: str = field(repr=False)
    """PostgreSQL's own words, a password among them: never shown."""
    folder: Path
    schema: str
    """One store's; `*`: every store there is; or names with commas between them."""
    data: str | None = None
    s3: Path | None = None
    """The file with the keys of the object storage, where `data` is one."""
    place: str = ""
    """The catalog as it may be told: host and name of the database."""

    @property
    def reads_many(self) -> bool:
        """Whether stores of others are read, so that nothing is written here."""
        return self.schema == EVERY or "," in self.schema

    @property
    def named(self) -> tuple[str, ...] | None:
        """The stores that are named; None: every one."""
        return None if self.schema == EVERY else tuple(self.schema.split(","))


def lake_of(store: Path) -> Lake | None:
    """The lake that a store is shared in; None: the setting names none, or another store."""
    place = said("store")
    found = lake_said(place) if place.startswith(IN_LAKE) else None
    return found if found and found.folder == store else None


def reads_many(store: Path) -> bool:
    """Whether the setting reads, in the place of a store, those that others keep."""
    lake = lake_of(store)
    return lake is not None and lake.reads_many


def require_own(store: Path) -> None:
    """Raise StoreError where the setting reads stores of others: reports, plans, publications and
    snapshots have their place where each store is kept."""
    if reads_many(store):
        raise StoreError(
            "Trang này chỉ đọc số liệu của nhiều kho trong hồ, không nhận báo cáo, không sửa, "
            "không chốt. Làm việc này ở nơi giữ kho của phong trào. / "
            "This place only reads the figures of several stores of a lake: nothing is handed in, "
            "changed or frozen here. Do it where the campaign's own store is kept."
        )


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
    names = schema.split(",")
    if schema != EVERY and not (all(map(NAME.fullmatch, names)) and len({*names}) == len(names)):
        raise _wrong(f"schema={schema[:60]} (a–z, 0–9, _; *; a,b)")
    given = {"connect_timeout": PATIENCE, **given}
    theirs = " ".join(f"{k}={_quoted(v)}" for k, v in given.items() if k in THEIRS)
    place = f"{given.get('host', 'localhost')}/{given['dbname']}"
    s3 = Path(given["s3"]) if given.get("s3") else None
    if s3 is None and given.get("data", "").startswith(SCHEME):
        raise _wrong("thiếu / missing s3=…")
    return Lake(theirs, folder, schema, given.get("data"), s3, place)


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
