"""Small frames of scores, valid against the models of schemas.frames; figures are invented."""

from typing import Any

import polars as pl

from schemas.frames.marks import CriterionScores
from schemas.frames.scores import ClusterGlance, ClusterRanking, ScoreTrial, SectionScores
from tests.worlds.frames.chart_frames import frame

CLUSTER = {"cluster_id": "c1", "cluster_name_vi": "Cụm 1", "cluster_name_en": "Cluster 1"}
SECTIONS = (("work", "Nhiệm vụ", "Tasks", 60.0), ("movement", "Thi đua", "Emulation", 40.0))


# A unit of the cluster without a rank before, a grade, an award or a veto.
PLAIN_RANK: dict[str, Any] = {
    "stage": "appraised",
    "council_points": None,
    "total_points": 100.0,
    "decimals": 0,
    "bonus_points": 0.0,
    "penalty_points": 0.0,
    "assessed_count": 4,
    "not_applicable_count": 0,
    "criterion_count": 4,
    "ranked_count": 3,
    "previous_rank": None,
    "previous_points": None,
    "gap_points": None,
    "grade_id": None,
    "grade_vi": None,
    "grade_en": None,
    "award_form": None,
    "award_vi": None,
    "award_en": None,
    "veto_vi": None,
    "veto_en": None,
    "veto_effect": None,
    "tie_count": 1,
    "tie_step": None,
    "looks_equal": False,
}


def ranked(unit: str, points: float | None, rank: int | None, **changed: Any) -> dict[str, Any]:
    own = {
        "unit_id": unit,
        "unit_name": unit,
        "short_name": unit,
        "self_points": None if points is None else points + 2,
        "cross_points": points,
        "appraised_points": points,
        "score_points": points,
        "known_points": points,
        "cluster_rank": rank,
    }
    return CLUSTER | PLAIN_RANK | own | changed


def ranking(*rows: dict[str, Any]) -> pl.DataFrame:
    best = max((r["score_points"] for r in rows if r["cluster_rank"]), default=None)
    gaps = [
        {"gap_points": best - r["score_points"]} if best and r["cluster_rank"] else {} for r in rows
    ]
    return frame(ClusterRanking, [row | gap for row, gap in zip(rows, gaps, strict=True)])


def sections(lost: dict[str, tuple[float | None, ...]]) -> pl.DataFrame:
    rows = [
        {
            "cluster_id": "c1",
            "unit_id": unit,
            "short_name": unit,
            "cluster_rank": 1,
            "section_id": code,
            "position": place,
            "short_vi": vi,
            "short_en": en,
            "stage": "appraised",
            "base_points": None if gone is None else most - gone,
            "bonus_points": 0.0,
            "penalty_points": 0.0,
            "section_points": None if gone is None else most - gone,
            "max_points": most,
            "lost_points": gone,
            "decimals": 0,
        }
        for unit, values in lost.items()
        for place, ((code, vi, en, most), gone) in enumerate(zip(SECTIONS, values, strict=True))
    ]
    return frame(SectionScores, rows)


def drawn_ranks(*rows: tuple[str, int, float, int, int, int]) -> pl.DataFrame:
    names = ("short_name", "cluster_rank", "first_ratio", "rank_low", "rank_median", "rank_high")
    made = [
        {"cluster_id": "c1", "unit_id": row[0], "score_points": 90.0 - row[1]}
        | dict(zip(names, row, strict=True))
        for row in rows
    ]
    return pl.DataFrame(made)


def years(ranks: dict[str, dict[int, int | None]]) -> pl.DataFrame:
    rows = [
        {"year": year, "unit_id": unit, "short_name": unit, "cluster_rank": rank}
        for unit, known in ranks.items()
        for year, rank in known.items()
    ]
    schema = {
        "year": pl.Int64,
        "unit_id": pl.String,
        "short_name": pl.String,
        "cluster_rank": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema)


def glance_row(name: str, margin: float | None, **changed: Any) -> dict[str, Any]:
    return {
        "cluster_id": name,
        "cluster_name_vi": name,
        "cluster_name_en": name,
        "rubric_id": "r",
        "version": 1,
        "stage": "appraised",
        "unit_count": 9,
        "expected_count": 10,
        "ranked_count": 9,
        "leader_id": "u",
        "leader_name": "Xã A",
        "leader_points": 90.0,
        "second_name": "Xã B",
        "margin_points": margin,
        "spread_points": 20.0,
        "top_grade_count": 1,
        "shared_first_count": 1,
        "veto_count": 0,
        "previous_leader_id": None,
        "total_points": 100.0,
        "decimals": 0,
    } | changed


def glances(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(ClusterGlance, list(rows))


def verdict_of(**verdicts: str) -> pl.DataFrame:
    schema = {"cluster_id": pl.String, "verdict": pl.String, "first_ratio": pl.Float64}
    rows = [(name, verdict, 0.7) for name, verdict in verdicts.items()]
    return pl.DataFrame(rows, schema=schema, orient="row")


def criterion(unit: str, name: str, points: float | None, **changed: Any) -> dict[str, Any]:
    return {
        "cluster_id": "c1",
        "unit_id": unit,
        "short_name": unit,
        "section_id": "work",
        "criterion_id": name,
        "position": len(name),
        "short_vi": name,
        "short_en": name,
        "section_short_vi": "Nhiệm vụ",
        "section_short_en": "Tasks",
        "kind": "direct",
        "counts": "base",
        "reads": None,
        "max_points": 20.0,
        "min_points": 0.0,
        "stage": "appraised",
        "state": "not_assessed" if points is None else "assessed",
        "self_points": points,
        "cross_points": points,
        "marker_count": 2,
        "appraised_points": points,
        "council_points": None,
        "final_points": points,
        "self_amount": points,
        "self_against": None,
        "final_amount": points,
        "final_against": None,
        "cut_points": 0.0,
        "reason": None,
        "evidence": None,
        "cluster_median_points": 12.0,
        "cluster_best_points": 18.0,
        "decimals": 0,
    } | changed


def criteria(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(CriterionScores, list(rows))


def trial(ranks: dict[str, tuple[int, int]], **changed: Any) -> pl.DataFrame:
    rows = [
        CLUSTER
        | {
            "unit_id": unit,
            "short_name": unit,
            "score_points": 90.0 - after,
            "cluster_rank": after,
            "official_points": 90.0 - before,
            "official_rank": before,
            "total_points": 100.0,
            "decimals": 0,
        }
        | changed
        for unit, (before, after) in ranks.items()
    ]
    return frame(ScoreTrial, rows)


def apart(*rows: tuple[str, str, float]) -> pl.DataFrame:
    made = [
        {
            "cluster_id": "c1",
            "marker_id": m,
            "marker_name": m,
            "unit_id": u,
            "unit_name": u,
            "share_ratio": 0.8 + gap,
            "usual_ratio": 0.8,
            "apart_ratio": gap,
        }
        for m, u, gap in rows
    ]
    return pl.DataFrame(made)
