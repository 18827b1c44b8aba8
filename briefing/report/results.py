"""Section II (kết quả theo nội dung): the whole, a table, then content by content."""

import polars as pl

from briefing.office.paper import Block, Column, Grid, Heading, Sentence
from briefing.report.content_results import content_account
from briefing.report.models import model_account, model_heading
from briefing.report.own_words import own_words
from briefing.report.scene import Scene, behind, keeping
from briefing.report.words import names, paragraph, say, status
from pictures.tokens import RATED
from queries.progress.questions import content_standing, indicator_standing, level_improvement
from queries.reporting.questions import headline
from queries.units.questions import unit_peers
from schemas.frames import IndicatorStanding
from schemas.row import Row
from translations.held import bare_share, held_pace
from translations.phrases import lag
from translations.value_words import STATUS_KEYS

SHOWN = 4


def results(scene: Scene) -> list[Block]:
    """What was reached against what is required by the day."""
    if not scene.contents:
        return paragraph(say(scene, "account.results.nothing", content_standing))
    blocks = [
        *_summary(scene),
        *paragraph(_peers(scene), _spread(scene)),
        _table(scene),
    ]
    for number, row in enumerate(scene.contents, start=1):
        blocks += [
            Heading(
                say(
                    scene,
                    "account.results.heading",
                    content_standing,
                    row["content_id"],
                    number=str(number),
                    name=scene.t.pick(row, "label"),
                ),
                2,
            ),
            *content_account(row, scene),
        ]
    number = len(scene.contents) + 1
    if told := model_account(scene):
        blocks += [*model_heading(scene, number), *told]
        number += 1
    if scene.unit:
        head = say(scene, "account.results.own", None, number=str(number))
        blocks += [Heading(head, 2), *own_words("results", scene)]
    return blocks


def _summary(scene: Scene) -> list[Block]:
    """Which contents keep to their path; of too few units only how many there are."""
    if held := None if scene.unit else scene.room.too_few:
        return paragraph(say(scene, "account.results.too_few", headline, said=held))
    return paragraph(_on_path(scene), _behind(scene), _unknown(scene))


def _on_path(scene: Scene) -> Sentence:
    t, rows = scene.t, scene.contents
    key = (
        "account.results.on_path_closed"
        if any(row["status"] == "not_met" for row in rows)
        else "account.results.on_path"
    )
    return say(
        scene,
        key,
        content_standing,
        on=t.number(len(keeping(rows))),
        total=t.number(len(rows)),
        days=scene.days.words(t),
    )


def _behind(scene: Scene) -> Sentence | None:
    t, rows = scene.t, behind(scene.contents)
    if not rows:
        return None
    said = [
        t(
            "account.results.behind_one",
            name=t.pick(row, "label"),
            status=status(scene, row),
            pace=held_pace(row, t),
        )
        for row in rows
    ]
    return say(
        scene,
        "account.results.behind",
        content_standing,
        names="; ".join(said),
        count=t.number(len(rows)),
        lag=lag(t, rows, "path"),
    )


def _unknown(scene: Scene) -> Sentence | None:
    rows = [row for row in scene.contents if row["status"] not in RATED]
    if not rows:
        return None
    said = names(scene, [scene.t.pick(row, "label") for row in rows])
    return say(
        scene,
        "account.results.unknown",
        content_standing,
        names=said,
        count=scene.t.number(len(rows)),
    )


def _peers(scene: Scene) -> Sentence | None:
    """A unit beside the median of its peers."""
    if not scene.unit:
        return None
    t = scene.t
    pairs = pl.col("achieved_pct").is_not_null() & pl.col("achieved_median_pct").is_not_null()
    rows = scene.ask(unit_peers).filter(pairs, pl.col("is_own"))
    if rows.is_empty():
        return None
    above = rows.filter(pl.col("achieved_pct") > pl.col("achieved_median_pct")).height
    return say(
        scene,
        "account.results.peers",
        unit_peers,
        above=t.number(above),
        total=t.number(rows.height),
        peers=t.number(int(str(rows["unit_count"].max()))),
    )


def _spread(scene: Scene) -> Sentence | None:
    """How far the best and the worst quarter of the units are apart, at the end and before."""
    if scene.unit or scene.kind != "final":
        return None
    rows = scene.ask(level_improvement)
    gaps = [_quarters(rows[name].drop_nulls()) for name in ("start_pct", "level_pct")]
    if rows.height < SHOWN or None in gaps:
        return None
    before, now = (scene.t.number(gap, 1) for gap in gaps)
    return say(
        scene,
        "account.results.spread",
        level_improvement,
        before=before,
        now=now,
        count=scene.t.number(rows.height),
    )


def _quarters(values: pl.Series) -> float | None:
    """Between the quartiles as a spreadsheet's QUARTILE counts them, so that anyone can check."""
    high, low = (values.quantile(part, interpolation="linear") for part in (0.75, 0.25))
    return None if high is None or low is None else high - low


def _table(scene: Scene) -> Grid:
    t = scene.t
    columns = (
        Column(t("account.number"), 12, "center"),
        Column(t("account.results.content"), 62),
        Column(t("account.results.done"), 21, "right"),
        Column(t("account.results.required"), 21, "right"),
        Column(t("account.results.pace"), 19, "right"),
        Column(t("account.results.status"), 30, "center"),
    )
    known = [row for row in scene.rateable if row.value is not None]
    covered = scene.room.covered(IndicatorStanding.frame(known)) if known and not scene.unit else ""
    coverage = covered or t(
        "account.results.indicators_known",
        count=t.number(len(known)),
        total=t.number(len(scene.rateable)),
    )
    rows = tuple(_row(n, row, scene) for n, row in enumerate(scene.contents, start=1))
    return Grid(
        columns,
        rows,
        say(scene, "account.results.table", content_standing),
        say(
            scene,
            "account.results.note",
            indicator_standing,
            coverage=coverage,
            days=scene.days.words(t),
        ),
    )


def _row(number: int, row: Row, scene: Scene) -> tuple[Sentence, ...]:
    t, of = scene.t, row["content_id"]
    said = {
        "number": str(number),
        "name": t.pick(row, "label"),
        "done": bare_share(row, t),
        "required": bare_share(row, t, "required_pct"),
        "pace": held_pace(row, t),
        "status": t(STATUS_KEYS[row["status"]]),
    }
    return tuple(
        Sentence(f"contents.{name}:{of}", text, "content_standing") for name, text in said.items()
    )
