"""Checks a report as it came (kiểm tra báo cáo): typed rows if it holds, else every problem."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, Protocol

import polars as pl

from data.checking.bulk.check_bulk import read_bulk
from data.checking.check_limits import without_dust
from data.checking.check_rules import check_values, result_rows
from data.checking.models.register import Register
from data.checking.models.rules import NONE_KEPT, Rows, model_rows
from data.checking.problem_rows import ProblemList
from data.checking.report_rows import Arrived
from data.checking.workbook.check_identity import scope
from data.checking.workbook.check_workbook import read_workbook
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from schemas.problems import Problem
from schemas.tables import KEPT, empty

Form = Literal["workbook", "bulk", "notes"]


@dataclass(frozen=True)
class CheckedReport:
    """A checked file: its rows by kind (schemas.tables.KEPT), none where a problem is an error."""

    file_name: str
    sha256: str
    campaign_id: str | None
    unit_id: str | None
    period_id: str | None
    problems: tuple[Problem, ...]
    form: Form | None = None
    frames: Mapping[str, pl.DataFrame] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        raw: RawReport,
        found: ProblemList,
        whose: Sequence[str | None],
        form: Form | None,
        frames: Mapping[str, pl.DataFrame],
    ) -> "CheckedReport":
        """A file that was read, `whose` campaign, unit and period it is of, as far as known."""
        campaign, unit, period = (*whose, None, None)[:3]
        kept = {} if found.has_errors else frames
        return cls(raw.file_name, raw.sha256, campaign, unit, period, found.all(), form, kept)

    def rows(self, kind: str) -> pl.DataFrame:
        """The rows of one kind, in the shape of its model; KeyError: the ledger keeps no such."""
        return self.frames[kind] if kind in self.frames else empty(KEPT[kind])

    @property
    def is_acceptable(self) -> bool:
        """Whether nothing in the report is an error."""
        return all(problem.severity != "error" for problem in self.problems)


class KnownValues(Protocol):
    """Values that count now, to be asked for by unit."""

    def of(self, campaign_id: str, units: Sequence[str]) -> pl.DataFrame:
        """Campaign, unit, indicator, period, value of some units."""


def check(
    raw: RawReport,
    catalog: Catalog,
    previous: pl.DataFrame | KnownValues,
    today: date,
    register: Callable[[], Register] = Register,
) -> CheckedReport:
    """Every problem of the report, and its rows as the ledger keeps them if there is no error.

    `previous` holds the values that count now: campaign, unit, indicator, period, value;
    `register` says the models that count now, and is asked only by a report of some.
    """
    found = ProblemList.of(raw)
    read = read_workbook if raw.form == "workbook" else read_bulk
    arrived = read(raw, catalog, today, found)
    if arrived.campaign_id is not None:
        profile = catalog.profile(arrived.campaign_id)
        arrived = replace(arrived, rows=without_dust(arrived.rows, profile))
    if not isinstance(previous, pl.DataFrame):
        units = arrived.rows.get_column("unit_id").drop_nulls().unique().to_list()
        previous = previous.of(str(arrived.campaign_id), units)
    check_values(with_some_code(arrived.rows), catalog, previous, found)
    models = NONE_KEPT
    if arrived.models:
        at = scope(catalog, str(arrived.campaign_id), today)
        models = model_rows(arrived.models, register(), at, found)
    whose = (arrived.campaign_id, arrived.unit_id, arrived.period_id)
    return CheckedReport.of(raw, found, whose, raw.form, _kept(arrived, models, found))


def _kept(arrived: Arrived, models: Rows, found: ProblemList) -> Mapping[str, pl.DataFrame]:
    """Rows to keep; those of a file that is refused are not even typed."""
    if found.has_errors:
        return {}
    results = result_rows(arrived.rows)
    said = {"plan": arrived.plans, "remark": arrived.remarks, "task_report": arrived.tasks}
    register = dict(zip(("model_report", "model_spread"), models, strict=True))
    return {"result": results, **said, **register}


def with_some_code(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of a known campaign; a unit or period that is not known is blank text.

    So the values are still held against their limits, and everything is said at once.
    """
    return rows.drop_nulls("campaign_id").with_columns(pl.col("unit_id", "period_id").fill_null(""))
