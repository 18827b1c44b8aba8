"""Tables to read (bảng số liệu): chosen columns under translated headings, as text or typed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

import polars as pl

from pictures.status import status_text
from schemas.each import each
from schemas.row import Row
from translations import Translator
from translations.held import AGAINST, held_pace

CODES = (
    *("state", "quadrant", "operator", "direction", "kind", "adds_up", "phase_id", "stage"),
    *("counts", "verdict", "leaning", "effect", "tie_by", "assessment"),
)
SOURCE = ("file_name", "sheet", "cell", "sha256")
"""Where a row comes from: told in «Bảng, tải về», not on the page."""

# in place of a measure that has a column of its own
BARE = "-"
MEASURED = {
    *("value", "baseline", "required", "target", "gained", "needed", "phase"),
    *("low", "high", "mean"),
}


def column_name(frame: pl.DataFrame, name: str, t: Translator) -> str:
    """The frame's column for a name: `short` is short_vi or short_en; others are themselves."""
    local = f"{name}_{t.language}"
    return local if local in frame.columns else name


def unsourced(names: Sequence[str]) -> list[str]:
    """The columns without those that say where a row comes from."""
    return [name for name in names if name not in SOURCE]


def typed_table(frame: pl.DataFrame, names: Sequence[str], t: Translator) -> pl.DataFrame:
    """The columns under translated headings; numbers and dates stay numbers and dates."""
    columns = {t(f"column.{name}"): frame[column_name(frame, name, t)] for name in names}
    words = {
        heading: each(series, _coded(name, t))
        for (heading, series), name in zip(columns.items(), names, strict=True)
        if _is_code(name) and series.len()
    }
    return pl.DataFrame({**columns, **words})


def text_table(
    frame: pl.DataFrame, names: Sequence[str], t: Translator, *, is_bare: bool = False
) -> pl.DataFrame:
    """The same columns as text in the language's own formats; missing is –.

    `is_bare`: figures stand without their measure, which is a column of its own.
    """
    rows = frame.to_dicts()
    said = [{**row, "measure": BARE} for row in rows] if is_bare else rows
    return pl.DataFrame(
        {
            t(f"column.{name}"): [t.measure(row["measure"]) for row in rows]
            if is_bare and name == "measure"
            else [cell_text(row, column_name(frame, name, t), t) for row in said]
            for name in names
        },
        schema={t(f"column.{name}"): pl.String for name in names},
    )


def cell_text(row: Row, name: str, t: Translator) -> str:
    """One cell as text: 68,4%, 0,93, 31/10/2026, quý III/2026, ▲ Vượt."""
    value = row[name]
    if value is None:
        return t.number(None)
    if _is_code(name):
        return _coded(name, t)(value)
    if isinstance(value, bool):
        return t("word.yes") if value else t("word.no")
    if isinstance(value, datetime):
        return t.moment(value)
    if isinstance(value, date):
        return t.date(value)
    if name == "year":
        return str(value)
    if isinstance(value, int):
        return t.number(value)
    return _decimal(row, name, t) if isinstance(value, float) else str(value)


def _decimal(row: Row, name: str, t: Translator) -> str:
    if name == "value_change":
        return t.signed(row[name], row["decimals"])
    is_share = name.endswith(("_ratio", "_pct"))
    if _bare(name).split("_", maxsplit=1)[0] in MEASURED and "decimals" in row and not is_share:
        if row.get("measure") == BARE:
            return t.beside(row[name], _bound(row, name), row["decimals"])
        return t.amount(row[name], row.get("measure", ""), row["decimals"], _bound(row, name))
    if name.endswith("_pct"):
        return t.amount(row[name], "%", 1, _bound(row, name))
    if name.endswith("_points"):
        is_score = "decimals" in row and "measure" not in row
        return t.number(row[name], row["decimals"]) if is_score else t.signed(row[name], 1)
    return held_pace(row, t) if name == "pace_ratio" else t.number(row[name], 2)


def _bound(row: Row, name: str) -> float | None:
    """What the figure of a column is held against in its own row."""
    held: float | None = row.get(AGAINST.get(name, ""))
    return held


def _bare(name: str) -> str:
    """The name of a column without the side of a comparison it stands on."""
    return name.removeprefix("before_").removeprefix("after_")


def _is_code(name: str) -> bool:
    is_status = name.startswith("status") or name.endswith("_status")
    return is_status or name.endswith("period_id") or _bare(name) in CODES


def _coded(name: str, t: Translator) -> Callable[[str], str]:
    if name.endswith("period_id"):
        return t.period
    if _bare(name) in CODES:
        return lambda code: _word(_bare(name), code, t)
    return lambda code: status_text(code, t)


def _word(name: str, code: str, t: Translator) -> str:
    """The word of a code, or the code where it has none."""
    keys = {
        "state": f"report_state.{code}",
        "quadrant": f"quadrant.{code}",
        "operator": f"operator.{code}",
        "direction": f"direction.{code}",
        "kind": f"kind.{code}",
        "adds_up": f"adds_up.{code}",
        "phase_id": f"phase.{code}",
        "stage": f"stage.{code}",
        "verdict": f"verdict.{code}",
        "leaning": f"leaning.{code}",
        "assessment": f"score_state.{code}",
    }
    key = keys.get(name, f"rubric_book.choice.{code}")
    return t(key) if t.has(key) else code
