"""Words on figures: harmless names, joined lists, sentences that fit a headline."""

import html
import re
from collections.abc import Iterable, Sequence

from schemas.row import Row
from translations import Translator

HEADLINE = 90  # letters: two lines on a phone
MARKDOWN = re.compile(r"([\\`*_\[\]<>$~|:#])")


def plain(text: object) -> str:
    """The text so that Plotly shows it as written: no tag, no link, no entity of its own."""
    return html.escape(str(text), quote=False)


def markdown(text: object) -> str:
    """The text so that Markdown shows it as written: no image, link, colour or formula."""
    return MARKDOWN.sub(r"\\\1", str(text))


def shorten(text: str, length: int) -> str:
    """The text, or its beginning with … when it is longer: never half a word, but of one that is
    too long alone. The whole of it must be told elsewhere: on hover, in the table, in the alt."""
    if len(text) <= length:
        return text
    kept, following = text[: length - 1], text[length - 1]
    if " " in kept.strip() and following != " ":
        kept = kept.rpartition(" ")[0]
    return f"{kept.rstrip(' ,;')}…"


def if_cut(text: str, length: int) -> str | None:
    """The whole text where shorten() leaves some of it out, for who points at it; else nothing."""
    return plain(text) if len(text) > length else None


def two_lines(text: str) -> str:
    """The words on two lines of about equal length, as markup of a figure."""
    words = text.split(" ")
    if len(text) < 9 or len(words) < 2:
        return text
    halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    first, second = min(halves, key=lambda h: max(len(h[0]), len(h[1])))
    return f"{first}<br>{second}"


def joined(t: Translator, names: Sequence[str]) -> str:
    """«A», «A và B», «A, B và C»."""
    if len(names) < 2:
        return "".join(names)
    return t("charts.and", first=", ".join(names[:-1]), last=names[-1])


def counted(t: Translator, key: str, count: int, **values: object) -> str:
    """The sentence for a number; English has another one for 1 (key_one)."""
    one = f"{key}_one"
    return t(one if count == 1 and t.has(one) else key, count=t.number(count), **values)


def first_fitting(*sentences: str) -> str:
    """The first sentence that fits a headline, else the last one shortened."""
    return next((s for s in sentences if len(s) <= HEADLINE), shorten(sentences[-1], HEADLINE))


def capital(text: str) -> str:
    """The text with its first letter as a sentence begins."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text as it goes on after other words."""
    return text[:1].lower() + text[1:]


def gap(t: Translator, value: float, measure: str, decimals: int) -> str:
    """Size of a difference: percentages differ in points (điểm), the rest in their measure."""
    if measure == "%":
        return t("charts.points", value=t.number(abs(value), decimals))
    return t.amount(abs(value), measure, decimals)


# A difference of so small a part of all units is one of who happened to be asked, not a trend.
TREND_RATIO = 0.02


def is_trend(now: int, before: int, whole: int) -> bool:
    """Whether two counts of units differ by more than one unit and more than 2 % of all."""
    return abs(now - before) > max(1.0, whole * TREND_RATIO)


def per_year(t: Translator, value: float, measure: str, decimals: int) -> str:
    """A yearly gain with its sign: +4,2 điểm/năm."""
    unit = t("charts.point_unit") if measure == "%" else t.measure(measure)
    return t("charts.per_year", value=t.signed(value, decimals), measure=unit)


def source_text(source: str | None, t: Translator) -> str:
    """A source as people say it: the plan and its section, not the name of a kept file."""
    found = re.fullmatch(r"\S+\.txt, (.+)", source or "")
    return t("obligation.plan_section", section=found[1]) if found else source or t.number(None)


def lag(t: Translator, rows: Iterable[Row], form: str = "said") -> str:
    """«chậm hoặc nguy cơ»; once the phase of the rows is closed «không đạt»."""
    is_closed = any(row["status"] == "not_met" for row in rows)
    return t(f"lag.{form}_{'closed' if is_closed else 'open'}")
