"""Questions about reports (báo cáo): headline, who has reported, what arrived, what is urgent."""

from pandera.typing.polars import DataFrame

from queries._fetch import Connection, fetch
from schemas import frames as f
from schemas.selection import Selection, Viewer


def headline(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.Headline]:
    """Headline figures on the as-of date and one reporting period earlier."""
    return fetch(con, "headline", f.Headline, viewer, chosen)


def reporting_state(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.ReportingState]:
    """State of each unit's report for the chosen period, else the latest that is over."""
    return fetch(con, "reporting_state", f.ReportingState, viewer, chosen)


def reporting_count(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.ReportingCount]:
    """Report states counted by unit type; they add up to the units that owe a report."""
    return fetch(con, "reporting_count", f.ReportingCount, viewer, chosen)


def attention(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.Attention]:
    """What needs attention now: contents behind, reports missing or returned, big falls."""
    return fetch(con, "attention", f.Attention, viewer, chosen)


def report_history(
    con: Connection, viewer: Viewer, chosen: Selection, limit: int = 200
) -> DataFrame[f.ReportHistory]:
    """Reports that arrived (báo cáo đã nộp) by the as-of date, newest first."""
    return fetch(con, "report_history", f.ReportHistory, viewer, chosen, limit=limit)


def plan_issuance(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.PlanIssuance]:
    """Own plans (kế hoạch của đơn vị) against the plan deadline."""
    return fetch(con, "plan_issuance", f.PlanIssuance, viewer, chosen)


def result_export(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.ResultExport]:
    """Values that count on the as-of date, flat, for whoever computes further."""
    return fetch(con, "result_export", f.ResultExport, viewer, chosen)


def counted_values(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.CountedValues]:
    """Values that count on the as-of date, each with the report it came in: by whom and when."""
    return fetch(con, "counted_values", f.CountedValues, viewer, chosen)
