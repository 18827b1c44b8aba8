"""Every file of ledger, store and snapshot cut and with a bit flipped, one after another.

Damage must be named by verify or be without effect: whatever is published from it again says the
same, or is refused in words. Nothing may fall with an error that is not ours.
"""

from dataclasses import dataclass, field
from pathlib import Path

from data.keeping.ledger.manifest import read_manifest
from data.keeping.publishing.publish import publish
from data.keeping.snapshots.snapshots import freeze
from data.keeping.store import open_store
from data.keeping.verify import verify
from schemas.problems import StoreError
from tests.faults.acts import AT
from tests.worlds.store_factories import (
    CATALOG,
    TODAY,
    answers,
    hand_in,
    sample_store,
)

VALUES = "SELECT unit_id, indicator_id, value, known_from, known_until FROM result ORDER BY ALL"
LOCKS = ("lock", "publishing.lock")


@dataclass
class Damaged:
    """How many files were damaged, how often it was told or did no harm, and what was wrong."""

    tried: int = 0
    told: int = 0
    harmless: int = 0
    wrong: list[str] = field(default_factory=list)


def cut(content: bytes) -> bytes:
    """The first half."""
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    """One bit in the middle the other way."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :]


def damage_all(folder: Path) -> Damaged:
    """A small store, each of its files damaged in two ways and put right again."""
    store, found = sample_store(folder), Damaged()
    hand_in(store, {"i1": 101.0, "i2": 5.0}, AT)
    publish(store, CATALOG)
    freeze(store, "c", "Bản", TODAY, "a", "thử")
    wanted = answers(open_store(store), VALUES)
    files = [p for p in sorted(store.rglob("*")) if p.is_file() and p.name not in LOCKS]
    for path in files:
        content = path.read_bytes()
        for harm in (cut, flipped):
            if content and harm(content) != content:
                path.unlink()  # a snapshot's file may be a link to the published one
                path.write_bytes(harm(content))
                found.tried += 1
                _look(store, f"{harm.__name__} {path.relative_to(store)}", wanted, found)
                path.write_bytes(content)
    return found


def _look(store: Path, what: str, wanted: list[tuple[object, ...]], found: Damaged) -> None:
    """Ask verify, then the pages' way in; only words of ours or the same answers are right."""
    try:
        is_told = not verify(store).is_sound
    except StoreError:
        is_told = True
    except Exception as error:  # noqa: BLE001 — that is the finding
        found.wrong.append(f"{what}: verify {type(error).__name__} {error}")
        return
    try:
        read_manifest(store)
        is_same = answers(open_store(store), VALUES) == wanted
    except StoreError:
        is_told = is_same = True
    except Exception as error:  # noqa: BLE001 — that is the finding
        found.wrong.append(f"{what}: opened {type(error).__name__} {error}")
        return
    found.told += is_told
    found.harmless += is_same and not is_told
    if not is_same and not is_told:
        found.wrong.append(f"{what}: answers otherwise and nobody says so")
