"""The register of models in five figures, and the sentence of a page, a slide or a report."""

import polars as pl

from answers.headline import Figure
from translations import Translator

MODELS_CHIP_KEYS = {
    "initiatives": "models.initiatives_chip",
    "recognised": "models.recognised_chip",
    "replicated": "models.replicated_chip",
    "silent": "models.silent_chip",
    "withdrawn": "models.withdrawn_chip",
}


def model_figures(contents: pl.DataFrame, units: pl.DataFrame, t: Translator) -> list[Figure]:
    """Entered, recognised, replicated, withdrawn, and units that told of none (ModelContents,
    ModelUnits)."""
    sums = {name: int(contents[f"{name}_count"].sum()) for name in SUMS}
    silent = units.filter(state="silent").height
    counts = {name: t.number(value) for name, value in sums.items()}
    return [
        _figure("recognised", sums["recognised"], "blue", counts["entered"], t),
        _figure("replicated", sums["replicated"], "blue", counts["place"], t),
        _figure("initiatives", sums["initiative"], "gray", counts["model"], t),
        _figure("withdrawn", sums["withdrawn"], "gray", "", t),
        _figure("silent", silent, "orange" if silent else "gray", t.number(units.height), t),
    ]


SUMS = ("entered", "recognised", "replicated", "place", "initiative", "model", "withdrawn")


def model_sentence(contents: pl.DataFrame, t: Translator) -> str | None:
    """Models in use, replicated and how often, in one sentence; None: nobody told of any."""
    sums = {name: int(contents[f"{name}_count"].sum()) for name in SUMS}
    if not sums["entered"]:
        return None
    return t("models.sentence", **{name: t.number(value) for name, value in sums.items()})


def _figure(name: str, value: int, colour: str, count: str, t: Translator) -> Figure:
    chip = t(MODELS_CHIP_KEYS[name], count=count)
    return Figure(name, t(f"models.{name}"), t.number(value), f":{colour}-badge[{chip}]")
