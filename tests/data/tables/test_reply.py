from pathlib import Path

from tests.worlds.pipeline.ledger import kept

REPORT = """
    unit_id=u1 | period_id=reply-2026 | file_name=a.csv
    event | submission_id | known_from | replaced_at
    1     | first         | 2026-10-01 | 2026-10-05
    2     | second        | 2026-10-05 | 9999-12-31
"""


def test_a_later_sheet_ends_all_that_an_earlier_one_of_its_sender_said(tmp_path: Path) -> None:
    found = kept(
        "reply",
        tmp_path,
        report=REPORT,
        earlier="""
            unit_id=u1 | period_id=reply-2026 | submission_id=first
            criterion_id | reply
            a            | Cũ
            b            | Cũ
        """,
        rows="""
            unit_id=u1
            period_id  | criterion_id | reply
            reply-2026 | a            | Mới
            other      | d            | Mới
        """,
    )
    assert found.shows("""
        period_id=reply-2026
        criterion_id | reply | submission_id | known_from | known_until
        a            | Cũ    | first         | 2026-10-01 | 2026-10-05
        b            | Cũ    | first         | 2026-10-01 | 2026-10-05
        a            | Mới   | second        | 2026-10-05 | 9999-12-31
    """)
