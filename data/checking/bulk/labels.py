"""Names that stand beside the codes of a flat file, compared with them (mã và tên)."""

import polars as pl

from data.checking.bulk.names import BESIDE
from data.checking.problem_rows import ProblemList, place
from data.checking.workbook.check_labels import Labels, indicator_labels, unit_labels
from data.profiles.catalog import Catalog
from schemas.problems import Severity


def compare_names(
    frame: pl.DataFrame, catalog: Catalog, campaign_id: str, found: ProblemList
) -> None:
    """Names beside the codes, where a file has such columns: a code is asked about whose name is
    another's. Each pair is judged once."""
    units = {u["unit_id"]: u for u in catalog.units_of(campaign_id).iter_rows(named=True)}
    of_units = Labels(unit_labels(units))
    known = {
        "unit_name": of_units,
        "marker_name": of_units,
        "label": Labels(indicator_labels(catalog.profile(campaign_id).indicators)),
    }
    for beside, labels in known.items():
        compare_column(frame, beside, labels, found)


def compare_column(frame: pl.DataFrame, beside: str, labels: Labels, found: ProblemList) -> None:
    """The same for one column of names; a file without it, or without its codes, says nothing."""
    code = BESIDE[beside]
    if beside not in frame.columns or code not in frame.columns:
        return
    said = frame.drop_nulls([beside, code]).with_columns(pl.col(beside).cast(pl.String))
    pairs = said.unique([beside, code], keep="first", maintain_order=True)
    for row in pairs.iter_rows(named=True):
        fault = labels.fault(row[code], row[beside])
        if fault:
            severity: Severity = "error" if fault[0] == "label_of_another" else "warning"
            where = place(row) | {"value": row[code], "column": code}
            found.add(fault[0], severity, **where, params=fault[1])
