"""Subjects of plans with their criteria (đối tượng, tiêu chí), as tables of the published store."""

from collections.abc import Iterator, Sequence

import polars as pl

from schemas.plan.profile import Profile
from schemas.plan.subjects import Criterion, Subject
from schemas.tables import (
    CriterionBasisTable,
    CriterionRecipientTable,
    SubjectCriterionTable,
    SubjectTable,
    SubjectUnitTypeTable,
    Table,
    empty,
)

Row = tuple[object, ...]


def subject_tables(profiles: Sequence[Profile]) -> dict[str, pl.DataFrame]:
    """The five tables of subjects, by table name."""
    return {
        "subject": _rows(SubjectTable, [row for p in profiles for row in _subjects(p)]),
        "subject_unit_type": _rows(
            SubjectUnitTypeTable,
            [(p.campaign.id, t, s.id) for p in profiles for s in p.subjects for t in s.unit_types],
        ),
        "subject_criterion": _rows(
            SubjectCriterionTable,
            [
                _criterion(p, position, subject, criterion)
                for p in profiles
                for position, (subject, criterion) in enumerate(_criteria(p), start=1)
            ],
        ),
        "criterion_recipient": _rows(
            CriterionRecipientTable,
            [
                (p.campaign.id, c.id, name)
                for p in profiles
                for s, c in _criteria(p)
                for name in (c.recipients or s.recipients)
            ],
        ),
        "criterion_basis": _rows(
            CriterionBasisTable,
            [row for p in profiles for _, c in _criteria(p) for row in _bases(p, c)],
        ),
    }


def _criteria(profile: Profile) -> Iterator[tuple[Subject, Criterion]]:
    return ((subject, one) for subject in profile.subjects for one in subject.criteria)


def _subjects(profile: Profile) -> Iterator[Row]:
    for position, s in enumerate(profile.subjects, start=1):
        yield profile.campaign.id, s.id, position, s.label_vi, s.label_en, s.source


def _criterion(profile: Profile, position: int, subject: Subject, one: Criterion) -> Row:
    clause = one.source.partition(", ")[2] or one.source
    labels = (one.label_vi, one.label_en)
    return (profile.campaign.id, one.id, subject.id, position, *labels, clause, one.source)


def _bases(profile: Profile, one: Criterion) -> Iterator[Row]:
    said = (("indicator", one.indicators), ("task", one.tasks), ("rule", one.rules))
    named = ((kind, name) for kind, names in said for name in names)
    for position, (kind, name) in enumerate(named, start=1):
        yield profile.campaign.id, one.id, kind, name, position


def _rows(model: type[Table], rows: Sequence[Row]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=empty(model).schema, orient="row")
