"""Questions about the campaign itself: campaigns, phases, deadlines, lists to choose from."""

from pandera.typing.polars import DataFrame

from queries._fetch import Connection, fetch
from schemas import frames as f
from schemas.selection import Selection, Viewer


def campaign_list(con: Connection, viewer: Viewer) -> DataFrame[f.CampaignList]:
    """Campaigns (phong trào) of the store, those of plans before published tables."""
    return fetch(con, "campaign_list", f.CampaignList, viewer)


def store_state(con: Connection, viewer: Viewer) -> DataFrame[f.StoreState]:
    """Version, calendar and first view of the store."""
    return fetch(con, "store_state", f.StoreState, viewer)


def first_steps(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.FirstSteps]:
    """What stands ready before the first report: units, clusters, targets, rubrics."""
    return fetch(con, "first_steps", f.FirstSteps, viewer, chosen)


def phase_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.PhaseList]:
    """Phases (giai đoạn) of the campaign and the part of each that has passed."""
    return fetch(con, "phase_list", f.PhaseList, viewer, chosen)


def default_view(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.DefaultView]:
    """Phase, period, year and report that are looked at where nobody says which: one row."""
    return fetch(con, "default_view", f.DefaultView, viewer, chosen)


def year_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.YearList]:
    """Years a report can be made of by the as-of date, and the last day each is looked at."""
    return fetch(con, "year_list", f.YearList, viewer, chosen)


def deadline_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.DeadlineList]:
    """Deadlines (hạn nộp) in order of time, and which comes next."""
    return fetch(con, "deadline_list", f.DeadlineList, viewer, chosen)


def period_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.PeriodList]:
    """Reporting periods (kỳ báo cáo), and which is the latest that is over."""
    return fetch(con, "period_list", f.PeriodList, viewer, chosen)


def content_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.ContentList]:
    """Contents (nội dung thi đua) with their names in full, in the plan's order."""
    return fetch(con, "content_list", f.ContentList, viewer, chosen)


def indicator_list(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.IndicatorList]:
    """Indicators (chỉ tiêu) with their content, in the profile's order."""
    return fetch(con, "indicator_list", f.IndicatorList, viewer, chosen)


def unit_type_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.UnitTypeList]:
    """Unit types (loại đơn vị) that have units on the as-of date."""
    return fetch(con, "unit_type_list", f.UnitTypeList, viewer, chosen)


def cluster_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.ClusterList]:
    """Clusters and blocs (cụm, khối) of the as-of date's year."""
    return fetch(con, "cluster_list", f.ClusterList, viewer, chosen)


def unit_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.UnitList]:
    """Units (đơn vị) of the selection on the as-of date, in Vietnamese order."""
    return fetch(con, "unit_list", f.UnitList, viewer, chosen)
