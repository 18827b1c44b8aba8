"""Sentences of ours that stand in a file without their control, found again and put back in one.

«Remove content control» in Word leaves the words and the bookmark in them; words cut out and put
back as plain text leave nothing but themselves. Figures left so would be old ones beside new ones.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import combinations
from typing import Any

from docx.oxml.ns import qn

from briefing.office.controls import bookmark, mark, wrapped

SURE = 20  # letters: «12» or «Vững» may be anybody's words
BREAK = re.compile(r"(?<=[.;:!?\]]) +")
MOST = 40  # sentences of ours in one paragraph; a longer text is somebody's own


def put_back(root: Any, known: Mapping[str, str], gone: set[str]) -> None:
    """Give lost sentences (name → hash) their control again, by bookmark, then by their words."""
    names = {bookmark(name): name for name in gone}
    for start in list(root.iter(qn("w:bookmarkStart"))):
        name = names.get(start.get(qn("w:name")))
        if name and start.getparent().tag == qn("w:p"):
            gone -= {name} if _by_bookmark(start, name, known[name]) else set()
    marks = Counter(known[name] for name in gone)
    lost = {known[name]: name for name in gone if marks[known[name]] == 1}
    if not lost:
        return
    places = [found for p in root.iter(qn("w:p")) for found in _spoken(p) if found[1] in lost]
    times = Counter(carried for _, carried, _ in places)
    for inside, carried, paragraph in reversed(places):  # what stands before keeps its place
        if times[carried] == 1:
            _by_words(paragraph, inside, lost[carried], carried)


def _by_bookmark(start: Any, name: str, carried: str) -> bool:
    """The runs from a bookmark to its end, when both stand right in one paragraph."""
    inside: list[Any] = []
    for element in start.itersiblings():
        is_end = element.tag == qn("w:bookmarkEnd")
        if is_end and element.get(qn("w:id")) == start.get(qn("w:id")):
            made = wrapped(name, carried)
            start.addprevious(made)
            made[-1].extend([start, *inside, element])
            return True
        inside.append(element)
    return False


def _spoken(paragraph: Any) -> Iterator[tuple[tuple[int, int], str, Any]]:
    """Every stretch of whole sentences outside controls: where it stands, the hash of its words."""
    text = unmarked(paragraph)
    cuts = [0, *(found.end() for found in BREAK.finditer(text)), len(text)]
    if len(text) < SURE or len(cuts) > MOST:
        return
    for start, end in combinations(cuts, 2):
        if len(text[start:end].strip()) >= SURE:
            yield (start, start + len(text[start:end].rstrip())), mark(text[start:end]), paragraph


def unmarked(paragraph: Any) -> str:
    """What a paragraph says right in its runs, outside controls."""
    return "".join(_words(run) for run in paragraph.iterchildren(qn("w:r")))


def _words(run: Any) -> str:
    return "".join(found.text or "" for found in run.iterchildren(qn("w:t")))


def _by_words(paragraph: Any, inside: tuple[int, int], name: str, carried: str) -> None:
    """Put a control around what stands from one letter to another; runs are cut where needed."""
    start, end = inside
    _cut(paragraph, start)
    _cut(paragraph, end)
    made, at = wrapped(name, carried), 0
    for run in list(paragraph.iterchildren(qn("w:r"))):
        here, at = at, at + len(_words(run))
        if start <= here < end and at > here:
            if made.getparent() is None:
                run.addprevious(made)
            made[-1].append(run)


def _cut(paragraph: Any, place: int) -> None:
    at = 0
    for run in list(paragraph.iterchildren(qn("w:r"))):
        words = _words(run)
        if at < place < at + len(words):
            rest = deepcopy(run)
            _say(run, words[: place - at])
            _say(rest, words[place - at :])
            run.addnext(rest)
            return
        at += len(words)


def _say(run: Any, words: str) -> None:
    first, *others = run.findall(qn("w:t"))
    first.text = words
    first.set(qn("xml:space"), "preserve")
    for other in others:
        run.remove(other)
