"""The story of one unit in words: what changed, what it owes, what it said."""

from collections.abc import Sequence

import polars as pl

from pictures.calendar import obligation_name
from pictures.report_marks import COUNTED, mark_badge
from pictures.status import status_badge
from pictures.tokens import RATED
from schemas.row import Row
from translations import Translator
from translations.phrases import capital, markdown

UNIT_CHANGES_KEYS = {
    "better": "unit.changes_better",
    "caption": "unit.changes_caption",
    "none": "unit.changes_none",
    "silent": "unit.changes_silent",
    "values": "unit.changes_values",
    "worse": "unit.changes_worse",
}
UNIT_SPARED_KEYS = {
    "final": "unit.spared_final",
    "interim": "unit.spared_interim",
    "plan": "unit.spared_plan",
    "yearly": "unit.spared_yearly",
}

Rows = Sequence[Row]


def state_of(row: Row) -> str:
    """The one mark of a unit's obligation, from its counts (each 0 or 1)."""
    said = (kind for kind, names in COUNTED.items() if any(row[f"{n}_count"] for n in names))
    mark = next(said, "waiting")
    return "incomplete" if mark == "received" and not row["complete_count"] else mark


def change_line(row: Row, t: Translator) -> str:
    """One change in Markdown: status, indicator, from what to what, why."""
    name = markdown(t.pick(row, "short"))
    badge = status_badge(row["status"], t)
    if row["change_kind"] == "silent":
        return t("unit.change_silent", badge=badge, name=name)
    now, before = (
        markdown(t.amount(row[k], row["measure"], row["decimals"]))
        for k in ("value", "value_before")
    )
    if row["change_kind"] == "new":
        return t("unit.change_new", badge=badge, name=name, value=now)
    said = t("unit.change_moved", badge=badge, name=name, value=now, before=before)
    turned = row["status_before"] in RATED and row["status_before"] != row["status"]
    was = t("unit.change_was", status=status_badge(row["status_before"], t)) if turned else ""
    return f"{said} {was}".strip()


def change_reason(row: Row, t: Translator) -> str:
    """What the unit wrote beside the figure; a status that turned needs a reason."""
    if row["note"]:
        return t("unit.change_note", note=markdown(row["note"]))
    return t("unit.change_unexplained") if row["change_kind"] in ("better", "worse") else ""


def change_title(rows: Rows, t: Translator) -> str:
    """How many indicators turned better, worse, or stayed silent."""
    kinds = [row["change_kind"] for row in rows]
    count = {kind: kinds.count(kind) for kind in ("better", "worse", "silent")}
    if not rows:
        return t("unit.changes_none")
    parts = [t(UNIT_CHANGES_KEYS[kind], count=t.number(n)) for kind, n in count.items() if n]
    return (
        capital(", ".join(parts)) if parts else t("unit.changes_values", count=t.number(len(rows)))
    )


def milestone_rows(obligations: pl.DataFrame, upcoming: int = 2) -> list[Row]:
    """Plans and reports owed beside the periods': those past due and the next ones."""
    owed = obligations.filter((pl.col("kind") != "period") & (pl.col("expected_count") > 0))
    rows = owed.to_dicts()
    past = [row for row in rows if row["due_at"] is None or not row["is_open"]]
    ahead = [row for row in rows if row["due_at"] is not None and row["is_open"]]
    return [*past, *ahead[:upcoming]]


def milestone_line(row: Row, t: Translator) -> str:
    """One thing owed in Markdown: state, what, by when."""
    due = t.date(row["due_at"]) if row["due_at"] else t("obligation.undated")
    name = markdown(capital(obligation_name(row, t)))
    said = name if row["kind"] == "plan" else t("unit.milestone", name=name, due=due)
    return f"{mark_badge(state_of(row), t)} {said}"


def spared_text(obligations: pl.DataFrame, t: Translator) -> str:
    """What the plan does not ask of the unit, in a line; empty where it asks for everything."""
    spared = obligations.filter((pl.col("kind") != "period") & (pl.col("spared_count") > 0))
    kinds = spared.sort("due_at", "obligation_id", nulls_last=True)["kind"].unique(
        maintain_order=True
    )
    named = [t(UNIT_SPARED_KEYS[kind]) for kind in kinds]
    return t("unit.spared", names=", ".join(named)) if named else ""


def remark_kind(row: Row, t: Translator) -> str:
    """What the words are about: the section's label, else difficulty or proposal."""
    if row["label_vi"] is not None:
        return t.pick(row, "label")
    key = f"unit.remark_{row['kind']}"
    return t(key) if t.has(key) else str(row["kind"])


def remark_source(row: Row, t: Translator) -> str:
    """Report, version, sheet and cell the words stand in."""
    period = t.period(row["period_id"])
    is_period = row["period_id"][:1].isdigit()
    parts = [t("unit.remark_report", period=period) if is_period else capital(period)]
    parts += [t("unit.remark_sheet", sheet=row["sheet"])] if row["sheet"] else []
    if row["cell"]:
        place = "unit.remark_line" if row["cell"].isdigit() else "unit.remark_cell"
        parts.append(t(place, cell=row["cell"]))
    parts += [t("unit.remark_version", version=t.number(row["version"]))] if row["version"] else []
    return markdown(", ".join(parts))
