"""What became of one file at the door (kết quả nộp)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from data.checking.check import CheckedReport, Form
from data.keeping.ledger.arrival import value_count
from data.keeping.ledger.event import Event, Report
from schemas.problems import Problem


@dataclass(frozen=True)
class Outcome:
    """What became of one file; `received_before` says when the same bytes came earlier,
    `is_waiting` that it was accepted and no page shows it yet: another publication did not end."""

    file_name: str
    sha256: str
    state: Literal["accepted", "rejected", "unchanged"]
    campaign_id: str | None
    reports: tuple[tuple[str, str, int], ...]
    result_count: int
    problems: tuple[Problem, ...]
    checked: CheckedReport | None
    received_before: datetime | None = None
    form: Form | None = None
    is_waiting: bool = False

    def without_rows_of_many(self) -> "Outcome":
        """Without the rows of a file of several reports, which the ledger holds by now: nobody is
        told them one by one, and who hands in hundreds of such files would hold all their rows."""
        if self.checked is None or len(self.reports) <= 1:
            return self
        return replace(self, checked=replace(self.checked, frames={}))


def unchanged(file_name: str, event: Event) -> Outcome:
    """The outcome of bytes that were accepted before."""
    return Outcome(
        file_name=file_name,
        sha256=event.sha256,
        state="unchanged",
        campaign_id=event.campaign_id,
        reports=_keys(event.reports),
        result_count=sum(report.result_count for report in event.reports),
        problems=event.all_problems(),
        checked=None,
        received_before=event.received_at,
        form=event.form,
    )


def decided(checked: CheckedReport, reports: Iterable[Report], before: Event | None) -> Outcome:
    """The outcome of a file that was checked: accepted if nothing in it is wrong."""
    return Outcome(
        file_name=checked.file_name,
        sha256=checked.sha256,
        state="accepted" if checked.is_acceptable else "rejected",
        campaign_id=checked.campaign_id,
        reports=_keys(reports),
        result_count=value_count(checked),
        problems=checked.problems,
        checked=checked,
        received_before=before.received_at if before else None,
        form=checked.form,
    )


def _keys(reports: Iterable[Report]) -> tuple[tuple[str, str, int], ...]:
    return tuple(
        (str(report.unit_id), str(report.period_id), report.version)
        for report in reports
        if report.version is not None
    )
