"""Causes in the units' own words (nguyên nhân do đơn vị nêu), grouped by content, then by what is
said: sentences alike but for numbers count as one, by how many units say it."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import polars as pl

from briefing.office.paper import Block
from briefing.report.scene import Scene
from briefing.report.words import paragraph, say
from queries.units.questions import difficulty_words
from translations.phrases import joined, shorten

QUOTED, NAMED, LONGEST = 3, 3, 160
SHARED = 2
"""Pairs of neighbouring syllables a sentence must share with the names of one content alone."""
GENERAL = "general"
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")

Pairs = set[tuple[str, str]]


def told_causes(scene: Scene) -> list[Block]:
    """How many units told of difficulties, what most of them said of each content, quoted; or that
    nobody did."""
    rows = _in_time(scene)
    if rows.is_empty():
        return paragraph(say(scene, "account.short.said_none", difficulty_words))
    count = scene.t.number(rows["unit_id"].n_unique())
    told = paragraph(say(scene, "account.short.said_all", difficulty_words, count=count))
    names = {row.content_id: scene.t.pick(row, "label") for row in scene.contents}
    of = _contents(rows["plain"].unique(), scene)
    marked = rows.with_columns(content=pl.col("plain").replace_strict(of, return_dtype=pl.String))
    for content in (*names, GENERAL):
        mine = marked.filter(content=content)
        if mine.height:
            told += _group(content, names.get(content, ""), mine, scene)
    return told


def _in_time(scene: Scene) -> pl.DataFrame:
    """Words of the report this one sums up and of those handed in before it in its time."""
    own = {scene.report["obligation_id"]} if scene.report else set()
    kinds = ("period",) if scene.kind == "yearly" else ("period", "yearly")
    first = scene.year if scene.kind == "yearly" else scene.phase.first_year
    years = range(first, scene.year + 1)
    before = {o.obligation_id for o in scene.obligations if o.kind in kinds and o.year in years}
    return scene.ask(difficulty_words).filter(pl.col("period_id").is_in(list(own | before)))


def _contents(sentences: Iterable[str], scene: Scene) -> dict[str, str]:
    """The content each sentence is of: whose name or indicators share the most words with it."""
    names: dict[str, Pairs] = {row.content_id: _pairs(row.label_vi) for row in scene.contents}
    for row in scene.indicators:
        names.setdefault(row.content_id, set()).update(_pairs(row.label_vi))
    known = Counter(pair for pairs in names.values() for pair in pairs)
    alone = {of: {pair for pair in pairs if known[pair] == 1} for of, pairs in names.items()}
    return {sentence: _content(_pairs(sentence), alone) for sentence in sentences}


def _pairs(text: str) -> Pairs:
    syllables = re.findall(r"\w+", text.lower())
    return set(pairwise(syllables))


def _content(said: Pairs, alone: dict[str, Pairs]) -> str:
    shared = Counter({of: len(said & pairs) for of, pairs in alone.items()}).most_common(2)
    if not shared or shared[0][1] < SHARED or (len(shared) > 1 and shared[0][1] == shared[1][1]):
        return GENERAL
    return shared[0][0]


def _group(content: str, name: str, rows: pl.DataFrame, scene: Scene) -> list[Block]:
    """One content: units that speak of it, what most of them say, how much else is said."""
    t = scene.t
    alike = (
        rows.group_by("plain", maintain_order=True)
        .agg("words", "unit_id", unit_count=pl.col("unit_id").n_unique())
        .sort("unit_count", "plain", descending=[True, False])
    )
    quotes = "; ".join(
        t("account.short.quote", words=_quoted(row["words"]), who=_who(row["unit_id"], scene))
        for row in alike.head(QUOTED).to_dicts()
    )
    rest = alike.height - QUOTED
    more = t("account.short.said_more", count=t.number(rest)) if rest > 0 else ""
    key = "account.short.said" if name else "account.short.said_general"
    count = t.number(rows["unit_id"].n_unique())
    words = {"name": name, "count": count, "quotes": quotes, "more": more}
    return paragraph(say(scene, key, difficulty_words, content, **words))


def _quoted(written: list[str]) -> str:
    """The words as the first unit wrote them; numbers that are not the same in all left out."""
    told = list(dict.fromkeys(" ".join(words.split()) for words in written))
    same = len({tuple(NUMBER.findall(words)) for words in told}) == 1
    return shorten(told[0] if same else NUMBER.sub("…", told[0]), LONGEST)


def _who(units: list[str], scene: Scene) -> str:
    t = scene.t
    names = [scene.full_names.get(unit, unit) for unit in dict.fromkeys(units)]
    if len(names) <= NAMED:
        return joined(t, names)
    count = t.number(len(names) - NAMED)
    return t("account.short.said_units", names=", ".join(names[:NAMED]), count=count)
