from pathlib import Path

from tests.worlds.pipeline.ledger import kept

REPORT = """
    unit_id=u1 | period_id=award-2026 | file_name=a.csv
    event | submission_id | known_from | replaced_at
    1     | first         | 2026-10-01 | 2026-10-05
    2     | second        | 2026-10-05 | 9999-12-31
"""


def test_a_later_sheet_ends_what_dossiers_of_an_earlier_one_said(tmp_path: Path) -> None:
    found = kept(
        "criterion_claim",
        tmp_path,
        report=REPORT,
        earlier="""
            unit_id=u1 | period_id=award-2026 | submission_id=first
            proposal_id | criterion_id | claim | cell
            p           | CN1          | cũ    | S5
        """,
        rows="""
            unit_id=u1
            period_id  | proposal_id | criterion_id | claim | cell
            award-2026 | p           | CN1          | mới   | S5
            other      | p           | CN2          | khác  | S5
        """,
    )
    assert found.shows("""
        period_id=award-2026
        claim | submission_id | known_from | known_until
        cũ    | first         | 2026-10-01 | 2026-10-05
        mới   | second        | 2026-10-05 | 9999-12-31
    """)
