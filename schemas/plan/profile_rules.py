"""What must hold inside one profile beyond its types: references, ids given once, consistency."""

from collections.abc import Iterator
from datetime import date

from schemas.plan.indicators import Indicator, Target
from schemas.plan.models import ModelRegister
from schemas.plan.phase_rules import broken_phases
from schemas.plan.profile import Profile
from schemas.plan.profile_refusal import nearest
from schemas.plan.subject_rules import broken_subjects

Reference = tuple[str, str, str]


def broken_rules(profile: Profile) -> list[str]:
    """Ids given twice, references that point at nothing, settings that contradict; a line each."""
    names = _names(profile)
    lines = [f"{key}: «{n}» hai lần / twice" for key, ids in names.items() for n in _twice(ids)]
    for at, key, name in _references(profile):
        if name not in names[key]:
            hint = nearest(name, names[key])
            lines.append(f"{at}: không có / no such «{name}» trong / in {key}{hint}")
    for number, indicator in enumerate(profile.indicators):
        at = f"indicators.{number} («{indicator.id}»)"
        lines += [f"{at}: {line}" for line in _contradictions(indicator)]
        lines += [f"{at}: {line}" for line in _revisions(profile, indicator)]
    asks = profile.models.asks if profile.models else ()
    lines += [f"models.asks.{ask.id}: {line}" for ask in asks for line in ask.contradictions()]
    return [
        *lines,
        *broken_subjects(profile),
        *_nobody(profile),
        *_nowhere(profile),
        *broken_phases(profile),
    ]


def _nobody(profile: Profile) -> Iterator[str]:
    """Indicators asked of no type of unit."""
    for number, indicator in enumerate(profile.indicators):
        if not indicator.unit_types:
            what = "chưa hỏi loại đơn vị nào: ghi ít nhất một loại / asked of nobody: name a type"
            yield f"indicators.{number} («{indicator.id}»).unit_types: {what}"


def _nowhere(profile: Profile) -> Iterator[str]:
    """Reports to nobody: a recipient that is blank."""
    for at, report in profile.reporting.bounds:
        for key in ("recipient_vi", "recipient_en"):
            said = getattr(report, key)
            if said is not None and not said.strip():
                what = "nơi nhận để trống: ghi cơ quan nhận / blank: name who receives it"
                yield f"{at}.{key}: {what}"


def _names(profile: Profile) -> dict[str, list[str]]:
    awards = profile.awards
    return {
        "contents": [c.id for c in profile.contents],
        "unit_types": [u.id for u in profile.unit_types],
        "indicators": [i.id for i in profile.indicators],
        "subjects": [s.id for s in profile.subjects],
        "reporting.sections": [s.id for s in profile.reporting.sections],
        "reporting.own": [report.kind for report in profile.reporting.own],
        "screening": [rule.id for rule in profile.screening],
        "awards.forms": [f.id for f in awards.forms],
        "awards.occasions": [o.id for o in awards.occasions],
        "awards.rules": [r.id for r in awards.rules],
        "tasks": [task.id for task in profile.tasks],
        "models.asks": [ask.id for ask in (profile.models.asks if profile.models else ())],
    }


def _twice(ids: list[str]) -> list[str]:
    return sorted({name for name in ids if ids.count(name) > 1})


def _contradictions(indicator: Indicator) -> Iterator[str]:
    if (indicator.adds_up == "weighted_mean") != (indicator.weighted_by is not None):
        yield 'weighted_by đi cùng adds_up = "weighted_mean" / both or neither'
    if indicator.kind == "flow" and indicator.adds_up not in ("sum", "none"):
        yield 'kind = "flow" chỉ cộng được bằng "sum" / a flow adds up by sum'
    marks = [
        ", ".join(str(m) for m in (t.phase, t.year, t.unit_type, t.effective_from, *_whole(t)))
        for t in indicator.targets
    ]
    for mark in _twice(marks):
        yield f"targets: «{mark}» hai lần / twice"


def _whole(target: Target) -> tuple[str, ...]:
    return ("campaign",) if target.covers == "campaign" else ()


def _revisions(profile: Profile, indicator: Indicator) -> Iterator[str]:
    """Revised targets outside the campaign, or with no earlier target to revise."""
    first, last = profile.phases.starts_on, profile.phases.last_day
    for target in indicator.targets:
        day = target.effective_from
        if day is None:
            continue
        if not first <= day <= last:
            yield f"effective_from {day}: ngoài phong trào / outside the campaign {first} – {last}"
        if not any(_is_before(other, target, day) for other in indicator.targets):
            yield f"effective_from {day}: không có gì để điều chỉnh / nothing to revise"


def _is_before(other: Target, target: Target, day: date) -> bool:
    keys = ("phase", "year", "unit_type", "covers")
    same = all(getattr(other, key) == getattr(target, key) for key in keys)
    return same and (other.effective_from is None or other.effective_from < day)


def _references(profile: Profile) -> Iterator[Reference]:
    for number, indicator in enumerate(profile.indicators):
        yield from _indicator_references(f"indicators.{number}", indicator)
    for at, bound in profile.reporting.bounds:
        for name in bound.unit_types:
            yield f"{at}.unit_types", "unit_types", name
    for number, event in enumerate(profile.annotations):
        if event.indicator:
            yield f"annotations.{number}.indicator", "indicators", event.indicator
    if profile.models:
        yield from _model_references(profile.models)
    yield from _award_references(profile)


def _model_references(models: ModelRegister) -> Iterator[Reference]:
    if models.indicator:
        yield "models.indicator", "indicators", models.indicator
    for ask in models.asks:
        for name in ask.unit_types:
            yield f"models.asks.{ask.id}.unit_types", "unit_types", name


def _indicator_references(at: str, indicator: Indicator) -> Iterator[Reference]:
    yield f"{at}.content", "contents", indicator.content
    for name in indicator.unit_types:
        yield f"{at}.unit_types", "unit_types", name
    if indicator.weighted_by:
        yield f"{at}.weighted_by", "indicators", indicator.weighted_by
    if indicator.part_of:
        yield f"{at}.part_of", "indicators", indicator.part_of
    for target in indicator.targets:
        if target.unit_type:
            yield f"{at}.targets.unit_type", "unit_types", target.unit_type


def _award_references(profile: Profile) -> Iterator[Reference]:
    awards = profile.awards
    for occasion in awards.occasions:
        for name in (*occasion.forms, *occasion.exceptional_forms):
            yield f"awards.occasions.{occasion.id}", "awards.forms", name
    for rule in awards.rules:
        at = f"awards.rules.{rule.id}"
        for name in (*rule.unit_types, *rule.rank_at_most):
            yield at, "unit_types", name
        if rule.kind in ("quota", "form"):
            for name in (*rule.forms, *(rule.allowed if rule.kind == "form" else ())):
                yield f"{at}.forms", "awards.forms", name
        if rule.rank_indicator:
            yield f"{at}.rank_indicator", "indicators", rule.rank_indicator
    for number, step in enumerate(awards.route):
        for name in step.forms:
            yield f"awards.route.{number}.forms", "awards.forms", name
        for name in step.occasions:
            yield f"awards.route.{number}.occasions", "awards.occasions", name
