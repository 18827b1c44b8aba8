"""What must hold inside one rubric and against its campaign's profile; a line for each fault."""

from collections.abc import Iterator, Sequence
from datetime import date

from schemas.plan.profile import Profile
from schemas.plan.profile_refusal import nearest
from schemas.scoring.rubric import WHOLE, Rubric, RubricCriterion, RubricSection
from schemas.words import STAGES

POINTS = 1e-9  # dust of adding up points
RESERVED = ("vote", WHOLE)
COMMON_YEAR = 2025


def broken_rubric(rubric: Rubric, profile: Profile) -> list[str]:
    """Ids given twice, references that point at nothing, points that do not add up."""
    return [
        *_names(rubric),
        *_references(rubric, profile),
        *_assessed(rubric, profile),
        *_limits(rubric),
        *_sums(rubric),
        *(line for c in rubric.criteria for line in _kind(c, profile)),
        *_order(rubric),
    ]


def overlapping(rubrics: Sequence[Rubric]) -> Iterator[str]:
    """Versions given twice; units, clusters or the day of the progress two rubrics disagree on."""
    for place, one in enumerate(rubrics):
        for other in rubrics[place + 1 :]:
            if one.campaign == other.campaign:
                yield from _clashes(one, other)


def _clashes(one: Rubric, other: Rubric) -> Iterator[str]:
    at = f"«{one.id}», «{other.id}»"
    if (one.id, one.version) == (other.id, other.version):
        yield f"«{one.id}» v{one.version}: hai lần / twice"
    if one.id == other.id or one.year_from > other.year_to or other.year_from > one.year_to:
        return
    named = bool(one.clusters or other.clusters)
    shared = {*one.clusters} & {*other.clusters}
    shared |= set() if named else {*one.unit_types} & {*other.unit_types}
    if shared or WHOLE in (one.scope, other.scope):
        yield f"{at}: cùng chấm / both score: {', '.join(sorted(shared)) or WHOLE}"
    if one.progress_on != other.progress_on:
        yield f"{at}: progress_on phải giống nhau trong một năm / must be the same in a year"


def _names(rubric: Rubric) -> Iterator[str]:
    groups = {
        "sections": [s.id for s in rubric.sections],
        "criteria": [c.id for c in rubric.criteria],
        "grades": [g.id for g in rubric.grades],
        "vetoes": [v.id for v in rubric.vetoes],
    }
    for key, ids in groups.items():
        yield from (f"{key}: «{n}» hai lần / twice" for n in sorted({*ids}) if ids.count(n) > 1)
    for name in RESERVED:
        if name in groups["criteria"]:
            yield f"criteria: «{name}» là mã dành riêng / is a reserved code"


def _references(rubric: Rubric, profile: Profile) -> Iterator[str]:
    sections = [s.id for s in rubric.sections]
    asked = [(f"criteria «{c.id}».section", c.section, sections) for c in rubric.criteria]
    asked += [("ties.section", t.section or "", sections) for t in rubric.ties if t.by == "section"]
    asked += [("left_out", name, [c.id for c in rubric.criteria]) for name in rubric.left_out]
    asked += [("awards.form", a.form, [f.id for f in profile.awards.forms]) for a in rubric.awards]
    asked += [
        ("awards.grade", a.grade, [g.id for g in rubric.grades]) for a in rubric.awards if a.grade
    ]
    asked += [("unit_types", u, [t.id for t in profile.unit_types]) for u in rubric.unit_types]
    for at, name, known in asked:
        if name not in known:
            yield f"{at}: không có / no such «{name}»{nearest(name, known)}"
    if not (rubric.unit_types or rubric.clusters or rubric.scope == WHOLE):
        yield "unit_types: cần loại đơn vị hoặc clusters / unit types or clusters are needed"


def _assessed(rubric: Rubric, profile: Profile) -> Iterator[str]:
    """Criteria of the plan that it does not have, or has for others than the rubric scores."""
    whose = {c.id: s for s in profile.subjects for c in s.criteria}
    for part, lines in (("criteria", rubric.criteria), ("vetoes", rubric.vetoes)):
        for line in lines:
            at = f"{part} «{line.id}».assesses"
            for name in line.assesses:
                subject = whose.get(name)
                if subject is None:
                    yield (
                        f"{at}: không có tiêu chí / no such criterion «{name}» trong / in subjects"
                        f"{nearest(name, list(whose))}; thiết lập của hệ thống thì để trống"
                        " / leave it blank for a setting of the system"
                    )
                elif rubric.unit_types and not {*rubric.unit_types} & {*subject.unit_types}:
                    yield (
                        f"{at}: «{name}» là tiêu chí của «{subject.label_vi}», thang này không chấm"
                        f" / is a criterion of «{subject.label_en}», not scored by this rubric"
                    )


def _limits(rubric: Rubric) -> Iterator[str]:
    positive = {
        "version": rubric.version,
        "total_points": rubric.total_points,
        "step": rubric.step,
        **{f"criteria «{c.id}».max_points": c.max_points for c in rubric.criteria},
        **{f"awards «{a.form}».rank_from": a.rank_from for a in rubric.awards},
    }
    yield from (
        f"{at}: {value:g}: phải lớn hơn 0 / must be above 0"
        for at, value in positive.items()
        if value <= 0
    )
    if not 0 <= rubric.decimals <= 4:
        yield f"decimals: {rubric.decimals}: từ 0 đến 4 / from 0 to 4"


def _sums(rubric: Rubric) -> Iterator[str]:
    whole = sum(section.max_points for section in rubric.sections)
    if abs(whole - rubric.total_points) > POINTS:
        yield f"total_points: {rubric.total_points:g} ≠ các mục / sections {whole:g}"
    for section in rubric.sections:
        given = base_points(rubric, section)
        if given < section.max_points - POINTS:
            yield (
                f"sections «{section.id}»: tiêu chí / criteria {given:g} < {section.max_points:g}"
            )


def base_points(rubric: Rubric, section: RubricSection) -> float:
    """Points the base criteria of a section give at most, before its cap."""
    return sum(
        c.max_points for c in rubric.criteria if c.section == section.id and c.counts == "base"
    )


def _kind(criterion: RubricCriterion, profile: Profile) -> Iterator[str]:
    at = f"criteria «{criterion.id}»"
    if (criterion.kind == "count") != (criterion.each_points is not None):
        yield f"{at}: each_points đi cùng kind = «count» / both or neither"
    if (criterion.kind == "progress") != (criterion.reads is not None):
        yield f"{at}: reads đi cùng kind = «progress» / both or neither"
    if criterion.zero_at == criterion.full_at:
        yield f"{at}: zero_at = full_at"
    if criterion.min_points > 0 or (criterion.min_points < 0 and criterion.kind != "net"):
        yield f"{at}: min_points ≤ 0, < 0 chỉ với / only with kind = «net»"
    if criterion.reads:
        yield from _reads(at, criterion.reads, profile)


def _reads(at: str, reads: str, profile: Profile) -> Iterator[str]:
    kind, _, name = reads.partition(":")
    known = {
        "content": [c.id for c in profile.contents],
        "indicator": [i.id for i in profile.indicators],
        "campaign": [""],
    }
    if kind not in known:
        yield f"{at}.reads: campaign, content:<id>, indicator:<id>, không phải / not «{reads}»"
    elif name not in known[kind]:
        yield f"{at}.reads: không có / no such «{name}»{nearest(name, known[kind])}"


def _order(rubric: Rubric) -> Iterator[str]:
    if list(rubric.stages) != [s for s in STAGES if s in rubric.stages]:
        yield f"stages: theo thứ tự / in the order {', '.join(STAGES)}"
    typed = [c for c in rubric.criteria if c.kind != "progress"]
    if typed and "self" not in rubric.stages:
        yield "stages: tiêu chí phải nhập cần bước self / typed criteria need stage self"
    limits = [grade.min_points for grade in rubric.grades]
    if limits != sorted(limits, reverse=True):
        yield "grades: từ cao xuống thấp / the highest first"
    if rubric.year_from > rubric.year_to:
        yield "year_from ≤ year_to"
    yield from _days(rubric)
    yield from (
        f"awards «{a.form}»: rank_from ≤ rank_to" for a in rubric.awards if a.rank_from > a.rank_to
    )
    forms = [a.form for a in rubric.awards]
    yield from (f"awards: «{f}» hai lần / twice" for f in sorted({*forms}) if forms.count(f) > 1)


def _days(rubric: Rubric) -> Iterator[str]:
    try:
        date(COMMON_YEAR, *rubric.progress_on)
    except ValueError:
        yield "progress_on: [tháng, ngày] của năm nào cũng có / [month, day] of every year"
