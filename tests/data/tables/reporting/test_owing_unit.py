from tests.worlds.pipeline.steps import made

OBLIGATION = """
    obligation_id | kind   | period_id | phase_id | roster_day
    2026-Q3       | period | 2026-Q3   | phase-1  | 2026-09-30
    yearly-2026   | yearly |           |          | 2026-12-31
"""


def test_units_of_the_day_owe_a_period_with_an_indicator_in_its_phase_and_what_binds_them() -> None:
    found = made(
        "owing_unit",
        obligation=OBLIGATION,
        unit="""
            unit_id | valid_from | valid_to
            u1      | 2020-01-01 |
            u2      | 2020-01-01 |
            u3      | 2020-01-01 | 2026-09-30
            u4      | 2026-10-01 |
        """,
        unit_type="unit_type | label_vi\nward | Phường",
        assigned="""
            unit_id | indicator_id | phase_id
            u1      | i            | phase-1
            u1      | j            | phase-1
            u2      | i            | phase-2
            u3      | i            | phase-1
            u4      | i            | phase-1
        """,
        bound_unit="""
            deadline_id | unit_id
            yearly-2026 | u1
            yearly-2026 | u3
            yearly-2026 | u4
        """,
        membership="""
            unit_id | year | from_date  | to_date    | cluster_id
            u1      | 2026 | 2026-01-01 | 2026-11-30 | cum-1
            u1      | 2026 | 2026-12-01 | 2026-12-31 | cum-2
        """,
    )
    assert found.shows("""
        obligation_id | unit_id | type_name_vi | cluster_id
        2026-Q3       | u1      | Phường       | cum-1
        2026-Q3       | u3      | Phường       |
        yearly-2026   | u1      | Phường       | cum-2
        yearly-2026   | u4      | Phường       |
    """)
