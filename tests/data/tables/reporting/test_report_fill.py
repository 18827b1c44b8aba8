from tests.worlds.pipeline.steps import made


def test_values_sections_and_the_plan_are_each_what_a_unit_must_say() -> None:
    found = made(
        "report_fill",
        value_fill="period_id | unit_id | filled_count | mandatory_count\n2026-Q3 | u1 | 2 | 3",
        obligation="""
            obligation_id | kind
            2026-Q3       | period
            yearly-2026   | yearly
            plan-2026     | plan
        """,
        section="""
            report_kind | section_id | is_mandatory
            yearly      | results    | true
            yearly      | lessons    | true
            yearly      | wishes     | false
        """,
        unit="unit_id\nu1\nu2",
        remark="""
            unit_id | period_id   | kind    | remark | known_from | known_until
            u1      | yearly-2026 | results | Tốt    | 2026-11-01 | 2027-01-01
            u1      | yearly-2026 | results | Thêm   | 2026-11-01 | 9999-12-31
            u1      | yearly-2026 | lessons | ''     | 2026-11-01 | 9999-12-31
            u1      | yearly-2026 | wishes  | Máy    | 2026-11-01 | 9999-12-31
            u2      | yearly-2026 | results | Tốt    | 2026-11-01 | 2026-12-31
            u2      | yearly-2026 | lessons | Tốt    | 2027-01-01 | 9999-12-31
        """,
        unit_plan="unit_id | plan_number | plan_date\nu1 | 7/KH |",
    )
    assert found.shows("""
        obligation_id | unit_id | filled_count | mandatory_count
        2026-Q3       | u1      | 2            | 3
        yearly-2026   | u1      | 1            | 2
        yearly-2026   | u2      | 0            | 2
        plan-2026     | u1      | 1            | 2
        plan-2026     | u2      | 0            | 2
    """)
