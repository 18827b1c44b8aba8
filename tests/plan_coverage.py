"""Writes docs/plans.md from the shipped profiles: python -m tests.plan_coverage FILE.

What each plan orders, clause by clause, and where the product serves it. Part of `make docs`.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from data.profiles.catalog import load_catalog
from schemas.plan.profile import Profile

HEAD = """# Kế hoạch và sản phẩm / The plans and the product

Tệp này do `make docs` viết từ hồ sơ các phong trào (`campaigns/`); đừng sửa tay. Mỗi dòng một điều
kế hoạch giao, đặt ra hoặc ghi nhận, theo mục; cột cuối nói xem và làm ở đâu. Điều kế hoạch để ngỏ
(số lượng, hạn, ai phụ trách gì) thì để trống trong hồ sơ, không đặt thay. /
Written by `make docs` from the profiles; do not edit. A row for each thing a plan orders, sets or
rewards, by clause, with where it is seen and done. What a plan leaves open stays open.
"""
NAMES = "mục / clause|kế hoạch nói gì / what the plan says|loại / sort|ở đâu / where"
TABLE = f"| {NAMES.replace('|', ' | ')} |\n|{'---|' * 4}"
CLAUSE = re.compile(r"\b[IVX]+(?:\.[0-9]+)*(?:\.[^\W\d_](?!\w))?")
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7}
SORTS = {
    "content": ("nội dung thi đua / content", "Tổng quan, Tiến độ"),
    "criterion": ("tiêu chí / criterion", "Đơn vị, Cụm khối (thang điểm), hồ sơ đề nghị"),
    "indicator": ("chỉ tiêu / indicators", "Tiến độ, Tổng quan, Đơn vị, mẫu báo cáo"),
    "route": ("trình tự khen / route", "Khen thưởng, gói phiên họp"),
    "award": ("khen thưởng / award", "Khen thưởng, gói phiên họp"),
    "rule": ("điều kiện khen / condition", "Khen thưởng, cửa nhận bước khen"),
    "report": ("báo cáo, kế hoạch của đơn vị / obligation", "Báo cáo, Nộp báo cáo"),
    "task": ("nhiệm vụ / task", "Nhiệm vụ, Đơn vị, mục I của báo cáo"),
    "model": ("mô hình, điển hình / models", "Mô hình, mục II của báo cáo"),
    "phase": ("giai đoạn, sơ kết, tổng kết / phases", "Tổng quan, Tiến độ, kịch bản trình chiếu"),
}


class Said(NamedTuple):
    """One thing a plan says: its clauses, its words, what sort it is."""

    clauses: tuple[str, ...]
    words: str
    sort: str


def plans_page() -> str:
    """The whole page as Markdown; the campaigns that have a plan, by name."""
    profiles = [p for p in load_catalog().profiles.values() if p.campaign.level != "published"]
    blocks = [HEAD.rstrip()]
    for profile in sorted(profiles, key=lambda p: p.campaign.id):
        said = sorted(said_of(profile), key=lambda one: (_order(one), one.sort, one.words))
        blocks.append(f"## {profile.campaign.short_vi} / {profile.campaign.short_en}")
        blocks.append(_counts(said))
        blocks.append("\n".join([TABLE, *(_row(one) for one in said)]))
    return "\n\n".join(blocks) + "\n"


def said_of(profile: Profile) -> Iterator[Said]:
    """Everything the files of a campaign say with a clause."""
    for content in profile.contents:
        yield Said(clauses(content.source), content.label_vi, "content")
    for subject in profile.subjects:
        for criterion in subject.criteria:
            yield Said(clauses(criterion.source), criterion.label_vi, "criterion")
    for occasion in profile.awards.occasions:
        yield Said(clauses(occasion.source), occasion.label_vi, "award")
    for rule in profile.awards.rules:
        yield Said(clauses(rule.source), rule.label_vi, "rule")
    for step in profile.awards.route:
        yield Said(clauses(step.source), f"{step.actor_vi}: {step.task_vi}", "route")
    yield from _indicators(profile)
    for task in profile.tasks:
        yield Said(clauses(task.clause), task.label_vi, "task")
    for ask in profile.models.asks if profile.models else ():
        yield Said(clauses(ask.clause), ask.label_vi, "model")
    yield Said(clauses(profile.phases.source), "Giai đoạn và các mốc", "phase")
    yield from _obligations(profile)


def _indicators(profile: Profile) -> Iterator[Said]:
    """Indicators by the clause they rest on, a row a clause."""
    found: dict[tuple[str, ...], list[str]] = {}
    for indicator in profile.indicators:
        found.setdefault(clauses(indicator.source), []).append(indicator.label_vi)
    for names, labels in found.items():
        if names:
            yield Said(names, "; ".join(labels), "indicator")


def _obligations(profile: Profile) -> Iterator[Said]:
    reports = profile.reporting
    for plan in reports.plans:
        words = plan.printed_vi or "Kế hoạch của đơn vị"
        yield Said(clauses(plan.source), f"Ban hành kế hoạch của đơn vị: {words}", "report")
    for name, report in (
        ("Báo cáo năm", reports.yearly),
        ("Báo cáo sơ kết", reports.interim),
        ("Báo cáo tổng kết", reports.final),
    ):
        if report:
            yield Said(clauses(report.source), f"{name}, gửi {report.recipient_vi}", "report")


def clauses(source: str) -> tuple[str, ...]:
    """The clauses a source names, without the document."""
    return tuple(dict.fromkeys(CLAUSE.findall(source.partition(", ")[2] or source)))


def _order(said: Said) -> tuple[object, ...]:
    """By the first clause as plans count: IV.4 before V.1, 10 behind 9."""
    first = said.clauses[0] if said.clauses else "VII"
    roman, *rest = first.split(".")
    parts = [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in rest]
    return (ROMAN.get(roman, 9), *parts)


def _counts(said: Sequence[Said]) -> str:
    counts = [(SORTS[name][0], sum(one.sort == name for one in said)) for name in SORTS]
    return " · ".join(f"{words}: {count}" for words, count in counts if count)


def _row(said: Said) -> str:
    sort, where = SORTS[said.sort]
    return f"| {'; '.join(said.clauses) or '–'} | {said.words} | {sort} | {where} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(plans_page(), encoding="utf-8")
