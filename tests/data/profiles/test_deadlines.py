import csv
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.profiles.deadlines import add_working_days, deadlines, periods, phase_days
from data.profiles.places import REFERENCE
from data.profiles.working_days import is_working_day
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError, load_profile
from schemas.plan.reporting import PlanIssuance, YearlyReport
from tests.worlds.small_profile import small_profile

PLANS = Path(__file__).parents[3] / "campaigns"


def due(profile: Profile) -> dict[str, datetime | None]:
    return dict(deadlines(profile).select("deadline_id", "due_at").iter_rows())


def reporting(**changes: object) -> Profile:
    profile = small_profile()
    return replace(profile, reporting=replace(profile.reporting, **changes))


def plan(**changes: object) -> PlanIssuance:
    return PlanIssuance(recipient_vi="Sở", recipient_en="Department", source="s", **changes)


def days_off(first: date, last: date) -> list[str]:
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    return [f"{d:%d/%m}" for d in days if not is_working_day(d) and d.weekday() < 5]


def test_weekdays_off_in_2025_are_the_published_ones():
    assert days_off(date(2025, 1, 1), date(2025, 12, 31)) == [
        "01/01",
        *["27/01", "28/01", "29/01", "30/01", "31/01"],
        "07/04",
        *["30/04", "01/05", "02/05"],
        *["01/09", "02/09"],
    ]


def test_weekdays_off_in_2026_are_the_published_ones():
    assert days_off(date(2026, 1, 1), date(2026, 12, 31)) == [
        *["01/01", "02/01"],
        *["16/02", "17/02", "18/02", "19/02", "20/02"],
        "27/04",
        *["30/04", "01/05"],
        *["31/08", "01/09", "02/09"],
        "24/11",
    ]


@pytest.mark.parametrize(
    ("new_year", "kings"),
    [
        (date(2027, 2, 6), date(2027, 4, 16)),
        (date(2028, 1, 26), date(2028, 4, 4)),
        (date(2029, 2, 13), date(2029, 4, 23)),
        (date(2030, 2, 2), date(2030, 4, 12)),
    ],
)
def test_days_off_by_law_hold_in_years_not_yet_announced(new_year: date, kings: date) -> None:
    year = new_year.year
    solar = [(1, 1), (4, 30), (5, 1), (9, 2), (11, 24)]
    tet = [new_year + timedelta(days=n) for n in (-1, 0, 1, 2)]
    by_law = [kings, *tet, *(date(year, month, day) for month, day in solar)]
    assert [day for day in by_law if is_working_day(day)] == []
    weekdays = days_off(date(year, 1, 1), date(year, 12, 31))
    assert len(weekdays) == 12


def test_every_corrected_day_names_the_announcement_it_rests_on() -> None:
    with (REFERENCE / "working_days.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["day"] for row in rows}) == len(rows) > 0
    for row in rows:
        assert is_working_day(date.fromisoformat(row["day"])) == (row["is_working_day"] == "true")
        assert "20" in row["source"]


def test_the_shipped_plan_of_fifteen_working_days_counts_from_its_issue() -> None:
    shipped = load_profile(PLANS / "vinh-long.toml")
    assert due(shipped)["plan-1"] is None
    counted, quarter = shipped.reporting.plans
    dated = replace(counted, issued_on=date(2025, 10, 6))
    issued = replace(shipped, reporting=replace(shipped.reporting, plans=(dated, quarter)))
    found = due(issued)
    assert (counted.working_days, counted.recipient_vi) == (15, "Sở Nội vụ")
    assert found["plan-1"] == datetime(2025, 10, 27, 23, 59, 59)
    assert found["plan-2"] == datetime(2025, 12, 31, 23, 59, 59)
    assert found["yearly-2026"] == datetime(2026, 11, 14, 23, 59, 59)


def test_saturdays_made_up_for_a_day_off_are_working_days():
    worked = [date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)]
    assert [is_working_day(day) for day in worked] == [True, True, True]
    assert not is_working_day(date(2025, 4, 19))


def test_fifteen_working_days_skip_weekends_and_do_not_count_the_first_day():
    assert add_working_days(date(2025, 10, 6), 5) == date(2025, 10, 13)
    assert add_working_days(date(2025, 10, 6), 15) == date(2025, 10, 27)


def test_fifteen_working_days_across_tet_end_after_the_holiday():
    assert add_working_days(date(2025, 1, 20), 15) == date(2025, 2, 17)
    assert add_working_days(date(2026, 2, 9), 15) == date(2026, 3, 9)


def test_days_the_profile_adds_or_removes_win_over_the_calendar():
    start = date(2025, 10, 6)
    assert add_working_days(start, 5, added=[date(2025, 10, 8)]) == date(2025, 10, 14)
    assert add_working_days(start, 5, removed=[date(2025, 10, 11)]) == date(2025, 10, 11)
    assert is_working_day(date(2025, 9, 2), removed=[date(2025, 9, 2)])


@given(st.dates(date(2025, 1, 1), date(2030, 6, 30)), st.integers(1, 30))
def test_exactly_that_many_working_days_lie_between_start_and_the_day_found(start, days):
    found = add_working_days(start, days)
    between = [date.fromordinal(n) for n in range(start.toordinal() + 1, found.toordinal() + 1)]
    assert sum(map(is_working_day, between)) == days
    assert is_working_day(found)


def test_before_15_november_means_the_last_second_of_the_14th_in_every_year():
    yearly = YearlyReport(
        recipient_vi="Sở", recipient_en="Department", source="s", before_month=11, before_day=15
    )
    found = due(reporting(yearly=yearly))
    assert [found[f"yearly-{year}"] for year in range(2025, 2031)] == [
        datetime(year, 11, 14, 23, 59, 59) for year in range(2025, 2031)
    ]


def test_a_yearly_report_is_not_due_before_the_campaign_starts():
    profile = reporting(
        yearly=YearlyReport(
            recipient_vi="Sở", recipient_en="Dep", source="s", before_month=11, before_day=15
        )
    )
    late = replace(profile, phases=replace(profile.phases, starts_on=date(2025, 11, 20)))
    assert "yearly-2025" not in due(late)
    assert "yearly-2026" in due(late)


def test_a_yearly_report_without_a_date_has_a_deadline_that_is_not_known():
    found = due(
        reporting(yearly=YearlyReport(recipient_vi="Sở", recipient_en="Department", source="s"))
    )
    assert found["yearly-2026"] is None


def test_fifteen_working_days_cannot_be_computed_until_the_issue_date_is_set():
    blank = due(reporting(plans=(plan(working_days=15),)))
    dated = due(reporting(plans=(plan(working_days=15, issued_on=date(2025, 10, 6)),)))
    assert blank["plan-1"] is None
    assert dated["plan-1"] == datetime(2025, 10, 27, 23, 59, 59)


def test_a_plan_deadline_follows_the_profiles_own_days_off():
    issued = plan(working_days=15, issued_on=date(2025, 10, 6))
    found = due(reporting(plans=(issued,), holidays_added=(date(2025, 10, 7),)))
    assert found["plan-1"] == datetime(2025, 10, 28, 23, 59, 59)


def test_a_plan_with_a_date_is_due_at_the_end_of_that_day():
    found = due(reporting(plans=(plan(), plan(due_on=date(2025, 12, 31)))))
    assert (found["plan-1"], found["plan-2"]) == (None, datetime(2025, 12, 31, 23, 59, 59))


def test_both_reviews_are_deadlines():
    found = due(small_profile())
    assert found["interim"] == datetime(2027, 6, 15, 23, 59, 59)
    assert found["final"] == datetime(2030, 12, 15, 23, 59, 59)


def test_a_period_belongs_to_the_phase_its_last_day_falls_in():
    phase = dict(periods(small_profile()).select("period_id", "phase_id").iter_rows())
    assert phase["2027-Q2"] == "phase-1"
    assert phase["2027-Q3"] == "phase-2"
    assert phase["2030-Q4"] == "phase-2"


@pytest.mark.parametrize("met_on", [date(2027, 3, 3), date(2027, 6, 29), date(2027, 12, 15)])
def test_moving_the_meeting_moves_its_deadline_and_no_period(met_on):
    profile = small_profile()
    moved = replace(profile, phases=replace(profile.phases, interim_review_on=met_on))
    assert periods(moved).equals(periods(profile))
    assert due(moved)["interim"].date() == met_on


def test_without_a_day_a_phase_ends_with_its_last_year():
    profile = small_profile()
    phases = replace(profile.phases, phase_1_ends_on=None)
    assert phase_days(phases) == (
        ("phase-1", date(2025, 5, 14), date(2027, 12, 31)),
        ("phase-2", date(2028, 1, 1), date(2030, 12, 31)),
    )


def test_a_published_table_has_one_phase_and_no_review():
    profile = small_profile(level="published")
    phases = replace(
        profile.phases,
        phase_2_years=None,
        phase_1_ends_on=None,
        interim_review_on=None,
        final_review_on=None,
    )
    alone = replace(profile, phases=phases)
    assert phase_days(phases) == (("phase-1", date(2025, 5, 14), date(2027, 12, 31)),)
    assert set(periods(alone)["phase_id"]) == {"phase-1"}
    assert not set(deadlines(alone)["kind"]) & {"interim", "final"}


@pytest.mark.parametrize(
    ("cadence", "first", "last", "names", "ends"),
    [
        ("quarter", "2025-Q4", "2026-Q1", ["2025-Q4", "2026-Q1"], ["2025-12-31", "2026-03-31"]),
        ("half", "2025-H2", "2026-H1", ["2025-H2", "2026-H1"], ["2025-12-31", "2026-06-30"]),
        ("year", "2027", "2028", ["2027", "2028"], ["2027-12-31", "2028-12-31"]),
    ],
)
def test_periods_run_from_the_first_to_the_last_of_the_cadence(cadence, first, last, names, ends):
    frame = periods(reporting(cadence=cadence, first_period=first, last_period=last))
    assert frame["period_id"].to_list() == names
    assert [str(day) for day in frame["end_date"]] == ends


def test_a_period_is_due_the_given_days_after_its_end_at_the_last_second():
    frame = periods(reporting(days_to_report=15))
    assert frame["due_at"][0] == datetime(2025, 10, 15, 23, 59, 59)


def test_a_period_of_another_cadence_is_refused_with_file_and_key():
    with pytest.raises(ProfileError, match=r"thu\.toml: reporting\.last_period: «2030»"):
        periods(reporting(last_period="2030"))
