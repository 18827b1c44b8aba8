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
        "task_report",
        tmp_path,
        report=REPORT,
        earlier="""
            unit_id=u1 | period_id=2026-Q3 | submission_id=first | round=once
            task_id | state
            t1      | under_way
            t2      | under_way
        """,
        rows="""
            unit_id=u1 | round=once
            period_id | task_id | state
            2026-Q3   | t1      | done
            other     | t3      | done
        """,
    )
    assert found.shows("""
        period_id=2026-Q3
        task_id | state     | submission_id | known_from | known_until
        t1      | under_way | first         | 2026-10-01 | 2026-10-05
        t2      | under_way | first         | 2026-10-01 | 2026-10-05
        t1      | done      | second        | 2026-10-05 | 9999-12-31
    """)
