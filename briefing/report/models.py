"""Exemplary cases, models and initiatives in section II, as the register holds them."""

from datetime import date

import polars as pl

from answers.models.words import ask_sentence
from briefing.office.paper import Block, Heading, Sentence
from briefing.report.scene import Scene
from briefing.report.words import names, paragraph, phrases, say
from queries.models.questions import model_asks, model_contents, model_list, model_paths
from schemas.words import MODEL_KINDS
from translations.phrases import joined

NAMED = 3
"""Models named as those that went furthest."""


def model_heading(scene: Scene, number: int) -> list[Block]:
    """The heading of the part on models, with its number."""
    said = say(scene, "account.models.heading", None, number=str(number))
    return [Heading(said, 2)]


def model_account(scene: Scene) -> list[Block]:
    """What was recognised, replicated and withdrawn; of a yearly report in its year.

    No block where the plan asks for no register and nobody told of a model."""
    models, asks = scene.ask(model_list), scene.room.ask(model_asks)
    if models.is_empty():
        asked = say(scene, _key("silent", scene), model_list) if asks.height else None
        return paragraph(asked)
    told = paragraph(_recognised(models, scene), _replicated(scene), _withdrawn(models, scene))
    if scene.unit:
        return told
    answers = [
        say(scene, "account.models.ask", model_asks, row["ask_id"], said=_sentence(row, scene))
        for row in asks.to_dicts()
    ]
    return [*told, *paragraph(_without(scene)), *paragraph(*answers)]


def _key(name: str, scene: Scene) -> str:
    return f"account.models.{'unit_' if scene.unit else ''}{name}"


def _sentence(row: dict[str, object], scene: Scene) -> str:
    return ask_sentence(row, scene.t).rstrip(".")


def _span(scene: Scene) -> str:
    if scene.kind == "yearly":
        return scene.t("account.direction.in_year", year=str(scene.year))
    return scene.t("account.direction.since_start")


def _in_time(days: pl.Series, scene: Scene) -> pl.Series:
    """Which of some days the report is about: of a yearly one those of its year."""
    if scene.kind != "yearly":
        return days.is_not_null()
    first, last = date(scene.year, 1, 1), date(scene.year, 12, 31)
    return days.is_between(first, last).fill_null(False)


def _recognised(models: pl.DataFrame, scene: Scene) -> Sentence:
    found = models.filter(_in_time(models["recognised_on"], scene))
    span = _span(scene)
    if found.is_empty():
        return say(scene, _key("none_recognised", scene), model_list, span=span)
    counts = [(f"account.models.{kind}", found.filter(kind=kind).height) for kind in MODEL_KINDS]
    words = {"count": scene.t.number(found.height), "parts": phrases(scene, counts)}
    said = names(scene, found["model_name"].unique(maintain_order=True).to_list())
    return say(scene, _key("recognised", scene), model_list, span=span, names=said, **words)


def _replicated(scene: Scene) -> Sentence | None:
    """Times models were taken over, and those that went furthest; of a unit its own models."""
    paths = scene.ask(model_paths)
    if scene.unit:
        paths = paths.filter(unit_id=scene.unit)
    paths = paths.filter(_in_time(paths["replicated_on"], scene))
    if paths.is_empty():
        return say(scene, _key("none_replicated", scene), model_paths)
    keys = ["model_id", "model_name", "short_name"]
    most = paths.group_by(keys).len().sort(["len", "model_id"], descending=[True, False])
    t = scene.t
    said = [
        t(
            "account.models.path",
            name=row["model_name"],
            unit=row["short_name"],
            count=t.number(row["len"]),
        )
        for row in most.head(NAMED).to_dicts()
    ]
    words = {"models": t.number(most.height), "places": t.number(paths.height)}
    return say(scene, _key("replicated", scene), model_paths, names=joined(t, said), **words)


def _withdrawn(models: pl.DataFrame, scene: Scene) -> Sentence | None:
    gone = models.filter(_in_time(models["withdrawn_on"], scene))
    if gone.is_empty():
        return None
    said = names(scene, [f"{r['model_name']} ({r['reason']})" for r in gone.to_dicts()])
    count = scene.t.number(gone.height)
    return say(scene, "account.models.withdrawn", model_list, count=count, names=said)


def _without(scene: Scene) -> Sentence | None:
    """Contents of which nobody told of a model."""
    rows = scene.ask(model_contents).filter(entered_count=0).to_dicts()
    if not rows:
        return None
    said = names(scene, [str(scene.t.pick(row, "content")) for row in rows])
    return say(scene, "account.models.without", model_contents, names=said)
