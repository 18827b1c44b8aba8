"""A store of one cluster and one rubric for questions about scoring; a test says only the marks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import duckdb

from data.profiles.rubric_tables import rubric_tables
from queries.scoring import questions as clusters
from schemas.scoring.rubric import Rubric, RubricCriterion, RubricSection, Veto
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import query_store

AS_OF = date(2026, 12, 31)
CHOSEN = Selection("c", AS_OF, year=2026)
Said = float | tuple[float, float | None] | str
Marks = Mapping[tuple[str, ...], Said]


def criterion(criterion_id: str, max_points: float, **changes: Any) -> RubricCriterion:
    """A criterion of section s that takes points as typed, unless said otherwise."""
    plain = {
        "id": criterion_id,
        "section": "s",
        "label_vi": f"Tiêu chí {criterion_id}",
        "label_en": f"Criterion {criterion_id}",
        "short_vi": f"TC {criterion_id}",
        "short_en": f"C {criterion_id}",
        "kind": "direct",
        "max_points": max_points,
        "source": "minh họa",
    }
    return RubricCriterion(**{**plain, **changes})


def section(section_id: str, max_points: float, **caps: float | None) -> RubricSection:
    """A section with its points and caps."""
    names = (f"Mục {section_id}", f"Section {section_id}") * 2
    return RubricSection(section_id, *names, max_points, **caps)


def rubric(criteria: Sequence[RubricCriterion], **changes: Any) -> Rubric:
    """A rubric of one section that takes what its base criteria give; steps of a quarter."""
    base = sum(c.max_points for c in criteria if c.counts == "base" and c.section == "s")
    plain = {
        "id": "r",
        "campaign": "c",
        "version": 1,
        "label_vi": "Thang điểm",
        "label_en": "Rubric",
        "published_on": date(2025, 1, 1),
        "year_from": 2025,
        "year_to": 2030,
        "total_points": base,
        "step": 0.25,
        "decimals": 2,
        "not_applicable": "rescale",
        "source": "minh họa",
        "sections": (section("s", base),),
        "criteria": tuple(criteria),
        "unit_types": ("ward",),
    }
    return Rubric(**{**plain, **changes})


def score_row(key: tuple[str, ...], said: Said, year: int = 2026) -> dict[str, Any]:
    """The stored row of one mark: (unit, criterion[, stage[, marker]]) and what it says."""
    unit, name, stage, marker = (*key, *("appraised", None)[len(key) - 2 :])[:4]
    item = "veto" if name.startswith("veto-") else "vote" if name == "vote" else "criterion"
    pair = said if isinstance(said, tuple) else (None if said == "x" else said, None)
    return {
        "unit_id": unit,
        "criterion_id": name.removeprefix("veto-"),
        "stage": stage,
        "marker_id": marker,
        "item": item,
        "is_applicable": said != "x",
        "amount": pair[0],
        "against": pair[1],
        "year": year,
        "period_id": f"{stage}-{year}",
        "sender_id": unit if stage == "self" else "cum-1",
        "known_from": datetime(year, 10, 28),
    }


def score_store(
    of_rubric: Rubric,
    marks: Marks,
    *,
    others: Sequence[Rubric] = (),
    before: Marks | None = None,
    **tables: list[dict[str, Any]],
) -> duckdb.DuckDBPyConnection:
    """A store where the units named in the marks are one cluster; `before`: last year's marks."""
    units = sorted({key[0] for key in (*marks, *(before or {}))})
    content = {
        **{n: t.to_dicts() for n, t in rubric_tables([of_rubric, *others]).items()},
        "unit": [{"unit_id": u, "short_name": u.upper()} for u in units],
        "membership": [{"unit_id": u, "year": y} for u in units for y in (2025, 2026)],
        "score": [score_row(key, said) for key, said in marks.items()]
        + [score_row(key, said, 2025) for key, said in (before or {}).items()],
    }
    return query_store(**{**content, **tables})


ME = Viewer()


def ranking(con: duckdb.DuckDBPyConnection, *columns: str) -> list[tuple]:
    """Units in the order of their ranks, with some columns."""
    return clusters.cluster_ranking(con, ME, CHOSEN).select("unit_id", *columns).rows()


def one_criterion(**points: float) -> Marks:
    """Marks of criterion a, by unit."""
    return {(unit, "a"): value for unit, value in points.items()}


SECTIONS = (section("s", 10), section("t", 10))


VETOES = (
    Veto("discipline", "Kỷ luật", "Discipline", "s"),
    Veto("disunity", "Mất đoàn kết", "Disunity", "s", effect="no_award"),
    Veto("late", "Không báo cáo", "No report", "s", detected="no_report"),
)
