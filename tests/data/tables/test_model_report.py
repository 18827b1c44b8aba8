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
        "model_report",
        tmp_path,
        report=REPORT,
        earlier="""
            unit_id=u1 | period_id=2026-Q3 | submission_id=first
            model_id | model_name
            m1       | Cũ
            m2       | Cũ
        """,
        rows="""
            unit_id=u1
            period_id | model_id | model_name
            2026-Q3   | m1       | Mới
            other     | m3       | Mới
        """,
    )
    assert found.shows("""
        period_id=2026-Q3
        model_id | model_name | submission_id | known_from | known_until
        m1       | Cũ         | first         | 2026-10-01 | 2026-10-05
        m2       | Cũ         | first         | 2026-10-01 | 2026-10-05
        m1       | Mới        | second        | 2026-10-05 | 9999-12-31
    """)
