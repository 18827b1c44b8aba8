from tests.worlds.pipeline.steps import made


def test_notes_are_those_given_with_the_latest_value_and_told_where_there_is_one_unit() -> None:
    found = made(
        "group_note",
        scope_unit="scope_id | unit_id\ns | u1\ns | u2\none | u1\ntwo | u2\nthree | u3",
        known_result="""
            unit_id | indicator_id | end_date   | value | note
            u1      | i            | 2026-06-30 | 101   | Lời cũ
            u1      | i            | 2026-09-30 | 102   | Lời mới
            u1      | i            | 2026-12-31 |       | Không số
            u2      | i            | 2026-06-30 | 201   | Đã qua
            u2      | i            | 2026-09-30 | 202   |
            u3      | i            | 2026-09-30 |       | Không số
        """,
    )
    assert found.shows("""
        scope_id | indicator_id | note_count | note
        s        | i            | 1          |
        one      | i            | 1          | Lời mới
        two      | i            | 0          |
    """)
