from tests.worlds.pipeline.steps import made

UNIT = """
    unit_id | valid_from | valid_to   | successor_id
    u1      | 2020-01-01 | 2025-12-31 | u2
    u2      | 2020-01-01 | 2026-03-31 | u3
    u3      | 2026-04-01 | 2026-08-31 | u4
    u4      | 2020-01-01 | 2026-09-30 | u5
    u5      | 2020-01-01 | 2026-10-31 | u6
    u6      | 2020-01-01 |            |
    gone    | 2020-01-01 | 2025-12-31 |
    own     | 2020-01-01 | 2025-12-31 | own
    there   | 2020-01-01 |            | u6
"""


def test_sums_go_to_the_successor_of_that_day_up_to_the_fourth() -> None:
    found = made("heir", asked_day="as_of\n2026-10-01", unit=UNIT)
    assert found.shows("""
        unit_id | heir_id
        u1      | u5
        u2      | u5
        u3      | u5
        u4      | u5
    """)
    found = made("heir", asked_day="as_of\n2026-11-01", unit=UNIT)
    assert found.shows("""
        unit_id | heir_id
        u1      | u5
        u2      | u6
        u3      | u6
        u4      | u6
        u5      | u6
    """)


def test_a_merger_counts_from_the_day_after_the_last_one_of_the_unit() -> None:
    assert made("heir", asked_day="as_of\n2025-12-31", unit=UNIT).shows("")
    found = made("heir", asked_day="as_of\n2026-01-01", unit=UNIT)
    assert found.shows("""
        unit_id | heir_id
        u1      | u2
    """)


def test_a_successor_that_begins_later_takes_over_on_its_own_first_day() -> None:
    unit = """
        unit_id | valid_from | valid_to   | successor_id
        u1      | 2020-01-01 | 2025-12-31 | u2
        u2      | 2026-02-01 |            |
    """
    assert made("heir", asked_day="as_of\n2026-01-31", unit=unit).shows("")
    assert made("heir", asked_day="as_of\n2026-02-01", unit=unit).shows(
        "unit_id | heir_id\nu1 | u2"
    )


def test_two_that_name_each_other_go_no_further() -> None:
    unit = """
        unit_id | valid_from | valid_to   | successor_id
        u1      | 2020-01-01 | 2025-12-31 | u2
        u2      | 2020-01-01 | 2025-12-31 | u1
    """
    found = made("heir", unit=unit)
    assert found.shows("""
        unit_id | heir_id
        u1      | u2
        u2      | u1
    """)
