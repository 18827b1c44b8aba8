"""One function a chart of the page of models: what it asks, and the builder that draws it."""

import polars as pl

from charts.awards.area_map import area_map
from charts.models.bars import cluster_bars, content_bars
from charts.models.paths import model_paths_lines
from charts.parts.theme import Figure
from data.geography.boundaries import boundary
from pages.parts.cached import ask
from pages.parts.filters import campaign_row
from pages.parts.opening.frozen import shown_store
from pages.parts.theme import Mode
from pictures.areas import Shown
from queries.models.questions import model_clusters, model_contents, model_paths, model_units
from schemas.boundary import Boundary
from schemas.selection import Selection
from translations import Translator


def contents(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Models by content."""
    return content_bars(ask(model_contents, chosen), t, mode)


def clusters(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Units by cluster and what they have."""
    return cluster_bars(ask(model_clusters, chosen), t, mode)


def paths(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """From unit to unit."""
    return model_paths_lines(ask(model_paths, chosen), chosen.as_of, t, mode)


def place(chosen: Selection) -> Boundary | None:
    """Boundaries of the campaign's communes, where there are any."""
    return boundary(campaign_row(chosen.campaign).territory_code, shown_store())


def on_map(chosen: Selection) -> pl.DataFrame:
    """Units on the map by the models they have or took over; who told of none is not known."""
    here = place(chosen)
    units = ask(model_units, chosen)
    found = units.filter(pl.col("unit_id").is_in(list(here.codes))) if here else units.clear()
    count = pl.col("recognised_count") + pl.col("taken_count")
    return found.select(
        area_id="unit_id",
        area_name="short_name",
        value=pl.when(pl.col("state") != "silent").then(count.cast(pl.Float64)),
    )


def communes(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Communes by the models they have or took over."""
    frame = on_map(chosen)
    some = frame.filter(pl.col("value") > 0).height
    words = {"count": t.number(some), "total": t.number(frame.height)}
    message = t("models.map_message", **words)
    shown = Shown(message, t("models.map_measure"), decimals=0, is_count=True)
    here = place(chosen)
    if here is None:
        raise LookupError(chosen.campaign)
    return area_map(frame, here, shown, t, mode)
