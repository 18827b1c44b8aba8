"""What became of an edited paper, told to whoever edited it."""

from briefing.office.again import Again
from translations import Translator

PAPERS_AGAIN_KEYS = {
    "missed": "papers.again.missed",
    "stale": "papers.again.stale",
}

COUNTED = ("replaced", "kept", "noted", "added", "removed")
LISTED = 12


def told_lines(done: Again, t: Translator) -> list[str]:
    """How many sentences took new figures; which were kept, which could not be renewed."""
    counts = {name: t.number(len(getattr(done, name))) for name in COUNTED}
    return [
        t("papers.again.done", **counts),
        *(_kept(key, done, t) for key in done.kept if key in done.noted or not done.edited[key][1]),
        *_list("missed", done.missed, t),
        *_list("stale", done.stale, t),
    ]


def _kept(key: str, done: Again, t: Translator) -> str:
    edited, now = done.edited[key]
    return t("papers.again.noted" if now else "papers.again.kept", edited=edited, now=now)


def _list(key: str, texts: list[str], t: Translator) -> list[str]:
    if not texts:
        return []
    said = [t("papers.again.one", text=text) for text in texts[:LISTED]]
    rest = len(texts) - LISTED
    more = [t("papers.again.more", count=t.number(rest))] if rest > 0 else []
    return [t(PAPERS_AGAIN_KEYS[key], count=t.number(len(texts))), *said, *more]


def first_of(texts: tuple[str, ...], count: int = 3) -> str:
    """The first of some texts in quotes, for one line."""
    return "; ".join(f"«{text}»" for text in texts[:count])
