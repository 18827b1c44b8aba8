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
        "proposal",
        tmp_path,
        report=REPORT,
        earlier="""
            unit_id=u1 | period_id=award-2026 | submission_id=first
            proposal_id | form_id
            p1          | old
            p2          | old
        """,
        rows="""
            unit_id=u1
            period_id  | proposal_id | form_id
            award-2026 | p1          | new
            other      | p3          | new
        """,
    )
    assert found.shows("""
        period_id=award-2026
        proposal_id | form_id | submission_id | known_from | known_until
        p1          | old     | first         | 2026-10-01 | 2026-10-05
        p2          | old     | first         | 2026-10-01 | 2026-10-05
        p1          | new     | second        | 2026-10-05 | 9999-12-31
    """)
