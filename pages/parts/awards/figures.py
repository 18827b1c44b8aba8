"""One function a chart of the page on awards: what it asks, and the builder that draws it."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from answers.awards.frames import named_tally
from charts.awards.area_map import area_map
from charts.awards.circles import award_circles
from charts.awards.classes import award_classes
from charts.awards.funnel import award_funnel
from charts.awards.groups import award_groups
from charts.awards.lorenz import award_lorenz
from charts.awards.months import award_months
from charts.awards.rank_list import rank_list, ranked
from charts.awards.results import award_results
from charts.parts.doors import HERE, Marked, add_doors
from charts.parts.theme import Figure
from data.geography.boundaries import boundary
from pages.parts.awards.data import data, every, measure
from pages.parts.cached import ask
from pages.parts.filters import campaign_row
from pages.parts.opening.frozen import shown_store
from pages.parts.theme import Mode
from pictures.areas import Shown
from queries.awards.questions import award_cells, award_provinces, award_tally
from schemas.boundary import Boundary
from schemas.selection import Selection
from translations import Translator
from translations.phrases import counted, first_fitting

AWARDS_MEASURE_OF_KEYS = {
    "count": "awards.measure_of_count",
    "coverage": "awards.measure_of_coverage",
    "per_thousand": "awards.measure_of_per_thousand",
    "score": "awards.measure_of_score",
}

NATION = "VN"
DECIMALS = {"per_thousand": 1, "count": 0, "score": 1, "coverage": 0}
PERCENT = ("score", "coverage")


def nation(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The 34 provinces."""
    place = nation_place()
    assert place is not None  # noqa: S101 - the sketch ships with the product
    frame = data.province_frame(chosen)
    drawn = area_map(frame, place, nation_shown(chosen, t), t, mode, is_units=False)
    rows = ask(award_provinces, every(chosen)).drop_nulls("campaign_id").to_dicts()
    other = [r for r in rows if r["campaign_id"] != chosen.campaign]
    keys = ("campaign", "province", "form", "phase")
    add_doors(drawn, HERE, keys, _areas(other, "campaign_id"), kind="area")
    own = [r for r in rows if r["campaign_id"] == chosen.campaign]
    return add_doors(drawn, HERE, ("province",), _areas(own, "province_id"), kind="area")


def _areas(rows: Sequence[Mapping[str, Any]], key: str) -> list[Marked]:
    """Provinces by what opens them: the campaign of another, of the own one its communes."""
    gone = (None,) * (3 if key == "campaign_id" else 0)
    return [(r["province_name"], (r[key], *gone), (r["province_id"],)) for r in rows]


def communes(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The communes of the province."""
    return area_map(data.commune_frame(chosen), here(chosen), commune_shown(chosen, t), t, mode)


def commune_list(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The same communes ranked."""
    return rank_list(_inside(chosen), commune_shown(chosen, t), t, mode)


def province_list(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The provinces ranked."""
    frame = data.province_frame(chosen)
    return rank_list(frame, nation_shown(chosen, t), t, mode, is_units=False)


def nation_place() -> Boundary | None:
    """Boundaries of the provinces, those of the snapshot where one is shown."""
    return boundary(NATION, shown_store())


def here(chosen: Selection) -> Boundary | None:
    """Boundaries of the communes shown, where there are any."""
    return boundary(data.territory(chosen), shown_store())


def _inside(chosen: Selection) -> pl.DataFrame:
    place, frame = here(chosen), data.commune_frame(chosen)
    return frame.filter(pl.col("area_id").is_in(list(place.codes))) if place else frame


def nation_shown(chosen: Selection, t: Translator) -> Shown:
    """What the map of the provinces says."""
    rows = ranked(data.province_frame(chosen).to_dicts())
    own = _own_province(chosen)
    at = next((n for n, row in enumerate(rows, start=1) if row["area_id"] == own), None)
    words = {"total": t.number(len(rows)), "rank": t.number(at)}
    if at is None:
        message = counted(t, "awards.map.provinces", len(rows))
    else:
        words["name"] = rows[at - 1]["area_name"]
        message = first_fitting(t("awards.map.province_rank", **words))
    named = [own] if own else []
    return _shown(
        message,
        t("awards.map.nation", what=_what(chosen, t)),
        520,
        chosen,
        outlined=own,
        named=named,
    )


def commune_shown(chosen: Selection, t: Translator) -> Shown:
    """What the map of the communes says."""
    rows = ranked(_inside(chosen).to_dicts())
    none = sum(row["value"] == 0 for row in rows)
    kind, place = measure(chosen), here(chosen)
    if kind == "score" or not rows:
        message = t("awards.map.first", name=rows[0]["area_name"]) if rows else t("awards.map.no")
    elif kind != "coverage":
        message = data.without(chosen, place.codes if place else None).words(t)
    elif none:
        message = counted(t, "awards.map.none_coverage", none)
    else:
        message = t("awards.map.all_coverage")
    ring = t("awards.map.ring") if kind != "score" else ""
    words = {"what": _what(chosen, t), "ring": ring, "place": _place_name(chosen, t)}
    caption = t("awards.map.communes", **words).rstrip("; ")
    named = [row["area_id"] for row in rows[:3]] if place else []
    return _shown(message, caption, 480, chosen, named=named)


def _shown(message: str, caption: str, height: int, chosen: Selection, **more: Any) -> Shown:
    kind = measure(chosen)
    return Shown(
        message,
        caption,
        DECIMALS[kind],
        kind in PERCENT,
        has_rings=kind != "score",
        is_count=kind == "count",
        height=height,
        **more,
    )


def _what(chosen: Selection, t: Translator) -> str:
    return t(AWARDS_MEASURE_OF_KEYS[measure(chosen)])


def _own_province(chosen: Selection) -> str | None:
    if chosen.province:
        return chosen.province
    found = ask(award_provinces, every(chosen)).filter(campaign_id=chosen.campaign)
    return str(found["province_id"][0]) if found.height == 1 else None


def _place_name(chosen: Selection, t: Translator) -> str:
    found = ask(award_provinces, every(chosen)).filter(province_id=data.territory(chosen))
    if found.height:
        return str(found["province_short"][0])
    return t.pick(campaign_row(chosen.campaign), "short")


def funnel(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """From proposal to decision."""
    return award_funnel(data.stages(chosen), t, mode)


def lorenz(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """How concentrated awards are."""
    return award_lorenz(data.curve(chosen), t, mode)


def circles(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Form by occasion."""
    return award_circles(ask(award_cells, every(chosen)), t, mode)


def _groups(dimension: str, chosen: Selection, t: Translator, mode: Mode) -> Figure:
    tally = named_tally(ask(award_tally, every(chosen)), t)
    return award_groups(tally, dimension, t, mode)


def by_content(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """By emulation content."""
    return _groups("content", chosen, t, mode)


def by_cluster(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """By cluster and bloc."""
    return _groups("cluster", chosen, t, mode)


def by_unit_type(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """By unit type."""
    return _groups("unit_type", chosen, t, mode)


def by_level(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """By level."""
    return _groups("level", chosen, t, mode)


def months(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """By month of the decision."""
    return award_months(ask(award_tally, every(chosen)), t, mode)


def results(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Awards against results."""
    return award_results(data.results(chosen), t, mode)


def classes(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """For whom."""
    return award_classes(data.classes(chosen), t, mode)
