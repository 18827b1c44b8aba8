"""A seal (niêm phong): the head of the chain of events on a day, kept outside the store.

Whoever can write to the store could write a whole new chain; nobody can make one that passes
through a head somebody else holds. With a key the seal is signed (HMAC-SHA-256), so that the file
itself can lie anywhere."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from data.keeping.ledger.chain import read_chain
from schemas.problems import StoreError


@dataclass(frozen=True)
class Seal:
    """The number of the last event, the head of the chain after it, when, and who vouches."""

    event: int
    head: str
    sealed_at: str
    signature: str | None = None

    def signed(self, key: bytes) -> "Seal":
        """The same with the signature of a key."""
        said = f"{self.event} {self.head} {self.sealed_at}".encode()
        return replace(self, signature=hmac.new(key, said, hashlib.sha256).hexdigest())

    def is_signed_with(self, key: bytes) -> bool:
        """Whether this key made the signature."""
        wanted = self.signed(key).signature or ""
        return hmac.compare_digest(wanted, self.signature or "")


def seal_now(store: Path, at: datetime, key: Path | None = None) -> Seal:
    """The seal of a ledger as it is. StoreError: it has no event, or is not whole."""
    events, heads = read_chain(store)
    if not events:
        raise StoreError("Sổ cái chưa có gì để niêm phong. / The ledger has nothing to seal yet.")
    made = Seal(events[-1].event, heads[-1], at.isoformat(timespec="seconds"))
    return made.signed(key_of(key)) if key else made


def written_seal(seal: Seal) -> bytes:
    """A seal as the file that is kept."""
    return json.dumps(asdict(seal), indent=1).encode() + b"\n"


def read_seal(path: Path, key: Path | None = None) -> Seal:
    """A seal that was kept. StoreError: no seal, or not signed with this key."""
    try:
        seal = Seal(**json.loads(path.read_text(encoding="utf-8")))
        whole = seal.event > 0 and bool(seal.head)
    except (OSError, ValueError, TypeError):
        whole = False
    if not whole:
        raise StoreError(
            f"{path.name}: không đọc được niêm phong. Chọn tệp do «python -m data seal» viết. / "
            "This is no seal. Choose a file that «python -m data seal» wrote."
        )
    if key and not seal.is_signed_with(key_of(key)):
        raise StoreError(
            f"{path.name}: niêm phong không do khóa này ký. Kiểm tra tệp và khóa. / "
            "The seal is not signed with this key. Check the file and the key."
        )
    return seal


def is_kept(seal: Seal, heads: Sequence[str]) -> bool:
    """Whether a chain still passes through the sealed head."""
    return seal.event <= len(heads) and heads[seal.event - 1] == seal.head


def key_of(path: Path) -> bytes:
    """What a key file holds. StoreError: none there, or fewer than 16 bytes."""
    content = path.read_bytes().strip() if path.is_file() else b""
    if len(content) < 16:
        raise StoreError(
            f"{path.name}: khóa phải là một tệp có ít nhất 16 ký tự. / "
            "A key is a file of at least 16 characters."
        )
    return content
