"""Questions about one unit (đơn vị): finding it, who it is, its peers, what changed."""

from pandera.typing.polars import DataFrame

from queries._fetch import Connection, fetch
from schemas import frames as f
from schemas.selection import Selection, Viewer


def unit_search(
    con: Connection, viewer: Viewer, chosen: Selection, text: str = "", limit: int = 12
) -> DataFrame[f.UnitSearch]:
    """Units that a text means, by code, name or former name (tên cũ), without accents."""
    return fetch(con, "unit_search", f.UnitSearch, viewer, chosen, text=text, limit=limit)


def unit_identity(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.UnitIdentity]:
    """Names, type and dates of the chosen unit, and the names it used to have."""
    return fetch(con, "unit_identity", f.UnitIdentity, viewer, chosen)


def unit_events(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.UnitEvents]:
    """What became of the chosen unit and of those it took over (biến động), by the day."""
    return fetch(con, "unit_events", f.UnitEvents, viewer, chosen)


def unit_clusters(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.UnitClusters]:
    """Clusters and blocs (cụm, khối) of the chosen unit over the years, the latest first."""
    return fetch(con, "unit_clusters", f.UnitClusters, viewer, chosen)


def unit_peers(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.UnitPeers]:
    """The chosen unit beside its peers, indicator by indicator, with the peers' median."""
    return fetch(con, "unit_peers", f.UnitPeers, viewer, chosen)


def unit_progress(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.UnitProgress]:
    """Progress score (điểm tiến độ) of the chosen unit by period, beside its peers' median."""
    return fetch(con, "unit_progress", f.UnitProgress, viewer, chosen)


def unit_change(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.UnitChange]:
    """What changed for the chosen unit since one reporting period earlier."""
    return fetch(con, "unit_change", f.UnitChange, viewer, chosen)


def unit_remarks(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.UnitRemarks]:
    """Difficulties, proposals and report sections of the chosen unit, each with its cell."""
    return fetch(con, "unit_remarks", f.UnitRemarks, viewer, chosen)
