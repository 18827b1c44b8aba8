"""Object storage (S3) that a lake keeps its files in: its address and keys, said in a file."""

import tomllib
from pathlib import Path

from schemas.problems import StoreError

SCHEME = "s3://"
# what the file may say, and what the engine calls it; a bare name of a machine is reached by TLS
WORDS = {"key": "KEY_ID", "secret": "SECRET", "endpoint": "ENDPOINT", "region": "REGION"}
NEEDED = ("key", "secret", "endpoint")
PLAIN, SAFE = "http://", "https://"


def secret_of(path: Path) -> str:
    """The statement that gives a connection the keys. StoreError: in words, what is wrong with the
    file; what stands in it is never told."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path, type(error).__name__) from error
    if strange := sorted(set(said) - set(WORDS)):
        raise _wrong(path, f"«{strange[0][:40]}»")
    if missing := [key for key in NEEDED if not said.get(key)]:
        raise _wrong(path, f"thiếu / missing {missing[0]}")
    if not all(isinstance(value, str) for value in said.values()):
        raise _wrong(path, "chữ trong ngoặc kép / text in quotation marks")
    endpoint: str = said["endpoint"]
    is_plain = endpoint.startswith(PLAIN)
    said["endpoint"] = endpoint.removeprefix(PLAIN).removeprefix(SAFE).rstrip("/")
    given = ", ".join(f"{WORDS[key]} '{_escaped(value)}'" for key, value in said.items())
    return (
        f"CREATE TEMPORARY SECRET (TYPE s3, PROVIDER config, {given}, URL_STYLE 'path', "
        f"USE_SSL {not is_plain})"
    )


def _wrong(path: Path, why: str) -> StoreError:
    return StoreError(
        f"{path.name}: {why}. Tệp khóa của kho đối tượng (s3=… trong THI_DUA_SO_STORE) là TOML: "
        'endpoint = "https://…", key = "…", secret = "…", có thể thêm region = "…". / '
        "The file of the object storage's keys (s3=… in THI_DUA_SO_STORE) is TOML: endpoint = "
        '"https://…", key = "…", secret = "…", and region = "…" if there is one.'
    )


def _escaped(text: str) -> str:
    return text.replace("'", "''")
