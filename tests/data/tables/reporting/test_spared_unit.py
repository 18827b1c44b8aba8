from tests.worlds.pipeline.steps import made


def test_units_there_on_the_day_that_owe_nothing_need_not_hand_it_in() -> None:
    found = made(
        "spared_unit",
        obligation="""
            obligation_id | kind   | roster_day
            2026-Q3       | period | 2026-09-30
            yearly-2026   | yearly | 2026-12-31
        """,
        unit="""
            unit_id | unit_type | valid_from | valid_to
            u1      | ward      | 2020-01-01 |
            u2      | firm      | 2020-01-01 |
            u3      | firm      | 2026-12-01 |
        """,
        unit_type="""
            unit_type | label_vi
            ward      | Phường
            firm      | Doanh nghiệp
        """,
        owing_unit="""
            obligation_id | unit_id
            2026-Q3       | u1
            2026-Q3       | u2
            yearly-2026   | u1
        """,
        membership="""
            unit_id | year | from_date  | to_date    | cluster_id
            u2      | 2026 | 2026-01-01 | 2026-12-31 | cum-1
        """,
    )
    assert found.shows("""
        obligation_id | unit_id | type_name_vi | cluster_id
        yearly-2026   | u2      | Doanh nghiệp | cum-1
        yearly-2026   | u3      | Doanh nghiệp |
    """)
