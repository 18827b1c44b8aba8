from tests.worlds.pipeline.steps import made


def test_a_unit_named_for_any_task_is_an_agency_of_its_own_else_its_type_is() -> None:
    found = made(
        "task_count",
        task_state="""
            task_id | round | unit_id | short_name | unit_type | is_named | state   | is_late
            t1      | once  | u1      | Sở Một     | agency    | true     | done    | false
            t2      | once  | u1      | Sở Một     | agency    | false    | overdue | true
            t2      | once  | u2      | Sở Hai     | agency    | false    | done    | false
        """,
    )
    assert found.shows("""
        task_id | unit_id | state   | agency      | agency_name | is_late
        t1      | u1      | done    | unit:u1     | Sở Một      | false
        t2      | u1      | overdue | unit:u1     | Sở Một      | true
        t2      | u2      | done    | type:agency |             | false
    """)
