"""Questions about progress (tiến độ): standing, trend, path, movers, phases side by side, why."""

from pandera.typing.polars import DataFrame

from queries._fetch import Connection, fetch
from schemas import frames as f
from schemas.selection import Level, Selection, Viewer


def content_standing(
    con: Connection, viewer: Viewer, chosen: Selection, level: Level = "all"
) -> DataFrame[f.ContentStanding]:
    """Contents (nội dung) against their required path, per group of the level."""
    return fetch(con, "content_standing", f.ContentStanding, viewer, chosen, level=level)


def indicator_standing(
    con: Connection, viewer: Viewer, chosen: Selection, level: Level = "all"
) -> DataFrame[f.IndicatorStanding]:
    """Indicators (chỉ tiêu): value, target, required value, pace and status, per group."""
    return fetch(con, "indicator_standing", f.IndicatorStanding, viewer, chosen, level=level)


def trend(
    con: Connection, viewer: Viewer, chosen: Selection, level: Level = "all"
) -> DataFrame[f.Trend]:
    """The chosen indicator period by period, per group, with the value then required."""
    return fetch(con, "trend", f.Trend, viewer, chosen, level=level)


def required_path(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.RequiredPath]:
    """Required path (lộ trình) of the chosen indicator through both phases, with its targets."""
    return fetch(con, "required_path", f.RequiredPath, viewer, chosen)


def unit_movement(
    con: Connection, viewer: Viewer, chosen: Selection, limit: int = 5
) -> DataFrame[f.UnitMovement]:
    """The units that moved most since the previous period's view, either way."""
    return fetch(con, "unit_movement", f.UnitMovement, viewer, chosen, limit=limit)


def phase_comparison(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.PhaseComparison]:
    """Both phases of each indicator side by side, over the same units."""
    return fetch(con, "phase_comparison", f.PhaseComparison, viewer, chosen)


def level_improvement(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.LevelImprovement]:
    """Level and improvement (mức đạt, mức tăng) of each unit, corrected for the ceiling."""
    return fetch(con, "level_improvement", f.LevelImprovement, viewer, chosen)


def status_change(
    con: Connection, viewer: Viewer, chosen: Selection, level: Level = "all"
) -> DataFrame[f.StatusChange]:
    """Status now beside the one shown a period earlier, and the reason where it changed."""
    return fetch(con, "status_change", f.StatusChange, viewer, chosen, level=level)


def annotation_list(
    con: Connection, viewer: Viewer, chosen: Selection
) -> DataFrame[f.AnnotationList]:
    """Events (mốc sự kiện) that explain figures of the chosen unit and indicator."""
    return fetch(con, "annotation_list", f.AnnotationList, viewer, chosen)


def gap_indicators(
    con: Connection, viewer: Viewer, chosen: Selection, level: Level = "all"
) -> DataFrame[f.GapIndicators]:
    """Why contents stand where they do (vì sao): what each indicator adds to the gap."""
    return fetch(con, "gap_indicators", f.GapIndicators, viewer, chosen, level=level)


def gap_units(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.GapUnits]:
    """Why the chosen indicator stands where it does: what each unit adds to the gap."""
    return fetch(con, "gap_units", f.GapUnits, viewer, chosen)


def cell_trace(con: Connection, viewer: Viewer, chosen: Selection) -> DataFrame[f.CellTrace]:
    """File, sheet and cell of every value of one unit and indicator, every version."""
    return fetch(con, "cell_trace", f.CellTrace, viewer, chosen)
