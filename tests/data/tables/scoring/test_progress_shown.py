from tests.worlds.pipeline.steps import made

PHASE = """
    phase_id | start_date | end_date
    phase-1  | 2025-01-01 | 2026-12-31
    phase-2  | 2026-12-31 | 2030-12-31
"""
STANDING = """
    basis  | phase_id | scope_id | indicator_id | value | achieved_ratio | required_ratio
    now    | phase-1  | unit:u1  | i            | 101   | 0.1            | 0.2
    now    | phase-2  | unit:u1  | i            | 102   | 0.3            | 0.4
    before | phase-2  | unit:u1  | i            | 103   | 0.5            | 0.6
    now    | phase-2  | all:*:*  | i            | 104   | 0.7            | 0.8
"""
CONTENT = """
    basis  | phase_id | scope_id | content_id | achieved_ratio | required_ratio
    now    | phase-2  | unit:u1  | nd1        | 0.2            | 0.4
    now    | phase-2  | unit:u1  | nd2        | 0.6            | 0.5
    now    | phase-2  | unit:u1  | nd3        |                | 0.9
    before | phase-2  | unit:u1  | nd1        | 0.9            | 0.9
"""


def test_a_day_that_two_phases_share_is_of_the_later_one() -> None:
    found = made(
        "progress_shown",
        roster="unit_id\nu1",
        phase=PHASE,
        group_standing=STANDING,
        group_content=CONTENT,
    )
    assert found.shows("""
        unit_id | reads       | value | achieved_ratio  | required_ratio
        u1      | indicator:i | 102   | 0.3             | 0.4
        u1      | content:nd1 |       | 0.2             | 0.4
        u1      | content:nd2 |       | 0.6             | 0.5
        u1      | content:nd3 |       |                 | 0.9
        u1      | campaign    |       | (0.2 + 0.6) / 2 | (0.4 + 0.5) / 2
    """)


def test_before_any_phase_the_first_is_read() -> None:
    day = "as_of\n2024-12-31"
    found = made(
        "progress_shown", asked_day=day, roster="unit_id\nu1", phase=PHASE, group_standing=STANDING
    )
    assert found.shows("""
        unit_id | reads       | value
        u1      | indicator:i | 101
    """)
