"""Words that two have changed: the program, whose figures are new, and whoever edited the file."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from briefing.powerpoint.text import HELD

TOKEN = re.compile(r"\s+|[^\s]+")
Change = tuple[int, int, list[str]]


def plain(text: str) -> str:
    """As it is compared: line breaks and blanks of any kind are one blank, a hyphen is one."""
    return " ".join(text.replace(HELD, "-").split())


def merged(made: Sequence[str], edited: Sequence[str], fresh: Sequence[str]) -> list[str] | None:
    """All that changed from `made` to either; None where both changed the same place."""
    found, at = list[str](), 0
    for start, end, new in sorted([*_changes(made, edited), *_changes(made, fresh)]):
        if start < at:
            return None
        found += [*made[at:start], *new]
        at = end
    return [*found, *made[at:]]


def merged_text(made: str, edited: str, fresh: str) -> str | None:
    """The edited sentence with the new figures in it, where it can be done without a doubt.

    None where both changed the same words, or where the editor wrote a figure of his own: nobody
    but he knows what that one says once the others are new.
    """
    before = TOKEN.findall(plain(made))
    mine = _changes(before, TOKEN.findall(plain(edited)))
    if any(re.search(r"\d", word) for _, _, new in mine for word in new):
        return None
    new = merged(before, TOKEN.findall(plain(edited)), TOKEN.findall(plain(fresh)))
    return "".join(new) if new else None


def _changes(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(i, j, list(after[k:m])) for tag, i, j, k, m in codes if tag != "equal"]
