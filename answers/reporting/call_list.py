"""Who to call (danh sách cần gọi): units without a complete report, most pressing first."""

import unicodedata
from collections.abc import Mapping
from typing import Any

import polars as pl

from pictures.report_marks import MISSING, ORDER, mark, mark_text
from translations import Translator

REPORTING_CALL_KEYS = {
    "caption": "reporting.call_caption",
    "empty": "reporting.call_empty",
    "incomplete": "reporting.call_incomplete",
    "none": "reporting.call_none",
    "overdue": "reporting.call_overdue",
    "rejected": "reporting.call_rejected",
    "waiting": "reporting.call_waiting",
}

URGENT = ("rejected", "overdue", "waiting", "incomplete", "late", "received", "exempt")
CALLED = ("rejected", "overdue", "waiting", "incomplete")
SHOWN = {
    "call": CALLED,
    "received": ("received", "incomplete", "late"),
    "exempt": ("exempt",),
}
COLUMNS = [
    "short_name",
    "cluster_name",
    "report_mark",
    "days_late",
    "previous_mark",
    "previous_received_at",
    "reminder_count",
    "last_reminder_at",
    "problem_count",
    "filled_share",
    "contact",
    "reason",
]
OPTIONAL = (
    "days_late",
    "previous_mark",
    "previous_received_at",
    "last_reminder_at",
    "problem_count",
    "filled_share",
    "contact",
    "reason",
)
D_BAR = chr(0x111)  # the one letter whose bar is no accent


def folded(text: str) -> str:
    """The text as a search compares it: lower case, without accents."""
    bare = unicodedata.normalize("NFD", text.lower().replace(D_BAR, "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def call_list(states: pl.DataFrame, which: str, asked: str, t: Translator) -> pl.DataFrame:
    """Units of a list (call, received, exempt, all) whose name or cluster has what is asked for."""
    marked = with_marks(states, t)
    kept = marked.filter(pl.col("mark").is_in(list(SHOWN.get(which, ORDER))))
    words = folded(asked).split()
    found = [
        all(
            word in folded(f"{row['short_name']} {row['unit_id']} {row['cluster_name']}")
            for word in words
        )
        for row in kept.to_dicts()
    ]
    order = pl.col("mark").replace_strict(URGENT, range(len(URGENT)), return_dtype=pl.Int64)
    return kept.filter(pl.Series(found, dtype=pl.Boolean)).sort(
        order,
        pl.col("days_late").fill_null(0),
        "reminder_count",
        descending=[False, True, True],
        maintain_order=True,
    )


def with_marks(states: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The states with what the table shows: mark and word, last year's, cluster, share filled."""
    rows = states.to_dicts()
    marks = [mark(row) for row in rows]
    return states.with_columns(
        pl.Series("mark", marks, pl.String),
        pl.Series("report_mark", [mark_text(m, t) for m in marks], pl.String),
        pl.Series("previous_mark", [_previous(row, t) for row in rows], pl.String),
        pl.Series("filled_share", [_filled(row, t) for row in rows], pl.String),
        pl.col(f"cluster_name_{t.language}")
        .fill_null(t("reporting.no_cluster"))
        .alias("cluster_name"),
    )


def shown_columns(called: pl.DataFrame) -> list[str]:
    """The columns of the table; of those only some units have, the ones with anything in them."""
    return [c for c in COLUMNS if c not in OPTIONAL or called[c].null_count() < called.height]


def call_message(states: pl.DataFrame, t: Translator) -> str:
    """How many units to call, and why."""
    marks = [mark(row) for row in states.to_dicts()]
    parts = {kind: marks.count(kind) for kind in CALLED}
    if not sum(parts.values()):
        return t("reporting.call_none")
    said = [t(REPORTING_CALL_KEYS[k], count=t.number(n)) for k, n in parts.items() if n]
    return t("reporting.call", count=t.number(sum(parts.values())), parts=", ".join(said))


def _previous(row: Mapping[str, Any], t: Translator) -> str | None:
    state = row["previous_state"]
    if state is None:
        return None
    return mark_text("received" if state in ("on_time", "undated") else state, t)


def _filled(row: Mapping[str, Any], t: Translator) -> str | None:
    if row["state"] in (*MISSING, "exempt") or not row["mandatory_count"]:
        return None
    return f"{t.number(row['filled_count'])}/{t.number(row['mandatory_count'])}"
