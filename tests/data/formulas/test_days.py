from tests.worlds.pipeline.steps import worth
from tests.worlds.query_store import query_store
from tests.worlds.rows.plans import END


def test_what_arrived_on_the_day_itself_is_known() -> None:
    assert str(worth("day_after(DATE '2026-12-31')")) == "2027-01-01 00:00:00"


def test_the_last_second_of_a_day_may_be_the_last_on_time_one() -> None:
    due = "TIMESTAMP '2026-12-31 23:59:59'"
    assert worth(f"is_still_open({due}, DATE '2026-12-31')")
    assert not worth(f"is_still_open({due}, DATE '2027-01-01')")
    assert worth("is_still_open(NULL, DATE '2027-01-01')")


def test_figures_are_asked_for_past_the_deadline_and_printed_ones_once_the_period_is_over() -> None:
    said = "DATE '2026-09-30', TIMESTAMP '2026-10-15 23:59:59', DATE '{}'"
    days = ("2026-09-30", "2026-10-15", "2026-10-16")
    assert [worth(f"is_past_due('province', {said.format(day)})") for day in days] == [
        False,
        False,
        True,
    ]
    assert worth(f"is_past_due('published', {said.format('2026-09-30')})")
    assert not worth(f"is_past_due('published', {said.format('2026-09-29')})")


def test_a_unit_is_there_on_its_first_and_its_last_day() -> None:
    days = ("2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01")
    there = "is_there(DATE '2026-01-01', DATE '2026-06-30', DATE '{}')"
    assert [worth(there.format(day)) for day in days] == [False, True, True, False]
    assert worth("is_there(DATE '2026-01-01', NULL, DATE '2040-01-01')")


def test_a_period_earlier_is_a_month_a_quarter_a_half_or_a_year() -> None:
    earlier = "previous_date('{}', DATE '2026-12-31')"
    said = {kind: str(worth(earlier.format(kind))) for kind in ("month", "quarter", "half", "year")}
    assert said == {
        "month": "2026-11-30",
        "quarter": "2026-09-30",
        "half": "2026-06-30",
        "year": "2025-12-31",
    }


def test_two_values_compare_where_one_is_a_period_older() -> None:
    said = "is_next('quarter', DATE '{}', DATE '{}')"
    assert worth(said.format("2026-12-31", "2026-09-30"))
    assert not worth(said.format("2026-12-31", "2026-06-30"))
    assert not worth(said.format("2026-12-31", "2026-12-31"))


def test_a_scope_is_named_by_what_narrows_it_and_one_unit_is_the_same_scope_always() -> None:
    assert worth("scope_of(NULL, NULL, NULL)") == "all:*:*"
    assert worth("scope_of('ward', 'cum-1', NULL)") == "all:ward:cum-1"
    assert worth("scope_of('ward', 'cum-1', 'u1')") == "unit:u1"
    assert worth("asked_of('ward', NULL, 'u1')") == "ward:*:u1"


def test_units_are_counted_on_the_day_but_never_after_the_campaigns_last_one() -> None:
    store = query_store()
    asked = "SELECT roster_date('c', DATE '{}')"
    days = [store.execute(asked.format(d)).fetchall()[0][0] for d in ("2030-05-01", "2040-05-01")]
    assert [str(day) for day in days] == ["2030-05-01", str(END)]
