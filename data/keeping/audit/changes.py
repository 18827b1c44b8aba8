"""What one file that came in changed: each value before and after, with its cell."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from data.keeping.ledger.event import Event
from data.keeping.publishing.previous import EventRows

Key = tuple[object, ...]
Row = Mapping[str, object]

KEYS: Mapping[str, tuple[str, ...]] = {
    "result": ("unit_id", "period_id", "indicator_id"),
    "plan": ("unit_id", "period_id"),
    "remark": ("unit_id", "period_id", "kind"),
    "note": ("line", "kind", "unit_id", "indicator_id", "obligation_id", "flag_id"),
    "score": ("sender_id", "period_id", "unit_id", "criterion_id", "item", "marker_id"),
    "reply": ("unit_id", "period_id", "criterion_id"),
    "proposal": ("unit_id", "period_id", "proposal_id"),
    "eligible": ("unit_id", "period_id"),
    "criterion_claim": ("unit_id", "period_id", "proposal_id", "criterion_id"),
    "award_step": ("proposal_id",),
    "award_count": ("line", "locality", "year", "form_words", "level", "subject"),
    "task_report": ("unit_id", "period_id", "task_id", "round", "event_no"),
    "model_report": ("unit_id", "period_id", "model_id"),
    "model_spread": ("unit_id", "period_id", "model_id", "replicated_to"),
}
"""Of each kind of row what names the thing it says; the other columns are what it says."""
PLACES = frozenset({"campaign_id", "sheet", "cell", "line"})
# a step, a note and a count stand beside those before; a file of the others takes their place
BESIDE = frozenset({"note", "award_count"})
CHANGES = pl.Schema(
    {
        "unit_id": pl.String(),
        "period_id": pl.String(),
        "item": pl.String(),
        "field": pl.String(),
        "before": pl.String(),
        "after": pl.String(),
        "sheet": pl.String(),
        "cell": pl.String(),
    }
)


def changes(store: Path, events: Sequence[Event], event: Event) -> pl.DataFrame:
    """One row per field of a thing that the file set otherwise than it stood before it came
    (CHANGES); texts as they are kept, null where nothing stood. A thing that an earlier whole
    report told and this one does not is named with nothing after.

    StoreError: a file of rows is damaged."""
    found = [
        line for row in event.rows for line in _of_kind(store, events, event, row.kind) if line
    ]
    return pl.DataFrame(found, schema=CHANGES, orient="row")


def _of_kind(
    store: Path, events: Sequence[Event], event: Event, kind: str
) -> Iterator[dict[str, object]]:
    now = _things(EventRows(store, event).rows(kind), kind)
    before = {} if kind in BESIDE else _before(store, events, event, kind)
    is_whole = event.form == "workbook"
    own = set(event.keys())
    for key, row in now.items():
        yield from _lines(kind, before.get(key, {}), row)
    for key, row in before.items() if is_whole else ():
        said = (str(event.campaign_id), str(row.get("unit_id")), str(row.get("period_id")))
        if key not in now and said in own:
            yield from _lines(kind, row, {})


def _before(store: Path, events: Sequence[Event], event: Event, kind: str) -> dict[Key, Row]:
    """What stood when the file came: the latest row of each thing in earlier accepted files."""
    keys = set(event.keys())
    found: dict[Key, Row] = {}
    for one in events:
        if one.event >= event.event:
            break
        is_near = kind == "award_step" or not keys.isdisjoint(one.keys())
        is_same = one.kind == "accepted" and one.campaign_id == event.campaign_id
        if not (is_same and is_near) or kind not in {row.kind for row in one.rows}:
            continue
        if one.form == "workbook":  # a whole report: what it does not tell is blank
            gone = {key for key, row in found.items() if _key_of(one, row) in set(one.keys())}
            for key in gone:
                del found[key]
        found |= _things(EventRows(store, one).rows(kind), kind)
    return found


def _key_of(event: Event, row: Row) -> tuple[str, str, str]:
    return (str(event.campaign_id), str(row.get("unit_id")), str(row.get("period_id")))


def _things(rows: pl.DataFrame, kind: str) -> dict[Key, Row]:
    return {tuple(row[name] for name in KEYS[kind]): row for row in rows.iter_rows(named=True)}


def _lines(kind: str, before: Row, after: Row) -> Iterator[dict[str, object]]:
    row = after or before
    names = [n for n in row if n not in PLACES and n not in KEYS[kind]]
    told = [n for n in KEYS[kind] if n not in ("unit_id", "period_id", "line")]
    item = " · ".join(str(row[n]) for n in told if row.get(n) is not None)
    for name in names:
        was, now = before.get(name), after.get(name)
        if was != now:
            yield {
                "unit_id": row.get("unit_id"),
                "period_id": row.get("period_id"),
                "item": item or kind,
                "field": name,
                "before": None if was is None else _text(was),
                "after": None if now is None else _text(now),
                "sheet": after.get("sheet"),
                "cell": after.get("cell"),
            }


def _text(value: object) -> str:
    """A value as the language-free text of the log: 68.4, 2026-10-31, true."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)
