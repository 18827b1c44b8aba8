from tests.worlds.pipeline.steps import made


def test_what_a_later_sheet_replaced_is_no_longer_said() -> None:
    found = made(
        "known_claim",
        asked_day="as_of | day_after\n2026-10-31 | 2026-11-01",
        criterion_claim="""
            proposal_id | criterion_id | claim | known_from | known_until
            p           | CN1          | cũ    | 2026-08-01 | 2026-09-01
            p           | CN1          | mới   | 2026-09-01 | 9999-12-31
            p           | CN2          | sau   | 2026-12-01 | 9999-12-31
        """,
    )
    assert found.shows("proposal_id | criterion_id | claim\np | CN1 | mới")
