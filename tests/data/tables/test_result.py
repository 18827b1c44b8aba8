from pathlib import Path

from tests.worlds.pipeline.ledger import kept


def test_a_value_counts_until_the_next_one_of_its_cell_and_other_cells_stay(tmp_path: Path) -> None:
    found = kept(
        "result",
        tmp_path,
        report="""
            unit_id=u1 | period_id=2026-Q3
            event | submission_id | known_from
            2     | second        | 2026-10-05
        """,
        earlier="""
            unit_id=u1 | period_id=2026-Q3
            indicator_id | value | submission_id | known_from
            i            | 101   | zeroth        | 2026-09-01
            i            | 102   | first         | 2026-10-01
            j            | 201   | first         | 2026-10-01
        """,
        rows="""
            unit_id=u1
            period_id | indicator_id | value
            2026-Q3   | i            |
            2026-Q2   | i            | 999
        """,
    )
    assert found.shows("""
        period_id=2026-Q3
        indicator_id | value | submission_id | known_from | known_until
        i            | 101   | zeroth        | 2026-09-01 | 2026-10-01
        i            | 102   | first         | 2026-10-01 | 2026-10-05
        i            |       | second        | 2026-10-05 | 9999-12-31
        j            | 201   | first         | 2026-10-01 | 9999-12-31
    """)
