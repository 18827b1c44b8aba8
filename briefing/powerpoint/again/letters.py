"""New words in the letters that stand there: size, face and weight are the editor's."""

from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any

from pptx.oxml.ns import qn

from briefing.powerpoint.again.words import TOKEN

FILL = qn("a:solidFill")


def rewrite(paragraph: Any, text: str) -> None:
    """The words of a paragraph become others; what stays keeps its letters."""
    runs = paragraph.runs
    if not runs:
        if text:
            paragraph.add_run().text = text
        return
    if len(runs) == 1 or paragraph._p.findall(qn("a:br")):
        _into_one(paragraph, text)
        return
    ends = _ends([run.text for run in runs])
    before = "".join(run.text for run in runs)
    for start, end, new in reversed(_edits(before, text)):
        first = next(n for n, stop in enumerate(ends) if start <= stop)
        for n, run in enumerate(runs):
            at = ends[n - 1] if n else 0
            low, high = max(start - at, 0), max(min(end - at, len(run.text)), 0)
            put = new if n == first else ""
            if put or low < high:
                run.text = run.text[:low] + put + run.text[max(low, high) :]


def _into_one(paragraph: Any, text: str) -> None:
    first, *others = paragraph.runs
    first.text = text
    for other in others:
        paragraph._p.remove(other._r)
    for line_break in paragraph._p.findall(qn("a:br")):
        paragraph._p.remove(line_break)


def _ends(texts: list[str]) -> list[int]:
    """Where each run stops in the words of its paragraph."""
    return [sum(map(len, texts[: n + 1])) for n in range(len(texts))]


def _edits(before: str, after: str) -> list[tuple[int, int, str]]:
    """What to put where, in letters of the old words, from the front."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    places = [0, *_ends(old)]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        (places[i], places[j], "".join(new[k:m])) for tag, i, j, k, m in codes if tag != "equal"
    ]


def recolour(paragraph: Any, fresh: Any) -> None:
    """The colours of the new figures, which say a status; one of the editor's own stays."""
    runs, looks = paragraph.runs, fresh.runs
    if len(looks) == 1:
        looks = looks * len(runs)
    if len(looks) != len(runs):
        return
    for run, look in zip(runs, looks, strict=True):
        new = look._r.rPr.find(FILL)
        letters = run._r.get_or_add_rPr()
        own = letters.find(FILL)
        if new is None or (own is not None and own.find(qn("a:schemeClr")) is None):
            continue
        if own is None:
            letters.insert(0, deepcopy(new))
        else:
            letters.replace(own, deepcopy(new))


def refill(frame: Any, fresh: Any) -> None:
    """All paragraphs of another frame, in the size and face this one begins with."""
    letters = next((run._r.rPr for p in frame.paragraphs for run in p.runs), None)
    body = frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for new in fresh._txBody.findall(qn("a:p")):
        body.append(deepcopy(new))
    if letters is None:
        return
    for face in letters.findall(qn("a:latin")):
        for run in body.iter(qn("a:r")):
            run.get_or_add_rPr().append(deepcopy(face))
