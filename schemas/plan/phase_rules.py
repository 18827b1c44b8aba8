"""What must hold of phases and periods: order, ends that no period lies across; a line each."""

from collections.abc import Iterator
from itertools import pairwise

from schemas.plan.cadence import ends_around, last_day, position
from schemas.plan.profile import Phases, Profile

BOTH = ("phase_2_years", "interim_review_on", "final_review_on")
WRONG = "sai thứ tự / wrong order"
WORDS = {"quarter": "quý / quarter", "half": "6 tháng / half-year", "year": "năm / year"}


def broken_phases(profile: Profile) -> Iterator[str]:
    """Phases that a period lies across, missing or misplaced days, periods outside all phases."""
    phases = profile.phases
    if profile.campaign.level != "published":
        missing = [key for key in BOTH if getattr(phases, key) is None]
        yield from (f"thiếu khóa / missing key «phases.{key}»" for key in missing)
    if phases.phase_2_years is None and phases.phase_2_ends_on is not None:
        yield "phases.phase_2_ends_on: không có giai đoạn 2 / no phase 2 (phase_2_years)"
    yield from _order(phases)
    yield from _ends(profile)
    yield from _periods(profile)


def _order(phases: Phases) -> Iterator[str]:
    ends = {"starts_on": phases.starts_on, "phase_1_ends_on": phases.phase_1_end}
    if phases.phase_2_years is not None:
        ends["phase_2_ends_on"] = phases.last_day
    meetings = {
        key: day
        for key, day in (
            ("starts_on", phases.starts_on),
            ("interim_review_on", phases.interim_review_on),
            ("final_review_on", phases.final_review_on),
        )
        if day is not None
    }
    for row in (ends, meetings):
        days = list(row.values())
        if any(a >= b for a, b in pairwise(days)):
            said = " < ".join(f"{key} ({day})" for key, day in row.items())
            yield f"phases: {said}: {WRONG}"


def _ends(profile: Profile) -> Iterator[str]:
    phases, cadence = profile.phases, profile.reporting.cadence
    ends = {"phase_1_ends_on": phases.phase_1_end}
    if phases.phase_2_years is not None:
        ends["phase_2_ends_on"] = phases.last_day
    for key, day in ends.items():
        before, after = ends_around(day, cadence)
        if day != after:
            yield (
                f"phases.{key}: {day} không phải ngày cuối kỳ ({WORDS[cadence]}), kỳ không được"
                " nằm vắt qua hai giai đoạn / is not the last day of a period, and no period may"
                f" lie across two phases; gần nhất / nearest: {before}, {after}"
            )


def _periods(profile: Profile) -> Iterator[str]:
    """Periods outside every phase, and phases no period belongs to."""
    phases, reporting = profile.phases, profile.reporting
    first = position(reporting.first_period, reporting.cadence)
    last = position(reporting.last_period, reporting.cadence)
    if first is not None:
        end, name = last_day(first, reporting.cadence), reporting.first_period
        if end < phases.starts_on:
            yield (
                f"reporting.first_period: «{name}» kết thúc trước ngày bắt đầu / ends before"
                f" phases.starts_on ({phases.starts_on})"
            )
        if end > phases.phase_1_end:
            yield (
                f"reporting.first_period: «{name}»: giai đoạn 1 không có kỳ nào / no period in"
                f" phase 1, which ends on {phases.phase_1_end}"
            )
    if last is not None:
        end, name = last_day(last, reporting.cadence), reporting.last_period
        if end > phases.last_day:
            yield (
                f"reporting.last_period: «{name}» kết thúc sau ngày cuối giai đoạn cuối / ends"
                f" after the last day of the last phase ({phases.last_day})"
            )
        if phases.phase_2_years is not None and end <= phases.phase_1_end:
            yield (
                f"reporting.last_period: «{name}»: giai đoạn 2 không có kỳ nào / no period in"
                f" phase 2, which begins after {phases.phase_1_end}"
            )
