"""Rubrics (thang điểm) as tables: at publish those of the catalog, later one being tried."""

from collections.abc import Callable, Iterable

import polars as pl

from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_file import rubric_json
from schemas.tables import RUBRIC, empty

Row = tuple[object, ...]


def rubric_tables(rubrics: Iterable[Rubric]) -> dict[str, pl.DataFrame]:
    """The tables of RUBRIC for these versions, by table name."""
    versions = list(rubrics)
    return {
        name: pl.DataFrame(
            [
                (rubric.campaign, rubric.id, rubric.version, *row)
                for rubric in versions
                for row in rows(rubric)
            ],
            schema=empty(RUBRIC[name]).schema,
            orient="row",
        )
        for name, rows in ROWS.items()
    }


def _version(rubric: Rubric) -> list[Row]:
    return [
        (
            rubric.published_on,
            rubric.year_from,
            rubric.year_to,
            rubric.label_vi,
            rubric.label_en,
            rubric.scope,
            rubric.total_points,
            rubric.total_cap,
            rubric.bonus_cap,
            rubric.step,
            rubric.decimals,
            rubric.not_applicable,
            rubric.rounding,
            rubric.cross_rule,
            *rubric.progress_on,
            rubric.reply_days,
            rubric_json(rubric),
        )
    ]


def _reach(rubric: Rubric) -> list[Row]:
    """Named clusters come before types of units."""
    if rubric.clusters:
        return [("cluster", code) for code in rubric.clusters]
    return [("unit_type", code) for code in rubric.unit_types]


def _stages(rubric: Rubric) -> list[Row]:
    """A rubric without stages is appraised: a published table is read as its appraisers left it."""
    return [(stage,) for stage in rubric.stages or ("appraised",)]


def _sections(rubric: Rubric) -> list[Row]:
    return [
        (s.id, n, s.short_vi, s.short_en, s.max_points, s.bonus_cap, s.penalty_cap)
        for n, s in enumerate(rubric.sections, start=1)
    ]


def _criteria(rubric: Rubric) -> list[Row]:
    return [
        (
            *(c.id, c.section, n, c.short_vi, c.short_en, c.kind, c.counts),
            *(c.max_points, c.min_points, c.each_points),
            *(c.reads, c.measure, c.zero_at, c.full_at, c.id in rubric.left_out),
        )
        for n, c in enumerate(rubric.criteria, start=1)
    ]


def _assessed(rubric: Rubric) -> list[Row]:
    return [
        (kind, line.id, name)
        for kind, lines in (("criterion", rubric.criteria), ("veto", rubric.vetoes))
        for line in lines
        for name in dict.fromkeys(line.assesses)
    ]


def _grades(rubric: Rubric) -> list[Row]:
    return [(g.id, g.label_vi, g.label_en, g.min_points) for g in rubric.grades]


def _vetoes(rubric: Rubric) -> list[Row]:
    return [(v.id, v.label_vi, v.label_en, v.detected, v.effect) for v in rubric.vetoes]


def _ties(rubric: Rubric) -> list[Row]:
    return [(n, t.by, t.section) for n, t in enumerate(rubric.ties, start=1)]


def _awards(rubric: Rubric) -> list[Row]:
    return [
        (n, a.form, a.rank_from, a.rank_to, a.grade) for n, a in enumerate(rubric.awards, start=1)
    ]


ROWS: dict[str, Callable[[Rubric], list[Row]]] = {
    "rubric": _version,
    "rubric_reach": _reach,
    "rubric_stage": _stages,
    "rubric_section": _sections,
    "rubric_criterion": _criteria,
    "rubric_assessed": _assessed,
    "rubric_grade": _grades,
    "rubric_veto": _vetoes,
    "rubric_tie": _ties,
    "rubric_award": _awards,
}
