"""Questions of the data (câu hỏi về số liệu): what the screening asks, and how often."""

from pandera.typing.polars import DataFrame

from queries._fetch import Connection, fetch
from schemas import frames as f
from schemas.selection import Selection, Viewer


def flag_list(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.FlagList]:
    """Questions raised for the chosen period, else the latest that is over; open ones first."""
    return fetch(con, "flag_list", f.FlagList, viewer, chosen)


def flag_count(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.FlagCount]:
    """Questions counted by rule, with the cells and units looked at."""
    return fetch(con, "flag_count", f.FlagCount, viewer, chosen)


def flag_peers(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.FlagPeers]:
    """The chosen unit among its peers (đơn vị cùng loại) in the chosen indicator and period."""
    return fetch(con, "flag_peers", f.FlagPeers, viewer, chosen)
