from pathlib import Path

from tests.worlds.pipeline.ledger import kept

REPORT = """
    unit_id=u1 | period_id=2026-Q3 | file_name=a.csv
    event | submission_id | known_from | replaced_at
    1     | first         | 2026-10-01 | 2026-10-05
    2     | second        | 2026-10-05 | 9999-12-31
"""


def test_a_later_report_ends_what_an_earlier_one_of_its_unit_and_period_said(
    tmp_path: Path,
) -> None:
    found = kept(
        "plan",
        tmp_path,
        report=REPORT,
        earlier="""
            unit_id=u1 | period_id=2026-Q3 | submission_id=first
            plan_number | plan_date
            1/KH        | 2026-02-01
            2/KH        | 2026-02-01
        """,
        rows="""
            unit_id=u1
            period_id | plan_number | plan_date
            2026-Q3   | 1/KH        | 2026-03-01
            other     | 3/KH        | 2026-03-01
        """,
    )
    assert found.shows("""
        period_id=2026-Q3
        plan_number | plan_date  | submission_id | known_from | known_until
        1/KH        | 2026-02-01 | first         | 2026-10-01 | 2026-10-05
        2/KH        | 2026-02-01 | first         | 2026-10-01 | 2026-10-05
        1/KH        | 2026-03-01 | second        | 2026-10-05 | 9999-12-31
    """)
