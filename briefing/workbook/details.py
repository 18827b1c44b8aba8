"""The whole lists behind the slides: contents, indicators, reports, rankings, awards."""

from dataclasses import dataclass, replace

import polars as pl

from answers.awards.answers import every
from answers.models.words import LIST, PATHS, named_models
from answers.tables import typed_table
from answers.value_days import is_dated
from briefing.deck.room import Room
from queries.awards.questions import award_places
from queries.models.questions import model_list, model_paths
from queries.reporting.obligations import obligation_state
from queries.scoring.questions import cluster_ranking
from schemas.frames import ContentStanding

WORKBOOK_LIST_KEYS = {
    "contents": "workbook.list_contents",
    "indicators": "workbook.list_indicators",
    "models": "workbook.list_models",
    "paths": "workbook.list_paths",
    "places": "workbook.list_places",
    "ranks": "workbook.list_ranks",
    "reports": "workbook.list_reports",
}

CONTENTS = (
    "short",
    "achieved_pct",
    "required_pct",
    "pace_ratio",
    "status",
    "indicator_count",
    "unit_count",
    "expected_count",
    "value_date",
    "earlier_count",
)
INDICATORS = (
    "short",
    "measure",
    "value",
    "required_value",
    "target_value",
    "pace_ratio",
    "status",
    "unit_count",
    "expected_count",
    "value_date",
    "earlier_count",
)
REPORTS = ("short_name", "cluster_name", "state", "received_at", "version", "problem_count")
RANKS = (
    "cluster_name",
    "cluster_rank",
    "short_name",
    "self_points",
    "appraised_points",
    "council_points",
    "score_points",
    "gap_points",
    "grade",
)
PLACES = (
    "short_name",
    "type",
    "has_sheet",
    "proposed_count",
    "decided_count",
    "person_count",
    "per_thousand",
    "last_decided_on",
)


@dataclass(frozen=True)
class Detail:
    """A list in full: its title and its columns under translated heads; is it on progress."""

    title: str
    rows: pl.DataFrame
    is_dated: bool = False


def details(room: Room) -> list[Detail]:
    """Every list that has rows, in the order of the slides."""
    found = [
        ("contents", ContentStanding.frame(room.contents), CONTENTS),
        ("indicators", room.indicators, INDICATORS),
        ("reports", _reports(room), REPORTS),
        ("ranks", _ranks(room), RANKS),
        ("models", named_models(room.ask(model_list), room.t), LIST),
        ("paths", room.ask(model_paths), PATHS),
        ("places", room.ask(award_places, every(room.everything)), PLACES),
    ]
    t = room.t
    return [
        Detail(t(WORKBOOK_LIST_KEYS[name]), typed_table(rows, names, t), is_dated(rows))
        for name, rows, names in found
        if not rows.is_empty()
    ]


def _reports(room: Room) -> pl.DataFrame:
    if room.review is None:
        return pl.DataFrame()
    of = replace(room.everything, obligation=room.review["obligation_id"])
    return room.ask(obligation_state, of)


def _ranks(room: Room) -> pl.DataFrame:
    return room.ask(cluster_ranking, room.of_year) if room.year else pl.DataFrame()
