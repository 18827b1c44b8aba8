"""Section V (tồn tại, hạn chế): reports, indicators behind or falling, figures that contradict."""

from dataclasses import replace

import polars as pl

from briefing.deck.reporting.slides import RUSH
from briefing.office.paper import Block, Heading, Sentence
from briefing.report.doubts import data
from briefing.report.own_words import own_words
from briefing.report.scene import Scene, behind
from briefing.report.told_causes import told_causes
from briefing.report.words import names, paragraph, say, share, unit_name
from pictures.reporting.arrivals import LAST_DAYS, arrival_picture
from pictures.tokens import BEHIND, RATED
from queries.progress.questions import indicator_standing, status_change
from queries.reporting.obligations import arrival_curve, obligation_state
from translations.value_words import STATUS_KEYS

ACCOUNT_SHORT_HEAD_KEYS = {
    "causes": "account.short.head_causes",
    "data": "account.short.head_data",
    "indicators": "account.short.head_indicators",
    "own": "account.short.head_own",
    "reports": "account.short.head_reports",
}
ACCOUNT_SHORT_KEYS = {
    "lacking": "account.short.lacking",
    "late": "account.short.late",
}

LACKING = ("overdue", "rejected")
TARDY = ("late", *LACKING)


def shortcomings(scene: Scene) -> list[Block]:
    """Three kinds of shortcomings under a heading each, then the causes."""
    parts = {"reports": reports(scene), "indicators": indicators(scene), "data": data(scene)}
    blocks: list[Block] = []
    number = 0
    for name, said in parts.items():
        if said:
            number += 1
            head = say(scene, ACCOUNT_SHORT_HEAD_KEYS[name], None, number=str(number))
            blocks += [Heading(head, 2), *said]
    kind = "account.short.head_own" if scene.unit else "account.short.head_causes"
    head = say(scene, kind, None, number=str(number + 1))
    return [*blocks, Heading(head, 2), *_causes(scene)]


def _causes(scene: Scene) -> list[Block]:
    """A unit's own words; of the campaign what units told, and what the drafter must weigh."""
    if scene.unit:
        return own_words("short", scene)
    return [*told_causes(scene), *paragraph(say(scene, "account.short.causes", None))]


def states(scene: Scene) -> pl.DataFrame:
    """Who handed in the report this one sums up, once its deadline has passed."""
    row = scene.report
    if row is None or row["is_open"]:
        return pl.DataFrame()
    return scene.room.ask(obligation_state, replace(scene.mine, obligation=row["obligation_id"]))


def reports(scene: Scene) -> list[Block]:
    """Who is late or lacking, who was so the year before, and the rush before the deadline."""
    rows = states(scene)
    if scene.unit or rows.is_empty():
        return []
    return paragraph(
        *(_named(kind, rows, scene) for kind in ("lacking", "late")),
        _again(rows, scene),
        _rush(scene),
    )


def _named(kind: str, rows: pl.DataFrame, scene: Scene) -> Sentence | None:
    wanted = LACKING if kind == "lacking" else ("late",)
    found = rows.filter(pl.col("state").is_in(wanted))
    if found.is_empty():
        return None
    said = names(scene, [unit_name(scene, row) for row in found.to_dicts()], "account.more_annex")
    return say(
        scene,
        ACCOUNT_SHORT_KEYS[kind],
        obligation_state,
        report=_report(scene),
        names=said,
        count=scene.t.number(found.height),
    )


def _report(scene: Scene) -> str:
    row = scene.report
    return scene.t.period(row["obligation_id"]) if row else ""


def _again(rows: pl.DataFrame, scene: Scene) -> Sentence | None:
    tardy = rows.filter(pl.col("state").is_in(TARDY))
    before = tardy.filter(pl.col("previous_state").is_in(TARDY)).height
    if not before:
        return None
    t = scene.t
    return say(
        scene,
        "account.short.again",
        obligation_state,
        count=t.number(before),
        total=t.number(tardy.height),
    )


def _rush(scene: Scene) -> Sentence | None:
    row = scene.report
    if row is None:
        return None
    of = replace(scene.mine, obligation=row["obligation_id"])
    picture = arrival_picture(scene.room.ask(arrival_curve, of), scene.as_of, scene.t)
    part = picture.rush_pct if picture else None
    if part is None or part < RUSH:
        return None
    t = scene.t
    return say(
        scene,
        "account.short.rush",
        arrival_curve,
        share=t.amount(part, "%", 1),
        days=t.number(LAST_DAYS),
    )


def indicators(scene: Scene) -> list[Block]:
    """How many indicators are behind, where most units are, and which got worse."""
    return paragraph(_behind(scene), _widest(scene), _worse(scene), _worse_units(scene))


def _behind(scene: Scene) -> Sentence | None:
    rows = behind(scene.indicators)
    if not rows:
        return None
    t = scene.t
    if rows[0]["status"] == "not_met":
        return say(
            scene,
            "account.short.not_met",
            indicator_standing,
            count=t.number(len(rows)),
            total=t.number(len(scene.indicators)),
            contents=t.number(len({r["content_id"] for r in rows})),
            days=scene.days.words(t),
        )
    counts = {name: sum(row["status"] == name for row in rows) for name in ("slow", "at_risk")}
    return say(
        scene,
        "account.short.behind",
        indicator_standing,
        count=t.number(len(rows)),
        total=t.number(len(scene.rateable)),
        slow=t.number(counts["slow"]),
        risk=t.number(counts["at_risk"]),
        contents=t.number(len({r["content_id"] for r in rows})),
        days=scene.days.words(t),
    )


def _widest(scene: Scene) -> Sentence | None:
    """The indicator in which most units are behind."""
    if scene.unit:
        return None
    rated = scene.ask(indicator_standing, level="unit").filter(pl.col("status").is_in(RATED))
    slow = pl.col("status").is_in(BEHIND).sum()
    rows = rated.group_by("indicator_id").agg(
        pl.col("label_vi", "label_en").first(), slow=slow, units=pl.len()
    )
    rows = rows.filter(pl.col("slow") > 0).sort("slow", "indicator_id", descending=[True, False])
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    return say(
        scene,
        "account.short.widest",
        indicator_standing,
        label=scene.t.pick(row, "label"),
        slow=scene.t.number(row["slow"]),
        units=scene.t.number(row["units"]),
        share=share(scene, row["slow"], row["units"]),
    )


def _worse(scene: Scene) -> Sentence | None:
    """Indicators whose status fell since one reporting period earlier."""
    t = scene.t
    rows = scene.ask(status_change).filter(direction="worse").to_dicts()
    if not rows:
        return None
    labels = {row["indicator_id"]: t.pick(row, "label") for row in scene.indicators}
    said = [
        t(
            "account.short.worse_one",
            label=labels[row["indicator_id"]],
            before=t(STATUS_KEYS[row["previous_status"]]).lower(),
            now=t(STATUS_KEYS[row["status"]]).lower(),
        )
        for row in rows
    ]
    return say(
        scene,
        "account.short.worse",
        status_change,
        items=names(scene, said),
        count=t.number(len(rows)),
        date=t.date(rows[0]["previous_date"]),
        days=scene.days.words(t),
    )


def _worse_units(scene: Scene) -> Sentence | None:
    if scene.unit:
        return None
    rows = scene.ask(status_change, level="unit").filter(direction="worse")
    if rows.is_empty():
        return None
    t = scene.t
    return say(
        scene,
        "account.short.worse_units",
        status_change,
        count=t.number(rows.height),
        units=t.number(rows["group_id"].n_unique()),
    )
