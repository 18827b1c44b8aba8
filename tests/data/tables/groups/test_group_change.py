from tests.worlds.pipeline.steps import made

STANDING = """
    basis=now
    scope_id | indicator_id | status   | is_target_met
    unit:u1  | i            | slow     | false
    unit:u1  | j            | reached  | true
    all:*:*  | i            | on_track | false
    all:*:*  | j            | at_risk  | false
"""
EARLIER = """
    basis=now
    scope_id | indicator_id | status
    unit:u1  | i            | on_track
    unit:u1  | j            | early
    all:*:*  | i            | slow
"""


def test_a_status_is_compared_with_the_one_shown_a_period_earlier() -> None:
    matched = STANDING + "    unit:u9 | i | slow | false".replace("unit:u9", "all:ward:*")
    found = made("group_change", group_standing=matched, earlier_group_standing=EARLIER)
    assert found.shows("""
        scope_id   | indicator_id | previous_status | direction
        unit:u1    | i            | on_track        | worse
        unit:u1    | j            | early           | same
        all:*:*    | i            | slow            | better
        all:*:*    | j            | not_due         | new
        all:ward:* | i            | not_due         | new
    """)


def test_a_revision_is_the_first_reason_then_a_note_then_the_last_event_of_unit_or_indicator() -> (
    None
):
    found = made(
        "group_change",
        group_standing=STANDING,
        group_revision="scope_id | indicator_id\nunit:u1 | i",
        group_note="""
            scope_id | indicator_id | note_count | note
            unit:u1  | i            | 1          | Lời một
            unit:u1  | j            | 1          | Lời hai
            all:*:*  | i            | 0          |
        """,
        known_annotation="""
            note_id | at_date    | unit_id | indicator_id | text      | text_en
            1       | 2026-10-01 | u1      |              | Sắp xếp   |
            2       | 2026-12-31 |         | i            | Đổi luật  | New law
            3       | 2026-09-30 |         | j            | Quá sớm   |
            4       | 2026-11-01 |         |              | Của không | Nobody's
            5       | 2026-11-01 | u2      | j            | Nơi khác  |
        """,
    )
    assert found.shows("""
        scope_id | indicator_id | event    | event_en | note_count | note    | reason_kind
        unit:u1  | i            | Đổi luật | New law  | 1          | Lời một | revision
        unit:u1  | j            | Sắp xếp  | Sắp xếp  | 1          | Lời hai | note
        all:*:*  | i            | Đổi luật | New law  | 0          |         | annotation
        all:*:*  | j            |          |          | 0          |         |
    """)
