from tests.worlds.pipeline.steps import made


def test_units_there_on_the_day_stand_in_the_cluster_of_that_day() -> None:
    found = made(
        "roster",
        asked_day="as_of | roster_date\n2031-05-01 | 2026-12-31",
        unit="""
            unit_id | unit_type | valid_from | valid_to
            u1      | ward      | 2020-01-01 | 2026-12-31
            u2      | ward      | 2026-12-31 |
            gone    | ward      | 2020-01-01 | 2026-12-30
            later   | ward      | 2027-01-01 |
        """,
        unit_type="unit_type | label_vi | label_en\nward | Phường | Ward",
        membership="""
            unit_id | from_date  | to_date    | cluster_id
            u1      | 2026-01-01 | 2026-08-31 | cum-1
            u1      | 2026-09-01 | 2026-12-31 | cum-2
        """,
    )
    assert found.shows("""
        unit_id | unit_type | type_name_vi | type_name_en | cluster_id
        u1      | ward      | Phường       | Ward         | cum-2
        u2      | ward      | Phường       | Ward         |
    """)
