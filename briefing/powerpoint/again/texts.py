"""A frame of words made again: a text box, the title, a cell of a table."""

from typing import Any, Literal

from briefing.powerpoint.again.letters import recolour, refill, rewrite
from briefing.powerpoint.again.words import merged_text, plain

Outcome = Literal["same", "renewed", "merged", "kept"]


def renew_frame(frame: Any, made: list[str], fresh: Any) -> Outcome:
    """New words where they are as they were put; `made` are the paragraphs put last time.

    merged: words of the editor's with our new figures in them. kept: his alone, ours are told.
    """
    edited, new = _lines(frame), [paragraph.text for paragraph in fresh.paragraphs]
    if _same(edited, new):
        return "same"
    if _same(edited, made):
        if len(frame.paragraphs) == len(new):
            for paragraph, other in zip(frame.paragraphs, fresh.paragraphs, strict=True):
                rewrite(paragraph, other.text)
                recolour(paragraph, other)
        else:
            refill(frame, fresh)
        return "renewed"
    return _renew_edited(frame, edited, made, new)


def _renew_edited(frame: Any, edited: list[str], made: list[str], new: list[str]) -> Outcome:
    if not (len(edited) == len(made) == len(new)):
        return "kept"
    found = [_merged(*three) for three in zip(made, edited, new, strict=True)]
    if any(text is None for text in found):
        return "kept"
    for paragraph, was, text in zip(frame.paragraphs, edited, found, strict=True):
        if text is not None and plain(text) != plain(was):
            rewrite(paragraph, text)
    return "kept" if _same(edited, [text or "" for text in found]) else "merged"


def _merged(made: str, edited: str, fresh: str) -> str | None:
    if plain(made) == plain(edited):
        return fresh
    return edited if plain(made) == plain(fresh) else merged_text(made, edited, fresh)


def _lines(frame: Any) -> list[str]:
    return [paragraph.text for paragraph in frame.paragraphs]


def _same(one: list[str], other: list[str]) -> bool:
    return plain("\n".join(one)) == plain("\n".join(other))
