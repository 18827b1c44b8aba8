from pathlib import Path

from tests.worlds.pipeline.ledger import kept


def test_notes_of_staff_are_added_and_the_events_of_profiles_are_not_added_again(
    tmp_path: Path,
) -> None:
    found = kept(
        "note",
        tmp_path,
        report="""
            received_by=cán bộ | file_name=b.csv
            event | known_from
            12    | 2026-10-05
        """,
        earlier="""
            note_id      | kind       | text      | recorded_at | recorded_by
            000003-00001 | exemption  | Cũ        | 2026-10-01  | ai đó
            vl-1         | annotation | Của hồ sơ | 2026-10-01  | profile
        """,
        rows="""
            line | kind      | text
            2    | exemption | Mới
        """,
    )
    assert found.shows("""
        note_id      | kind      | text | recorded_at | recorded_by
        000003-00001 | exemption | Cũ   | 2026-10-01  | ai đó
        000012-00002 | exemption | Mới  | 2026-10-05  | cán bộ
    """)
