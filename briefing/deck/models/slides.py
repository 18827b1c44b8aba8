"""The slide of exemplary cases, models, initiatives: by content; those that went furthest."""

from briefing.deck.forms import BarChart, Bars, Column, Row, Table, Text, Tone
from briefing.deck.more_forms import Words
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide
from pictures.models.paths import paths_of
from pictures.models.words import content_name, contents_message
from queries.models.questions import model_contents, model_paths, model_units
from schemas.frames import ModelContents
from translations.phrases import shorten
from translations.value_words import MODEL_KIND_KEYS

PATHS, NAME, CONTENT = 6, 40, 26
KINDS: tuple[tuple[str, Tone], ...] = (
    ("exemplar", "subject"),
    ("model", "earlier"),
    ("initiative", "rest"),
)


def models(room: Room) -> Slide:
    """Recognised models in use by content and kind, and the paths with most places."""
    contents = ModelContents.rows(room.ask(model_contents))
    if not any(row.entered_count for row in contents):
        return room.empty("models")
    t, units = room.t, room.ask(model_units)
    parts = (
        Part(_by_content(contents, room), (0, 5.5)),
        Part(_furthest(room), (6, 12), (0, 0.84)),
        Part(_rest(contents, room), (6, 12), (0.87, 1)),
    )
    silent = units.filter(state="silent").height
    coverage = room.share(units.height - silent, units.height)
    asked = (("silent", {"silent": t.number(silent), "units": t.number(units.height)}),)
    return room.slide("models", contents_message(contents, t), parts, coverage, asked)


def _by_content(contents: list[ModelContents], room: Room) -> BarChart:
    t = room.t
    names = tuple(shorten(content_name(row, t), CONTENT) for row in contents)
    series = tuple(
        Bars(
            t(MODEL_KIND_KEYS[kind]),
            tuple(float(row[f"{kind}_count"]) for row in contents),
            tuple(
                t.number(row[f"{kind}_count"]) if row[f"{kind}_count"] else "" for row in contents
            ),
            tone,
        )
        for kind, tone in KINDS
    )
    return BarChart(names, series, t("deck.models.contents"), "stacked", is_lying=True)


def _furthest(room: Room) -> Table | Words:
    t = room.t
    every = paths_of(room.ask(model_paths))
    if not every:
        return Words(t("deck.models.none_replicated"), (), "context")
    columns = (
        Column(t("deck.models.model"), 5.6),
        Column(t("deck.models.unit"), 2.8),
        Column(t("deck.models.places"), 0.9, "right"),
    )
    rows = tuple(
        Row(
            (
                Text(shorten(str(path[0]["model_name"]), NAME)),
                Text(shorten(str(path[0]["short_name"]), CONTENT), "context"),
                Text(t.number(len(path)), "subject", is_bold=True),
            )
        )
        for path in every[:PATHS]
    )
    return Table(columns, rows)


def _rest(contents: list[ModelContents], room: Room) -> Words:
    t = room.t
    names = ("recognised", "replicated", "place", "withdrawn")
    words = {name: t.number(sum(row[f"{name}_count"] for row in contents)) for name in names}
    return Words(t("deck.models.found", **words), (), "subject")
