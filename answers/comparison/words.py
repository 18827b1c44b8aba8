"""A comparison in sentences: one headline, a line for each subject, what it rests on."""

from collections.abc import Iterator, Mapping

from answers.comparison.compare import Comparison
from answers.comparison.sides import Moment
from schemas.row import Row
from schemas.snapshot import PARTS
from translations import Translator
from translations.phrases import capital, counted, joined
from translations.value_words import COMPARISON_COUNT_KEYS, COMPARISON_LINE_KEYS

COMPARISON_PART_KEYS = {
    "boundaries": "comparison.part.boundaries",
    "code": "comparison.part.code",
    "data": "comparison.part.data",
    "profile": "comparison.part.profile",
    "quota": "comparison.part.quota",
    "rubric": "comparison.part.rubric",
}

HIGHLIGHTS = {
    "reports": ("new", "changed", "gone"),
    "progress": ("statuses",),
    "scores": ("leaders",),
}


def moment_words(moment: Moment, t: Translator) -> str:
    """«CL-2026-10-31-01 · 3f2a9c1e, Họp quý (tính đến 31/10/2026)»; today is said so."""
    as_of = t.date(moment.as_of)
    if moment.snapshot is None:
        return t("comparison.today", as_of=as_of)
    made = moment.snapshot
    return t("comparison.snapshot", label=made.label, name=made.name, as_of=as_of)


def between(found: Comparison, t: Translator) -> str:
    """Which two moments are compared."""
    sides = {"before": found.before, "after": found.after}
    return t("comparison.between", **{key: moment_words(m, t) for key, m in sides.items()})


def headline(found: Comparison, t: Translator) -> str:
    """The one sentence: what matters most, or that nothing differs at all."""
    if found.is_same:
        count = sum(part.same_count for part in found.parts.values())
        return t("comparison.nothing", count=t.number(count))
    return capital("; ".join(_highlights(found, t))) or t("comparison.small")


def _highlights(found: Comparison, t: Translator) -> Iterator[str]:
    subjects = {"reports": _reports(found), "progress": _progress(found), "scores": _scores(found)}
    for name, keys in HIGHLIGHTS.items():
        yield from _pieces(name, {key: subjects[name][key] for key in keys}, t)
    decided = found.parts["counts"].rows.filter(counted="decided").to_dicts()
    for row in decided:
        phase = t(f"phase.{row['phase_id']}").lower()
        yield f"{_changed_count(row, t, 'decided')} ({phase})"


def lines(found: Comparison, t: Translator) -> list[str]:
    """Reports, progress, scoring, awards: a line each; what did not happen is left out."""
    subjects = {
        "reports": _reports(found),
        "progress": _progress(found),
        "scores": _scores(found),
        "awards": _proposals(found),
    }
    said = {name: _pieces(name, counts, t) for name, counts in subjects.items()}
    said["awards"] = [*_four_counts(found, t), *said["awards"]]
    return [
        t(COMPARISON_LINE_KEYS[name], said="; ".join(pieces) or t("comparison.as_before"))
        for name, pieces in said.items()
    ]


def parts_line(found: Comparison, t: Translator) -> str:
    """Which parts of what figures rest on differ, which are the same, and whether the day does."""
    differ = [part for part in PARTS if found.before.parts[part] != found.after.parts[part]]
    named = {
        "differ": joined(t, [t(COMPARISON_PART_KEYS[part]) for part in differ]),
        "same": joined(t, [t(COMPARISON_PART_KEYS[part]) for part in PARTS if part not in differ]),
    }
    is_same_day = found.before.as_of == found.after.as_of
    if not differ:
        return t("comparison.parts_same" if is_same_day else "comparison.parts_other_day")
    said = t("comparison.parts" if named["same"] else "comparison.parts_all", **named)
    return said if is_same_day else f"{said} {t('comparison.other_day')}"


def _pieces(name: str, counts: Mapping[str, int], t: Translator) -> list[str]:
    return [counted(t, f"comparison.{name}.{key}", n) for key, n in counts.items() if n]


def _reports(found: Comparison) -> dict[str, int]:
    part = found.parts["reports"]
    ways = {way: part.count(way) for way in ("new", "changed", "gone", "returned")}
    return {**ways, "cells": found.parts["cells"].rows.height}


def _progress(found: Comparison) -> dict[str, int]:
    indicators = found.parts["indicators"]
    return {
        "values": indicators.moved("value"),
        "statuses": indicators.moved("status"),
        "new": indicators.count("new", "known"),
        "gone": indicators.count("gone", "unknown"),
        "contents": found.parts["contents"].moved("status"),
        "units": found.parts["units"].moved("status"),
    }


def _scores(found: Comparison) -> dict[str, int]:
    ranks, clusters = found.parts["ranks"], found.parts["clusters"]
    return {
        "ranks": ranks.moved("cluster_rank"),
        "points": ranks.moved("score_points"),
        "new": ranks.count("new", "known"),
        "gone": ranks.count("gone", "unknown"),
        "leaders": clusters.moved("leader_id"),
        "verdicts": clusters.moved("verdict"),
        "rubrics": found.parts["rubrics"].rows.height,
    }


def _proposals(found: Comparison) -> dict[str, int]:
    part = found.parts["proposals"]
    return {way: part.count(way) for way in ("new", "moved", "changed", "gone")}


def _four_counts(found: Comparison, t: Translator) -> list[str]:
    """«giai đoạn 1: đề nghị 80 → 92, quyết định 10 → 15», a phase each."""
    return [
        t(
            "comparison.counts",
            phase=t(f"phase.{key[0]}").lower(),
            counts=", ".join(_changed_count(row, t) for row in rows.to_dicts()),
        )
        for key, rows in found.parts["counts"].rows.group_by("phase_id", maintain_order=True)
    ]


def _changed_count(row: Row, t: Translator, key: str = "count_changed") -> str:
    """«quyết định 10 → 15»; a side that knows of none is –."""
    ends = {
        side: t.number(None if value is None else int(str(value)))
        for side, value in (("before", row["before_proposals"]), ("after", row["after_proposals"]))
    }
    return t(f"comparison.{key}", what=t(COMPARISON_COUNT_KEYS[row["counted"]]), **ends)
