"""Numbers and dates as people type them in Vietnam (1.234,5; 45 %; 31/10/2026), never guessed.

`FORMS` is the one list of what a number may look like: `read_number` walks it for one text,
`number_columns` for a whole column, so both always say the same.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from data.reading.date_text import parse_date
from data.reading.number_marks import BLANKS, PLAIN, plain_text
from data.reading.text_error import NumberTextError

__all__ = [
    "Number",
    "NumberTextError",
    "number_columns",
    "parse_date",
    "parse_number",
    "read_number",
]

TOO_LARGE = 1e15
"""From here on a float no longer holds every whole number."""

SIGN = "^[-−–+] ?"
NEGATIVE = "^[-−–]"
PERCENT = " ?%$"


@dataclass(frozen=True)
class Number:
    """A number as typed; `is_percent` when a % sign stood behind it (45% has value 45)."""

    value: float
    is_percent: bool = False


@dataclass(frozen=True)
class Form:
    """A shape of text, sign and % taken off: marks to drop, its decimal mark; or why not."""

    pattern: str
    drop: str = ""
    decimal: str = "."
    rule: str | None = None


FORMS = (
    Form("[0-9]+"),
    Form("[1-9][0-9]{0,2}[.,][0-9]{3}", rule="ambiguous_number"),
    Form("(0|[1-9][0-9]*)[.][0-9]+"),
    Form("(0|[1-9][0-9]*),[0-9]+", decimal=","),
    Form("[1-9][0-9]{0,2}([.][0-9]{3})+(,[0-9]+)?", drop=".", decimal=","),
    Form("[1-9][0-9]{0,2}(,[0-9]{3})+([.][0-9]+)?", drop=","),
    Form("[1-9][0-9]{0,2}( [0-9]{3})+([.][0-9]+)?", drop=" "),
    Form("[1-9][0-9]{0,2}( [0-9]{3})+(,[0-9]+)?", drop=" ", decimal=","),
    Form("[(] ?[0-9][0-9., ]*[)]", rule="number_in_brackets"),
    Form("#(div/0!|n/a|ref!|value!|name[?]|num!|null!)", rule="excel_error"),
    Form("không|ko|không phát sinh|không ps", rule="zero_or_blank"),
    Form("[0-9][0-9., ]*[^0-9., /:%()+*=<>~^-][^0-9]*", rule="number_with_words"),
    Form("(?s).*", rule="not_a_number"),
)
"""In order: the first that fits the whole text decides."""


def parse_number(text: str) -> float | None:
    """The value; blanks and marks for no figure are None."""
    number = read_number(text)
    return None if number is None else number.value


def read_number(text: str) -> Number | None:
    """Value and percent sign; raises NumberTextError for what would have to be guessed."""
    plain = plain_text(text).lower()
    if plain in BLANKS:
        return None
    body = re.sub(PERCENT, "", re.sub(SIGN, "", plain, count=1), count=1)
    form = next(form for form in FORMS if re.fullmatch(form.pattern, body))
    if form.rule:
        raise NumberTextError(form.rule, **_params(form.rule, body, text))
    digits = body.replace(form.drop, "") if form.drop else body
    size = float(digits.replace(form.decimal, "."))
    if size >= TOO_LARGE:
        raise NumberTextError("number_too_large", text=text)
    return Number(-size if re.match(NEGATIVE, plain) else size, plain.endswith("%"))


def number_columns(text: pl.Series) -> pl.DataFrame:
    """`value`, `is_percent` and `rule` of each text, as `read_number` would say; null is blank."""
    frame = pl.DataFrame({"text": text.cast(pl.String)})
    plain = pl.col("text").str.replace_many(list(PLAIN), list(PLAIN.values()))
    frame = frame.select(plain=plain.str.strip_chars(" ").str.to_lowercase())
    body = pl.col("plain").str.replace(SIGN, "").str.replace(PERCENT, "")
    frame = frame.with_columns(body=body)
    is_blank = pl.col("plain").is_null() | pl.col("plain").is_in(BLANKS)
    size = _first_form(lambda form: _digits(form).cast(pl.Float64, strict=False))
    frame = frame.with_columns(
        value=pl.when(~is_blank).then(size),
        rule=pl.when(~is_blank).then(_first_form(lambda form: pl.lit(form.rule, pl.String))),
    )
    is_large = (pl.col("value") >= TOO_LARGE).fill_null(False)
    sign = pl.when(pl.col("plain").str.contains(NEGATIVE)).then(-1.0).otherwise(1.0)
    return frame.select(
        value=pl.when(~is_large).then(pl.col("value") * sign),
        is_percent=pl.col("value").is_not_null() & pl.col("plain").str.ends_with("%"),
        rule=pl.when(is_large).then(pl.lit("number_too_large")).otherwise("rule"),
    )


def _first_form(outcome: Callable[[Form], pl.Expr]) -> pl.Expr:
    """What comes out of the first form that fits."""
    chosen = outcome(FORMS[-1])
    for form in reversed(FORMS[:-1]):
        fits = pl.col("body").str.contains(f"^(?:{form.pattern})$")
        chosen = pl.when(fits).then(outcome(form)).otherwise(chosen)
    return chosen


def _digits(form: Form) -> pl.Expr:
    """The body as a float is written; null for a form that is refused."""
    if form.rule:
        return pl.lit(None, pl.String)
    body = pl.col("body")
    kept = body.str.replace_all(form.drop, "", literal=True) if form.drop else body
    return kept.str.replace(form.decimal, ".", literal=True)


def _params(rule: str, body: str, text: str) -> dict[str, str]:
    """What the words need: the ways to write the number so that nobody has to guess."""
    params = {"text": text}
    if rule == "ambiguous_number":
        params |= {"whole": re.sub("[.,]", "", body), "decimal": body.replace(".", ",")}
    elif rule in ("number_in_brackets", "number_with_words"):
        found = re.search("[0-9][0-9., ]*", body)
        params["number"] = found[0].rstrip(" .,") if found else text
    return params
