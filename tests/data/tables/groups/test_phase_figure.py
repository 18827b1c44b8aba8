from tests.worlds.pipeline.steps import made

SCOPE = "scope_id=s\nunit_id\nu1\nu2\nu3"


def phases(rows: str) -> dict[str, object]:
    head = "indicator_id=i | adds_up=sum\nunit_id | phase_id | value | target_value | weight\n"
    return made("phase_figure", unit_standing=head + rows, scope_unit=SCOPE).rows[0]


def test_both_phases_are_of_the_units_with_a_value_in_each_phase_that_has_one() -> None:
    found = phases("""
        u1 | phase-1 | 101 | 201 | 1
        u1 | phase-2 | 111 | 211 | 1
        u2 | phase-1 | 102 | 202 | 1
        u2 | phase-2 |     | 212 | 1
        u3 | phase-1 | 103 | 203 | 1
        u3 | phase-2 | 113 | 213 | 1
    """)
    assert (found["phase_1_value"], found["phase_2_value"]) == (101 + 103, 111 + 113)
    assert (found["phase_1_target"], found["phase_2_target"]) == (201 + 203, 211 + 213)
    assert (found["unit_count"], found["expected_count"]) == (2, 3)


def test_before_phase_2_has_a_value_nobody_needs_one() -> None:
    found = phases("""
        u1 | phase-1 | 101 | 201 | 1
        u1 | phase-2 |     | 211 | 1
        u2 | phase-1 |     | 202 | 1
        u2 | phase-2 |     | 212 | 1
    """)
    assert (found["phase_1_value"], found["phase_2_value"]) == (101, None)
    assert (found["phase_2_target"], found["unit_count"], found["expected_count"]) == (211, 1, 2)


def test_without_any_value_the_targets_of_all_are_shown_null_where_one_lacks_it() -> None:
    found = phases("""
        u1 | phase-1 | | 201 | 1
        u1 | phase-2 | | 211 | 1
        u2 | phase-1 | | 202 | 1
        u2 | phase-2 | |     | 1
    """)
    assert (found["phase_1_target"], found["phase_2_target"]) == (201 + 202, None)
    assert found["unit_count"] == 0


def test_each_phase_is_asked_for_on_the_latest_day_of_the_units_shown() -> None:
    found = made(
        "phase_figure",
        unit_standing="""
            indicator_id=i | adds_up=sum | weight=1
            unit_id | phase_id | value | required_date
            u1      | phase-1  | 101   | 2026-06-30
            u1      | phase-2  | 111   | 2027-03-31
            u2      | phase-1  | 102   | 2026-09-30
            u2      | phase-2  | 112   | 2027-06-30
            u3      | phase-1  | 103   | 2026-12-31
            u3      | phase-2  |       | 2027-12-31
        """,
        scope_unit=SCOPE,
    )
    assert found.shows("""
        phase_1_value | phase_2_value | phase_1_date | phase_2_date | unit_count
        101 + 102     | 111 + 112     | 2026-09-30   | 2027-06-30   | 2
    """)


def test_a_unit_without_a_weight_is_not_counted() -> None:
    rows = [f"{unit} | {phase} | {said}" for unit, said in UNITS for phase in PHASES]
    found = phases("\n".join(rows))
    assert (found["phase_1_value"], found["unit_count"]) == (101, 1)


UNITS = (("u1", "101 | | 1"), ("u2", "102 | | 0"))
PHASES = ("phase-1", "phase-2")
