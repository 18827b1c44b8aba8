from pathlib import Path

from tests.worlds.pipeline.ledger import kept

REPORT = """
    unit_id=u1 | period_id=self-2026 | file_name=a.csv
    event | submission_id | known_from | replaced_at
    1     | first         | 2026-10-01 | 2026-10-05
    2     | second        | 2026-10-05 | 9999-12-31
"""


def test_a_later_sheet_ends_all_that_an_earlier_one_of_its_sender_said(tmp_path: Path) -> None:
    found = kept(
        "score",
        tmp_path,
        report=REPORT,
        earlier="""
            sender_id=u1 | period_id=self-2026 | submission_id=first
            stage=self | item=criterion | is_applicable=true
            criterion_id | amount
            a            | 7
            b            | 7
        """,
        rows="""
            sender_id=u1 | stage=self | item=criterion | is_applicable=true
            period_id | criterion_id | amount
            self-2026 | a            | 8
            other     | d            | 8
        """,
    )
    assert found.shows("""
        period_id=self-2026
        criterion_id | amount | submission_id | known_from | known_until
        a            | 7      | first         | 2026-10-01 | 2026-10-05
        b            | 7      | first         | 2026-10-01 | 2026-10-05
        a            | 8      | second        | 2026-10-05 | 9999-12-31
    """)
