"""Finds a unit by its name as people write it (tên đơn vị), among the units of one campaign.

Folded away: Unicode form, case, place of the tone mark (Hòa, Hoà), apostrophes, punctuation,
abbreviations (reference/abbreviations.csv) and “UBND” in front. Marks may be left out (Hoa for
Hòa) but never changed (Hóa for Hòa): a name with other marks is another name.
"""

import csv
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

import polars as pl

from data.profiles.places import REFERENCE

TONES = "\u0300\u0301\u0303\u0309\u0323"
STROKE = "\u0335"
AUTHORITY = ("ủy", "ban", "nhân", "dân")
TITLES = (("thành", "phố"), ("đặc", "khu"), ("tỉnh",), ("phường",), ("xã",))
LEAST_LIKENESS = 0.6  # below it a name is another name, not a slip of the pen

Words = tuple[str, ...]


@dataclass(frozen=True)
class Forms:
    """A unit's name folded: in full and without its type, each also without marks."""

    full: Words
    bare: Words
    full_base: Words
    bare_base: Words


def unit_by_name(units: pl.DataFrame, text: str) -> str | None:
    """The unit_id that a name means; None where no unit or more than one is meant."""
    best = units_by_name(units, text)
    return next(iter(best)) if len(best) == 1 else None


def units_by_name(units: pl.DataFrame, text: str) -> set[str]:
    """Every unit_id that a name means equally well; a unit may stand in several rows."""
    words = _words(text)
    base = _bases(words)
    found: dict[int, set[str]] = {}
    names = units.select("unit_id", "unit_name", "short_name").iter_rows()
    for unit_id, *written in names if words else ():
        for name in written:
            rank = _rank(words, base, _forms(name))
            if rank is not None:
                found.setdefault(rank, set()).add(unit_id)
    return found[min(found)] if found else set()


def suggestions(
    units: pl.DataFrame, text: str, n: int = 3, least: float = LEAST_LIKENESS
) -> list[str]:
    """Names of the units most like a name that was not found, the nearest first."""
    wanted = " ".join(_bases(_words(text)))
    if not wanted:
        return []
    likeness = {name: _likeness(wanted, _forms(name)) for name in units.get_column("unit_name")}
    near = [name for name in likeness if likeness[name] >= least]
    return sorted(near, key=lambda name: (-likeness[name], name))[:n]


def plain_letters(text: str) -> str:
    """A text in small letters without any marks, đ as d."""
    return _base(text.lower())


def is_titled(text: str) -> bool:
    """Whether a name begins with the type of a place (phường, xã, thành phố), as communes' do."""
    return _without(_words(text), TITLES) != _words(text)


def _rank(text: Words, base: Words, name: Forms) -> int | None:
    """How well a text means a name: 0 best; accents beat none, a full name beats a bare one."""
    if text in (name.full, name.bare):
        return int(text != name.full)
    if base == name.full_base and _leaves_marks_out(text, name.full):
        return 2
    if base == name.bare_base and _leaves_marks_out(text, name.bare):
        return 3
    if text != base:
        return None
    together = "".join(base)
    return 4 if together in ("".join(name.full_base), "".join(name.bare_base)) else None


def _leaves_marks_out(text: Words, words: Words) -> bool:
    return _bases(text) == _bases(words) and all(
        not _marks(a) - _marks(b) for a, b in zip(text, words, strict=True)
    )


@lru_cache(maxsize=20_000)
def _forms(name: str) -> Forms:
    full = _words(name)
    bare = _without(full, TITLES)
    return Forms(full, bare, _bases(full), _bases(bare))


def _likeness(wanted: str, name: Forms) -> float:
    forms = {" ".join(name.full_base), " ".join(name.bare_base)}
    return max(SequenceMatcher(None, wanted, form).ratio() for form in forms)


@lru_cache(maxsize=20_000)
def _words(text: str) -> Words:
    """The folded words of a name, abbreviations written out, without “UBND” in front."""
    lower = re.sub("['’‘ʼ`´]", "", unicodedata.normalize("NFC", text).lower())
    tokens = re.findall(r"[\w&]+", re.sub(r"\b([đd])\.\s?k\b", r"\1k", lower))
    words: list[str] = []
    for token in tokens:
        meaning, only_first = _abbreviations().get(token, (token, False))
        is_first = not words or _is_authority(tuple(words))
        words += (meaning if is_first or not only_first else token).split()
    return _without(_folded(tuple(words)), (AUTHORITY,))


def _is_authority(words: Words) -> bool:
    return _leaves_marks_out(_folded(words), _folded(AUTHORITY))


def _without(words: Words, beginnings: tuple[Words, ...]) -> Words:
    """The words without the first beginning they have, written with marks or without."""
    for beginning in beginnings:
        size = len(beginning)
        if len(words) > size and _leaves_marks_out(words[:size], _folded(beginning)):
            return words[size:]
    return words


def _folded(words: Words) -> Words:
    return tuple(_tone_last(word) for word in words)


@lru_cache(maxsize=20_000)
def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = [c for c in letters if c in TONES]
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES)) + "".join(
        tones
    )


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", word).replace("đ", "d" + STROKE)


@lru_cache(maxsize=20_000)
def _base(word: str) -> str:
    return "".join(c for c in _letters(word) if not unicodedata.combining(c))


@lru_cache(maxsize=20_000)
def _marks(word: str) -> Counter[str]:
    return Counter(c for c in _letters(word) if unicodedata.combining(c))


def _bases(words: Words) -> Words:
    return tuple(_base(word) for word in words)


@cache
def _abbreviations() -> dict[str, tuple[str, bool]]:
    with (REFERENCE / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["written"]: (row["meaning"], row["only_first"] == "true")
            for row in csv.DictReader(file)
        }
