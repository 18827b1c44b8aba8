"""What must hold of subjects and their criteria (đối tượng, tiêu chí): codes, whom, by what."""

from collections.abc import Iterator, Sequence

from schemas.plan.profile import Profile
from schemas.plan.profile_refusal import nearest
from schemas.plan.subjects import Criterion, Subject
from schemas.words import RECIPIENTS


def broken_subjects(profile: Profile) -> Iterator[str]:
    """A line for each fault of the subjects, but of the tasks their criteria name."""
    for at, name, key, known in _references(profile):
        if name not in known:
            hint = nearest(name, list(known))
            yield f"{at}: không có / no such «{name}» trong / in {key}{hint}"
    yield from _shared(profile)


def unknown_tasks(profile: Profile) -> Iterator[str]:
    """Criteria that name a task the plan does not have; tasks stand in a sheet of their own."""
    known = [task.id for task in profile.tasks]
    for subject in profile.subjects:
        for criterion in subject.criteria:
            at = f"{_at(subject, criterion)}.tasks"
            for name in criterion.tasks:
                if name not in known:
                    yield (
                        f"{at}: không có / no such «{name}» trong / in tasks{nearest(name, known)}"
                    )


def _at(subject: Subject, criterion: Criterion) -> str:
    return f"subjects.{subject.id}.criteria «{criterion.id}»"


def _references(profile: Profile) -> Iterator[tuple[str, str, str, Sequence[str]]]:
    """Where a subject or a criterion names something, what, and what there is."""
    types = [u.id for u in profile.unit_types]
    indicators = [i.id for i in profile.indicators]
    rules = [r.id for r in profile.awards.rules]
    for subject in profile.subjects:
        at = f"subjects.{subject.id}"
        for name in subject.unit_types:
            yield f"{at}.unit_types", name, "unit_types", types
        for name in subject.recipients:
            yield f"{at}.recipients", name, "recipients", list(RECIPIENTS)
        for criterion in subject.criteria:
            for name in criterion.indicators:
                yield f"{_at(subject, criterion)}.indicators", name, "indicators", indicators
            for name in criterion.rules:
                yield f"{_at(subject, criterion)}.rules", name, "awards.rules", rules
            for name in criterion.recipients:
                whose = f"{at}.recipients"
                yield f"{_at(subject, criterion)}.recipients", name, whose, subject.recipients


def _shared(profile: Profile) -> Iterator[str]:
    """Codes of criteria given twice; types of units and recipients that two subjects claim."""
    found = {
        "subjects.criteria": [c.id for s in profile.subjects for c in s.criteria],
        "subjects.unit_types": [u for s in profile.subjects for u in s.unit_types],
        "subjects.recipients": [r for s in profile.subjects for r in s.recipients],
    }
    for key, names in found.items():
        for name in sorted({n for n in names if names.count(n) > 1}):
            yield (
                f"{key}: «{name}» hai lần; mỗi mã chỉ một đối tượng"
                " / twice; a code belongs to one subject"
            )
