from pathlib import Path

from tests.worlds.pipeline.ledger import kept

REPORT = """
    unit_id=u1 | period_id=award-2026 | file_name=a.csv
    event | submission_id | known_from | replaced_at
    1     | first         | 2026-10-01 | 2026-10-05
    2     | second        | 2026-10-05 | 9999-12-31
"""


def test_a_later_sheet_ends_all_that_an_earlier_one_of_its_sender_said(tmp_path: Path) -> None:
    found = kept(
        "eligible",
        tmp_path,
        report=REPORT,
        earlier="""
            unit_id=u1 | period_id=award-2026 | submission_id=first
            cell | person_count
            B3   | 101
            B4   | 101
        """,
        rows="""
            unit_id=u1
            period_id  | cell | person_count
            award-2026 | B3   | 102
            other      | B5   | 102
        """,
    )
    assert found.shows("""
        period_id=award-2026
        cell | person_count | submission_id | known_from | known_until
        B3   | 101          | first         | 2026-10-01 | 2026-10-05
        B4   | 101          | first         | 2026-10-01 | 2026-10-05
        B3   | 102          | second        | 2026-10-05 | 9999-12-31
    """)
