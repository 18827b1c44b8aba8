"""Annexes of a report (phụ lục): every indicator, phase 2, who is late or has not reported."""

from collections.abc import Iterator

import polars as pl

from briefing.office.annex import numeral
from briefing.office.paper import Annex, Block, Column, Grid, Sentence
from briefing.report.ahead import phase_table
from briefing.report.scene import Scene
from briefing.report.shortcomings import TARDY, states
from briefing.report.words import NAMED, say, unit_name
from schemas.row import Row
from translations.held import bare_value
from translations.value_words import STATUS_KEYS

ACCOUNT_ANNEX_KEYS = {
    "indicators": "account.annex.indicators",
    "phase": "account.annex.phase",
    "tardy": "account.annex.tardy",
}


def annexes(scene: Scene, along: str) -> tuple[Block, ...]:
    """The annexes that have something to show, numbered; `along` names the report they go with."""
    found = [
        ("indicators", _indicators(scene)),
        ("phase", phase_table(scene)),
        ("tardy", _tardy(scene)),
    ]
    return tuple(_numbered([(name, grid) for name, grid in found if grid], along, scene))


def _numbered(found: list[tuple[str, Grid]], along: str, scene: Scene) -> Iterator[Block]:
    for number, (name, grid) in enumerate(found, start=1):
        said = scene.t("office.annex", number=numeral(number, len(found))).strip()
        head = Sentence(f"annex.head:{name}", said)
        beside = Sentence(f"annex.along:{name}", along)
        yield Annex(head, say(scene, ACCOUNT_ANNEX_KEYS[name], None), beside)
        yield grid


def _indicators(scene: Scene) -> Grid | None:
    t = scene.t
    columns = (
        Column(t("account.number"), 12, "center"),
        Column(t("account.annex.indicator"), 56),
        Column(t("account.annex.value"), 22, "right"),
        Column(t("account.annex.required"), 22, "right"),
        Column(t("account.annex.target"), 22, "right"),
        Column(t("account.results.status"), 31, "center"),
    )
    rows = tuple(_indicator(n, row, scene) for n, row in enumerate(scene.indicators, start=1))
    note = say(scene, "account.annex.note", None, days=scene.days.words(t))
    return Grid(columns, rows, note=note) if rows else None


def _indicator(number: int, row: Row, scene: Scene) -> tuple[Sentence, ...]:
    t, of = scene.t, row["indicator_id"]
    said = {
        "number": str(number),
        "name": f"{t.pick(row, 'label')} ({t.measure(row['measure'])})",
    }
    said["value"] = bare_value(row, t)
    said["required"] = bare_value(row, t, "required_value")
    said["target"] = t.number(row["target_value"], row["decimals"])
    said["status"] = t(STATUS_KEYS[row["status"]])
    return tuple(
        Sentence(f"annex.{name}:{of}", text, "indicator_standing") for name, text in said.items()
    )


def _tardy(scene: Scene) -> Grid | None:
    """Everybody late or lacking, where the text names only some."""
    rows = states(scene)
    found = rows.filter(pl.col("state").is_in(TARDY)) if rows.height else rows
    if scene.unit or found.height <= NAMED:
        return None
    t = scene.t
    columns = (
        Column(t("account.number"), 12, "center"),
        Column(t("account.annex.unit"), 73),
        Column(t("account.annex.state"), 50, "center"),
        Column(t("account.annex.days"), 30, "right"),
    )
    return Grid(
        columns,
        tuple(_unit(n, r, scene) for n, r in enumerate(found.to_dicts(), start=1)),
        note=say(scene, "account.annex.tardy_note", None),
    )


def _unit(number: int, row: Row, scene: Scene) -> tuple[Sentence, ...]:
    t = scene.t
    said = {
        "number": str(number),
        "name": unit_name(scene, row),
        "state": t(f"report_state.{row['state']}"),
        "days": t.number(row["days_late"], 0),
    }
    return tuple(
        Sentence(f"tardy.{name}:{row['unit_id']}", text, "obligation_state")
        for name, text in said.items()
    )
