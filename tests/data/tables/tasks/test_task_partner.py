from tests.worlds.pipeline.steps import made


def test_units_types_and_other_bodies_are_named_and_who_has_none_stays() -> None:
    found = made(
        "task_partner",
        task="task_id | others_vi\nt1 | Ban Tuyên giáo\nt2 |",
        task_party="""
            task_id | role    | party
            t1      | partner | so-1
            t1      | partner | ward
            t2      | lead    | so-1
        """,
        unit="unit_id | short_name\nso-1 | Sở Một",
        unit_type="unit_type | label_vi\nward | Phường",
    )
    assert found.shows("""
        task_id | partners_vi
        t1      | Sở Một; Phường; Ban Tuyên giáo
        t2      |
    """)
