from pathlib import Path

from tests.worlds.pipeline.ledger import kept


def test_a_step_is_numbered_by_its_file_and_line_and_replaces_none(tmp_path: Path) -> None:
    found = kept(
        "award_step",
        tmp_path,
        report="""
            received_by=cán bộ | file_name=b.csv
            event | known_from
            12    | 2026-10-05
        """,
        earlier="""
            step_id      | proposal_id | state     | recorded_at | recorded_by
            000003-00001 | p1          | appraised | 2026-10-01  | ai đó
        """,
        rows="""
            line | proposal_id | state
            2    | p1          | decided
            3    | p2          | appraised
        """,
    )
    assert found.shows("""
        step_id      | proposal_id | state     | recorded_at | recorded_by
        000003-00001 | p1          | appraised | 2026-10-01  | ai đó
        000012-00002 | p1          | decided   | 2026-10-05  | cán bộ
        000012-00003 | p2          | appraised | 2026-10-05  | cán bộ
    """)
