"""An act of the audit log in words: what it was, whose, what stood before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from data.keeping.audit.acts import Act
from translations import Translator
from translations.act_words import AUDIT_COLUMN_KEYS, AUDIT_KIND_KEYS
from translations.phrases import capital, counted, shorten

SHOWN_UNITS, SHOWN_TEXT = 2, 60  # units by name and letters of a text that one line holds
TABLE = ("moment", "who", "act", "whose", "periods", "item", "change")
FILE = (*TABLE, "reason", "campaign", "entry", "source")
NONE = "–"


@dataclass(frozen=True)
class Names:
    """What codes are called: campaigns, units, indicators and criteria, by code."""

    campaigns: Mapping[str, str]
    units: Mapping[str, str]
    items: Mapping[str, str]


def kind_words(act: Act, t: Translator) -> str:
    """What was done: «Nộp thay báo cáo», «Chốt số liệu»."""
    is_again = act.replaced and act.replaced == len(act.units) * max(1, len(act.periods))
    again = f"audit.kind.{act.kind}_again"
    return t(again) if is_again and t.has(again) else t(AUDIT_KIND_KEYS[act.kind])


def unit_words(act: Act, names: Names, t: Translator, most: int = SHOWN_UNITS) -> str:
    """Whose it was: names of some units, and how many more."""
    found = sorted(names.units.get(code, code) for code in act.units)
    if len(found) > most:
        return t("audit.units", first=found[0], count=t.number(len(found) - 1))
    return "; ".join(found) or NONE


def period_words(code: str, t: Translator) -> str:
    """A report's code in words; one without words stays."""
    name, _, part = code.partition("-")
    if t.has(f"audit.sheet.{name}"):
        return t(f"audit.sheet.{name}", year=part)
    return t.period(code)


def periods_words(act: Act, t: Translator) -> str:
    """Of which reports."""
    return capital("; ".join(period_words(code, t) for code in act.periods[:2])) or NONE


def change_words(act: Act, t: Translator, most: int = SHOWN_TEXT) -> str:
    """What stood before and after, in a line; of a file how much came, and what it replaced."""
    if act.kind == "returned":
        return counted(t, "audit.returned", act.problem_count)
    if act.event is not None:
        rows = counted(t, "audit.rows", act.row_count)
        if not act.replaced:
            return rows
        return t("audit.replaced", rows=rows, count=t.number(act.replaced))
    before, after = (shorten(_line(text), most) for text in moved(act))
    if before and after:
        return t("audit.from_to", before=before, after=after)
    return after or (t("audit.gone", before=before) if before else act.reason or NONE)


def moved(act: Act) -> tuple[str, str]:
    """Before and after; of a list of people the lines that differ alone."""
    if act.kind != "people":
        return act.before, act.after
    was, now = act.before.splitlines(), act.after.splitlines()
    gone = [line for line in was if line not in now]
    return "\n".join(gone), "\n".join(line for line in now if line not in was)


def _line(text: str) -> str:
    return "; ".join(text.splitlines())


def log_table(
    acts: Sequence[Act], names: Names, t: Translator, *, is_file: bool = False
) -> pl.DataFrame:
    """The acts as a table with headings in words: texts to read, or with everything and the
    moment as a moment, to carry away."""
    most = 10_000 if is_file else SHOWN_TEXT
    columns = {name: t(AUDIT_COLUMN_KEYS[name]) for name in (FILE if is_file else TABLE)}
    rows = [
        {
            "moment": act.at if is_file else t.moment(act.at),
            "who": act.by,
            "act": kind_words(act, t),
            "whose": unit_words(act, names, t, most if is_file else SHOWN_UNITS),
            "periods": periods_words(act, t),
            "item": act.item or NONE,
            "change": change_words(act, t, most),
            "reason": act.reason or NONE,
            "campaign": names.campaigns.get(act.campaign_id or "", t("audit.whole_store")),
            "entry": act.entry,
            "source": act.source,
        }
        for act in acts
    ]
    texts = dict.fromkeys(columns.values(), pl.String())
    kinds = texts | ({columns["moment"]: pl.Datetime("us")} if is_file else {})
    return pl.DataFrame([{columns[n]: row[n] for n in columns} for row in rows], schema=kinds)


def change_table(found: pl.DataFrame, names: Names, t: Translator) -> pl.DataFrame:
    """Each value before and after in words, with its cell; codes nobody calls otherwise stay."""
    headings = [
        t(AUDIT_COLUMN_KEYS[name])
        for name in ("unit", "period", "item", "field", "before", "after")
    ]
    rows = [
        (
            names.units.get(row["unit_id"] or "", row["unit_id"] or NONE),
            capital(period_words(row["period_id"], t)) if row["period_id"] else NONE,
            _item(row["item"], names, t),
            t(f"audit.field.{row['field']}"),
            _value(row["before"], t),
            _value(row["after"], t),
        )
        for row in found.iter_rows(named=True)
    ]
    where = [" · ".join(filter(None, (r["sheet"], r["cell"]))) or NONE for r in found.to_dicts()]
    table = pl.DataFrame(rows, schema=dict.fromkeys(headings, pl.String), orient="row")
    return table.with_columns(pl.Series(t("audit.column.cell"), where, pl.String))


def _item(said: str, names: Names, t: Translator) -> str:
    parts = [names.items.get(part, part) for part in said.split(" · ")]
    known = [t(f"audit.row.{part}") if t.has(f"audit.row.{part}") else part for part in parts]
    return " · ".join(known)


def _value(text: str | None, t: Translator) -> str:
    """A value as it is kept, every digit of it, with the language's own decimal mark."""
    if text is None:
        return NONE
    is_number = text.lstrip("-").replace(".", "", 1).isdigit()
    return text.replace(".", ",") if is_number and t.language == "vi" else text
