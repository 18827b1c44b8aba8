"""Section III (chấm điểm, xếp hạng): who is scored, how far they overrate, who leads."""

from collections import Counter
from dataclasses import replace

import polars as pl

from answers.criteria.words import unmeasured
from briefing.deck.scoring.scoring_slide import BANDS, differences
from briefing.office.paper import Block, Column, Grid, Sentence
from briefing.report.scene import Scene
from briefing.report.words import names, paragraph, phrases, say
from queries.criteria.questions import criterion_cover
from queries.scoring.questions import cluster_glance, cluster_ranking, score_years
from schemas.row import Row
from translations.phrases import capital, joined

ACCOUNT_SCORING_KEYS = {
    "firm": "account.scoring.firm",
    "sensitive": "account.scoring.sensitive",
}
ACCOUNT_SCORING_STAGE_KEYS = {
    "appraised": "account.scoring.stage_appraised",
    "council": "account.scoring.stage_council",
    "cross": "account.scoring.stage_cross",
    "self": "account.scoring.stage_self",
}

STAGES = ("self", "cross", "appraised", "council")


def scoring(scene: Scene) -> list[Block]:
    """Scores of the latest scored year; of one unit, its own."""
    if scene.room.year is None:
        return paragraph(say(scene, "account.scoring.none", score_years), _unmeasured(scene))
    if scene.unit:
        return _unit(scene)
    return [
        *paragraph(_coverage(scene), _self(scene), _gap(scene), _vetoes(scene)),
        *paragraph(_verdicts(scene), _leaders(scene), _unmeasured(scene)),
        *_table(scene),
    ]


def _unmeasured(scene: Scene) -> Sentence | None:
    """Criteria of the plan that nothing speaks of, in the yearly report of the council."""
    if scene.unit or scene.kind != "yearly":
        return None
    t, cover = scene.t, scene.room.ask(criterion_cover, scene.room.everything)
    codes = [row["criterion_id"] for row in unmeasured(cover)]
    if not codes:
        return None
    said = {"missing": t.number(len(codes)), "total": t.number(cover.height)}
    key = "account.scoring.unmeasured"
    return say(scene, key, criterion_cover, codes=joined(t, codes), **said)


def _coverage(scene: Scene) -> Sentence:
    t, rows = scene.t, scene.room.clusters
    return say(
        scene,
        "account.scoring.coverage",
        cluster_glance,
        year=str(scene.room.year),
        scored=t.number(int(rows["unit_count"].sum())),
        clusters=t.number(rows.height),
        expected=t.number(int(rows["expected_count"].sum())),
    )


def _self(scene: Scene) -> Sentence | None:
    t, rows = scene.t, differences(scene.room)
    if rows.is_empty():
        return None
    high, kept = (
        rows.filter(pl.col(f"{stage}_pct") >= BANDS[-1]).height for stage in ("self", "appraised")
    )
    return say(
        scene,
        "account.scoring.self",
        cluster_ranking,
        count=t.number(high),
        kept=t.number(kept),
        total=t.number(rows.height),
        limit=t.number(BANDS[-1]),
    )


def _gap(scene: Scene) -> Sentence | None:
    rows = differences(scene.room)
    if rows.is_empty():
        return None
    middle = rows.select((pl.col("self_pct") - pl.col("appraised_pct")).median()).item()
    return say(scene, "account.scoring.gap", cluster_ranking, gap=scene.t.signed(middle, 1))


def _vetoes(scene: Scene) -> Sentence | None:
    count = int(scene.room.clusters["veto_count"].sum())
    if not count:
        return None
    return say(scene, "account.scoring.vetoes", cluster_glance, count=scene.t.number(count))


def _verdicts(scene: Scene) -> Sentence | None:
    t, rows = scene.t, scene.room.clusters.drop_nulls("verdict")
    if rows.is_empty():
        return None
    even = [t.pick(row, "cluster_name") for row in rows.filter(verdict="even").to_dicts()]
    parts = phrases(
        scene,
        ((ACCOUNT_SCORING_KEYS[v], rows.filter(verdict=v).height) for v in ("firm", "sensitive")),
    )
    if even:
        said = t("account.scoring.even", count=t.number(len(even)), names=names(scene, even))
        parts = "; ".join(filter(None, [parts, said]))
    return say(scene, "account.scoring.verdicts", cluster_glance, parts=parts)


def _leaders(scene: Scene) -> Sentence | None:
    """Who led more than once over the years of a review."""
    if scene.kind == "yearly":
        return None
    asked = scene.room.ask(score_years).filter(pl.col("unit_count") > 0)
    led: Counter[str] = Counter()
    for year in asked["year"]:
        glance = scene.room.ask(cluster_glance, replace(scene.room.of_year, year=year))
        led.update(glance["leader_id"].drop_nulls().to_list())
    least = max(2, asked.height // 2 + 1)
    often = [unit for unit, count in led.most_common() if count >= least]
    if not often:
        return None
    said = names(scene, [scene.full_names.get(unit, unit) for unit in often])
    return say(
        scene,
        "account.scoring.leaders",
        cluster_glance,
        names=said,
        count=scene.t.number(len(often)),
        years=scene.t.number(least),
    )


def _table(scene: Scene) -> list[Block]:
    t = scene.t
    columns = (
        Column(t("account.number"), 12, "center"),
        Column(t("account.scoring.cluster"), 45),
        Column(t("account.scoring.leader"), 46),
        Column(t("account.scoring.points"), 17, "right"),
        Column(t("account.scoring.margin"), 21, "right"),
        Column(t("account.scoring.verdict"), 24, "center"),
    )
    rows = tuple(
        _row(n, row, scene) for n, row in enumerate(scene.room.clusters.to_dicts(), start=1)
    )
    year = str(scene.room.year)
    title = say(scene, "account.scoring.table", cluster_glance, year=year)
    return [Grid(columns, rows, title, say(scene, "account.scoring.note", cluster_glance))]


def _row(number: int, row: Row, scene: Scene) -> tuple[Sentence, ...]:
    t = scene.t
    said = {
        "number": str(number),
        "name": t.pick(row, "cluster_name"),
        "leader": scene.full_names.get(row["leader_id"]) or row["leader_name"] or t.number(None),
        "points": t.number(row["leader_points"], row["decimals"]),
        "margin": t.number(row["margin_points"], row["decimals"]),
        "verdict": capital(t(f"verdict.{row['verdict']}")) if row["verdict"] else t.number(None),
    }
    return tuple(
        Sentence(f"clusters.{name}:{row['cluster_id']}", text, "cluster_glance")
        for name, text in said.items()
    )


def _unit(scene: Scene) -> list[Block]:
    t, room = scene.t, scene.room
    rows = room.ask(cluster_ranking, replace(room.of_year, stage=None))
    found = rows.filter(unit_id=scene.unit).to_dicts()
    if not found or found[0]["score_points"] is None:
        year = str(room.year)
        return paragraph(say(scene, "account.scoring.unit_none", cluster_ranking, year=year))
    row = found[0]
    said = [
        t(
            ACCOUNT_SCORING_STAGE_KEYS[stage],
            points=t.number(row[f"{stage}_points"], row["decimals"]),
        )
        for stage in STAGES
        if row[f"{stage}_points"] is not None
    ]
    points = say(
        scene,
        "account.scoring.unit",
        cluster_ranking,
        year=str(room.year),
        points=joined(t, said),
        total=t.number(row["total_points"]),
    )
    return paragraph(points, _rank(row, scene), _veto(row, scene))


def _rank(row: Row, scene: Scene) -> Sentence | None:
    if row["cluster_rank"] is None:
        return None
    t = scene.t
    words = {
        "rank": t.number(row["cluster_rank"], 0),
        "total": t.number(row["ranked_count"], 0),
        "cluster": t.pick(row, "cluster_name"),
    }
    if row["grade_id"] is None:
        return say(scene, "account.scoring.rank", cluster_ranking, **words)
    grade = t.pick(row, "grade").lower()
    return say(scene, "account.scoring.rank_grade", cluster_ranking, grade=grade, **words)


def _veto(row: Row, scene: Scene) -> Sentence | None:
    if row["veto_vi"] is None:
        return None
    return say(scene, "account.scoring.veto", cluster_ranking, reason=scene.t.pick(row, "veto"))
