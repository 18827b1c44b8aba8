"""What the ledger takes from a checked file: its rows by kind and the reports inside it."""

import hashlib
import io

import polars as pl

from data.checking.check import CheckedReport
from data.keeping.ledger.event import Key, Report, RowFile
from schemas.tables import COUNTED, KEPT, NOBODYS

REPORT = ("unit_id", "period_id")


def report_rows(checked: CheckedReport) -> dict[str, pl.DataFrame]:
    """The rows that belong to somebody's report, by who handed it in; staff notes to nobody's."""
    frames = {kind: checked.rows(kind) for kind in KEPT if kind not in NOBODYS}
    return {kind: _by_sender(frame) for kind, frame in frames.items()}


def _by_sender(frame: pl.DataFrame) -> pl.DataFrame:
    """Marks are of one unit and in the report of another, who gave them."""
    return frame.with_columns(unit_id="sender_id") if "sender_id" in frame.columns else frame


def row_files(checked: CheckedReport, number: int) -> list[tuple[RowFile, bytes]]:
    """The checked rows as Parquet, one file a kind that has any, with count and SHA-256."""
    files = []
    for kind in KEPT:
        frame = checked.rows(kind)
        if frame.is_empty():
            continue
        KEPT[kind].validate(frame)
        content = io.BytesIO()
        frame.write_parquet(content)
        digest = hashlib.sha256(content.getvalue()).hexdigest()
        row = RowFile(kind, f"{number:06d}.{kind}.parquet", frame.height, digest)
        files.append((row, content.getvalue()))
    return files


def report_list(checked: CheckedReport, versions: dict[Key, int]) -> tuple[Report, ...]:
    """The reports inside a checked file, each with the version after the one given."""
    campaign = str(checked.campaign_id)
    keys = pl.concat(frame.select(REPORT) for frame in report_rows(checked).values())
    found = set(keys.iter_rows())
    if checked.unit_id and checked.period_id:
        found.add((checked.unit_id, checked.period_id))
    values, warnings = _value_counts(checked), _warning_counts(checked, len(found) == 1)
    return tuple(
        Report(
            unit_id=unit,
            period_id=period,
            version=versions.get((campaign, unit, period), 0) + 1,
            result_count=values.get((unit, period), 0),
            warning_count=warnings.get((unit, period), warnings.get(("", ""), 0)),
        )
        for unit, period in sorted(found)
    )


def returned_reports(checked: CheckedReport) -> tuple[Report, ...]:
    """The one report a returned file would have been; staff notes are none."""
    if checked.form == "notes":
        return ()
    return (
        Report(
            unit_id=checked.unit_id,
            period_id=checked.period_id,
            version=None,
            result_count=value_count(checked),
            warning_count=sum(p.severity == "warning" for p in checked.problems),
        ),
    )


def value_count(checked: CheckedReport) -> int:
    """How many values, marks, replies and proposals a file says."""
    return sum(frame.height for frame in _counted(checked))


def _counted(checked: CheckedReport) -> list[pl.DataFrame]:
    rows = report_rows(checked)
    rows["result"] = rows["result"].drop_nulls("value")
    return [rows[kind] for kind in COUNTED]


def _value_counts(checked: CheckedReport) -> dict[tuple[str, str], int]:
    said = pl.concat(frame.select(REPORT) for frame in _counted(checked)).group_by(REPORT).len()
    return {(unit, period): count for unit, period, count in said.iter_rows()}


def _warning_counts(checked: CheckedReport, is_single: bool) -> dict[tuple[str, str], int]:
    warnings = [p for p in checked.problems if p.severity == "warning"]
    if is_single:
        return {("", ""): len(warnings)}
    cells = pl.DataFrame({"cell": [p.cell for p in warnings]}, schema={"cell": pl.String})
    held = pl.concat(frame.select(*REPORT, "cell") for frame in report_rows(checked).values())
    counted = held.join(cells, on="cell").group_by(REPORT).len()
    return {(unit, period): count for unit, period, count in counted.iter_rows()}
