"""Section II (kết quả theo nội dung): the whole, a table, then content by content."""

import polars as pl

from briefing.office.paper import Block, Column, Grid, Heading, Sentence
from briefing.report.causes import why_of
from briefing.report.own_words import own_words
from briefing.report.scene import Row, Scene, behind, keeping
from briefing.report.words import item, names, paragraph, say, status
from charts.held import bare_share, held_pace
from charts.tokens import RATED
from charts.words import joined, lag
from queries.progress import (
    content_standing,
    indicator_standing,
    level_improvement,
)
from queries.reporting import headline
from queries.units import unit_peers

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
            Heading(say(scene, "account.results.heading", content_standing, row["content_id"],
                        number=str(number), name=scene.t.pick(row, "label")), 2),
            *_content(row, scene),
        ]  # fmt: skip
    if scene.unit:
        head = say(scene, "account.results.own", None, number=str(len(scene.contents) + 1))
        blocks += [Heading(head, 2), *own_words("results", scene)]
    return blocks


def _summary(scene: Scene) -> list[Block]:
    """Which contents keep to their path; of too few units only how many there are."""
    if held := None if scene.unit else scene.room.too_few:
        return paragraph(say(scene, "account.results.too_few", headline, said=held))
    return paragraph(_on_path(scene), _behind(scene), _unknown(scene))


def _on_path(scene: Scene) -> Sentence:
    t, rows = scene.t, scene.contents
    key = "on_path_closed" if any(row["status"] == "not_met" for row in rows) else "on_path"
    return say(scene, f"account.results.{key}", content_standing, on=t.number(len(keeping(rows))),
               total=t.number(len(rows)), days=scene.days.words(t))  # fmt: skip


def _behind(scene: Scene) -> Sentence | None:
    t, rows = scene.t, behind(scene.contents)
    if not rows:
        return None
    said = [
        t("account.results.behind_one", name=t.pick(row, "label"), status=status(scene, row),
          pace=held_pace(row, t))
        for row in rows
    ]  # fmt: skip
    return say(scene, "account.results.behind", content_standing, names="; ".join(said),
               count=t.number(len(rows)), lag=lag(t, rows, "path"))  # fmt: skip


def _unknown(scene: Scene) -> Sentence | None:
    rows = [row for row in scene.contents if row["status"] not in RATED]
    if not rows:
        return None
    said = names(scene, [scene.t.pick(row, "label") for row in rows])
    return say(scene, "account.results.unknown", content_standing, names=said,
               count=scene.t.number(len(rows)))  # fmt: skip


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
        scene, "account.results.peers", unit_peers, above=t.number(above),
        total=t.number(rows.height), peers=t.number(int(str(rows["unit_count"].max()))),
    )  # fmt: skip


def _spread(scene: Scene) -> Sentence | None:
    """How far the best and the worst quarter of the units are apart, at the end and before."""
    if scene.unit or scene.kind != "final":
        return None
    rows = scene.ask(level_improvement)
    gaps = [_quarters(rows[name].drop_nulls()) for name in ("start_pct", "level_pct")]
    if rows.height < SHOWN or None in gaps:
        return None
    before, now = (scene.t.number(gap, 1) for gap in gaps)
    return say(scene, "account.results.spread", level_improvement, before=before, now=now,
               count=scene.t.number(rows.height))  # fmt: skip


def _quarters(values: pl.Series) -> float | None:
    high, low = values.quantile(0.75), values.quantile(0.25)
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
    known = [row for row in scene.rateable if row["value"] is not None]
    covered = scene.room.covered(pl.DataFrame(known)) if known and not scene.unit else ""
    coverage = covered or t("account.results.indicators_known", count=t.number(len(known)),
                            total=t.number(len(scene.rateable)))  # fmt: skip
    rows = tuple(_row(n, row, scene) for n, row in enumerate(scene.contents, start=1))
    return Grid(
        columns, rows, say(scene, "account.results.table", content_standing),
        say(scene, "account.results.note", indicator_standing, coverage=coverage,
            days=scene.days.words(t)),
    )  # fmt: skip


def _row(number: int, row: Row, scene: Scene) -> tuple[Sentence, ...]:
    t, of = scene.t, row["content_id"]
    said = {
        "number": t.number(number),
        "name": t.pick(row, "label"),
        "done": bare_share(row, t),
        "required": bare_share(row, t, "required_pct"),
        "pace": held_pace(row, t),
        "status": t(f"status.{row['status']}"),
    }
    return tuple(Sentence(f"contents.{name}:{of}", text, "content_standing")
                 for name, text in said.items())  # fmt: skip


def _content(row: Row, scene: Scene) -> list[Block]:
    t, of = scene.t, row["content_id"]
    days = say(scene, "account.results.days", content_standing, of,
               days=scene.days_of(row).sentence(t))  # fmt: skip
    mine = [one for one in scene.indicators if one["content_id"] == of]
    on, slow = keeping(mine), behind(mine)
    rated = len(on) + len(slow)
    if not rated:
        return paragraph(say(scene, "account.results.none", indicator_standing, of))
    head = best = None
    if on and slow:
        head = say(scene, "account.results.on", indicator_standing, of, on=t.number(len(on)),
                   rated=t.number(rated))  # fmt: skip
    elif on:
        key = "account.results.all" if rated > 1 else "account.results.all_one"
        head = say(scene, key, indicator_standing, of, rated=t.number(rated))
    if on and (on[0]["pace_ratio"] or 0) >= 1:
        best = say(scene, "account.results.best", indicator_standing, of, item=item(scene, on[0]))
    who = "cause_unit" if scene.unit else "cause"
    cause = say(scene, f"account.results.{who}", None, of) if slow else None
    behind_said = _slow(slow, of, scene, is_all=not on)
    return paragraph(
        days, why_of(of, scene), head, best, behind_said, _silent(mine, of, scene), cause
    )


def _slow(rows: list[Row], of: str, scene: Scene, *, is_all: bool) -> Sentence | None:
    if not rows:
        return None
    t = scene.t
    said = "; ".join(
        t("account.results.slow_item", item=item(scene, row), status=status(scene, row))
        for row in rows[:SHOWN]
    )
    words = {"count": t.number(len(rows)), "items": said, "lag": lag(t, rows, "path")}
    if is_all and len(rows) == 1:
        return say(scene, "account.results.slow_only", indicator_standing, of, items=said,
                   lag=words["lag"])  # fmt: skip
    which = "slow_all" if is_all else "slow"
    most = "_most" if len(rows) > SHOWN else ""
    return say(scene, f"account.results.{which}{most}", indicator_standing, of, **words)


def _silent(rows: list[Row], of: str, scene: Scene) -> Sentence | None:
    blank = [scene.t.pick(row, "label") for row in rows if row["value"] is None]
    if not blank:
        return None
    said = joined(scene.t, [scene.t("account.head.quoted", name=name) for name in blank])
    return say(scene, "account.results.silent", indicator_standing, of, names=said,
               count=scene.t.number(len(blank)))  # fmt: skip
