"""Questions about obligations (nghĩa vụ báo cáo): who owes what, by when, and who has not."""

from pandera.typing.polars import DataFrame

from queries._fetch import Connection, fetch
from schemas import frames as f
from schemas.selection import Level, Selection, Viewer


def obligation_list(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.ObligationList]:
    """Every report and plan owed in the campaign, in order of time, with its states counted."""
    return fetch(con, "obligation_list", f.ObligationList, viewer, chosen)


def obligation_state(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.ObligationState]:
    """State of each unit that owes the chosen obligation; none chosen: nobody."""
    return fetch(con, "obligation_state", f.ObligationState, viewer, chosen)


def obligation_count(
    con: Connection, viewer: Viewer, chosen: Selection, level: Level = "all"
) -> DataFrame[f.ObligationCount]:
    """States of the chosen obligation counted by unit type or cluster (cụm, khối)."""
    return fetch(con, "obligation_count", f.ObligationCount, viewer, chosen, level=level)


def arrival_curve(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.ArrivalCurve]:
    """Accepted reports day by day of the chosen obligation and of the one a year before."""
    return fetch(con, "arrival_curve", f.ArrivalCurve, viewer, chosen)


def plan_issuance_count(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.PlanIssuanceCount]:
    """Own plans of units (kế hoạch của đơn vị) by quarter of issue, per plan deadline."""
    return fetch(con, "plan_issuance_count", f.PlanIssuanceCount, viewer, chosen)
