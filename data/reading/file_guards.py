"""What a file really is, judged by its content before anything parses it (kiểm tệp đầu vào)."""

import io
import mmap
import os
import re
import unicodedata
import zipfile
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal, NoReturn

from data.reading.limits import MEGABYTE, byte_limit, count_limit, limit
from schemas.problems import Problem, ReportError

FileKind = Literal["workbook", "parquet", "csv"]

RATIO_MATTERS_FROM = 0.04
"""Of the inflated size a file may have: below, even a great ratio does no harm."""
MAX_NAME = 120  # letters of a name that every file system takes
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
HEAD = 65_536  # bytes by which a kind of file is known

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PARQUET = b"PAR1"
UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
WORKBOOK_PART = "xl/workbook.xml"
WORKBOOK_NAMES = (".xlsx", ".xlsm")
TEXT_NAMES = (".csv", ".tsv", ".txt")


def clean_file_name(name: str) -> str:
    """The base name only, whichever slashes it came with, without control characters."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in base)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in UNSEEN)
    path = PurePosixPath(kept.strip())
    stem, suffix = path.stem.strip(" ."), path.suffix[:10]
    return f"{stem[: MAX_NAME - len(suffix)]}{suffix}" if stem else f"report{suffix}"


def refuse(file_name: str, rule: str, **params: str) -> NoReturn:
    """Raise the problem that stops the whole file."""
    raise ReportError(Problem(file_name=file_name, rule=rule, params=params))


def file_kind(path: Path, file_name: str) -> FileKind:
    """What the content is, whatever the name says; refuses what cannot be read as a report."""
    _guard_size(path, file_name)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(OLE2):
        _refuse_ole2(path, file_name)
    if head.startswith(ZIP):
        _guard_workbook(path, file_name)
        return "workbook"
    if head.startswith(PARQUET):
        _guard_parquet(path, file_name)
        return "parquet"
    _guard_text(head, file_name)
    return "csv"


def _guard_size(path: Path, file_name: str) -> None:
    size, most = path.stat().st_size, byte_limit("MB")
    if size == 0:
        refuse(file_name, "empty_file")
    if size > most:
        refuse(file_name, "file_too_large", size=_mb(size), limit=_mb(most))


def _mb(size: int) -> str:
    return f"{size / MEGABYTE:.3g}"


def _refuse_ole2(path: Path, file_name: str) -> NoReturn:
    if _contains(path, "EncryptedPackage", "EncryptionInfo"):
        refuse(file_name, "password_protected")
    if not _contains(path, "Workbook", "Book"):
        refuse(file_name, "unknown_type")
    named_new = file_name.lower().endswith(WORKBOOK_NAMES)
    refuse(file_name, "xls_named_xlsx" if named_new else "old_xls")


def _contains(path: Path, *names: str) -> bool:
    """Whether an OLE2 directory names one of these streams (names are kept as UTF-16)."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return any(content.find(name.encode("utf-16-le")) >= 0 for name in names)


def _guard_workbook(path: Path, file_name: str) -> None:
    names = [part.filename for part in guarded_parts(path, file_name)]
    if WORKBOOK_PART not in names:
        refuse(file_name, "not_a_workbook")
    if len(set(names)) < len(names):
        refuse(file_name, "damaged_workbook")


def guarded_parts(file: Path | BinaryIO, file_name: str) -> list[zipfile.ZipInfo]:
    """The parts of any packed file, workbook or slides, once they are few and small enough."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError):
        refuse(file_name, "truncated_file")
    _guard_inflation(parts, file_name)
    if any(part.flag_bits & 1 for part in parts):
        refuse(file_name, "password_protected")
    return parts


def inflated_bytes(path: Path) -> int:
    """What the parts of a guarded file come to, unpacked."""
    with zipfile.ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def guard_office_file(content: bytes, file_name: str) -> None:
    """Guards for slides and documents, before a library makes trees of all their XML at once."""
    if len(content) > byte_limit("MB"):
        refuse(file_name, "file_too_large", size=_mb(len(content)), limit=_mb(byte_limit("MB")))
    parts = guarded_parts(io.BytesIO(content), file_name)
    if len({part.filename for part in parts}) < len(parts):
        refuse(file_name, "damaged_workbook")
    written = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if written > byte_limit("XML_MB"):
        refuse(file_name, "zip_bomb", size=_mb(written), limit=_mb(byte_limit("XML_MB")))


TOO_BIG = frozenset({"file_too_large", "zip_bomb", "too_many_parts"})
"""Rules that a file breaks by its size alone."""


def _guard_inflation(parts: list[zipfile.ZipInfo], file_name: str) -> None:
    """Sizes as declared: `zipfile` never inflates a part further than it declares."""
    if len(parts) > count_limit("PARTS"):
        refuse(file_name, "too_many_parts", limit=str(count_limit("PARTS")))
    inflated = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    most = byte_limit("INFLATED_MB")
    swollen = inflated > RATIO_MATTERS_FROM * most and inflated / packed > limit("RATIO")
    if inflated > most or swollen:
        refuse(file_name, "zip_bomb", size=_mb(inflated), limit=_mb(most))


def _guard_parquet(path: Path, file_name: str) -> None:
    with path.open("rb") as file:
        file.seek(-4, os.SEEK_END)
        tail = file.read()
    if tail != PARQUET or path.stat().st_size < 12:
        refuse(file_name, "truncated_file")


def _guard_text(head: bytes, file_name: str) -> None:
    name = file_name.lower()
    if not head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        refuse(file_name, "empty_file")
    if head.startswith(b"%PDF"):
        refuse(file_name, "pdf_file")
    if b"\x00" in head and not head.startswith(UTF16) and not is_utf16(head):
        refuse(file_name, "not_unicode" if name.endswith(TEXT_NAMES) else "unknown_type")
    if _is_markup(head):
        refuse(file_name, "html_file")
    if name.endswith(WORKBOOK_NAMES):
        refuse(file_name, "csv_named_xlsx")


def is_utf16(head: bytes) -> str | None:
    """The encoding of UTF-16 text without its mark: most letters of a CSV are of one byte, so
    every other byte is zero; None for anything else."""
    pairs = max(len(head) // 2, 1)
    first, second = head[::2].count(0) / pairs, head[1::2].count(0) / pairs
    if second > 0.5 and first == 0:
        return "utf-16-le"
    return "utf-16-be" if first > 0.5 and second == 0 else None


def _is_markup(head: bytes) -> bool:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:512].lower()
    return (
        re.match(rb"<(!doctype|\?xml|html|head|body|table|meta|style|script|!--)", start)
        is not None
    )
