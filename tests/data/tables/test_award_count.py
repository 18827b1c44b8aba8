from pathlib import Path

from tests.worlds.pipeline.ledger import kept


def test_a_count_is_numbered_by_its_file_and_line_and_replaces_none(tmp_path: Path) -> None:
    found = kept(
        "award_count",
        tmp_path,
        report="""
            received_by=cán bộ | file_name=b.csv
            event | known_from
            12    | 2026-10-05
        """,
        earlier="""
            count_id     | locality | award_count | recorded_at | file_name
            000003-00001 | Xã Một   | 7           | 2026-10-01  | a.csv
        """,
        rows="""
            line | locality | award_count
            2    | Xã Một   | 9
        """,
    )
    assert found.shows("""
        count_id     | locality | award_count | recorded_at | file_name
        000003-00001 | Xã Một   | 7           | 2026-10-01  | a.csv
        000012-00002 | Xã Một   | 9           | 2026-10-05  | b.csv
    """)
