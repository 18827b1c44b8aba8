"""Row files of the ledger are read only as they were written: one altered bit is a wrong figure."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from data.keeping.ledger.durable import hash_file
from data.keeping.ledger.event import Event
from schemas.problems import StoreError


def row_hashes(events: Sequence[Event], since: int = 0) -> dict[str, str]:
    """SHA-256 by name of the row files of the events after one."""
    return {row.file: row.sha256 for event in events if event.event > since for row in event.rows}


def require_sound(files: Sequence[str], hashes: Mapping[str, str]) -> None:
    """StoreError names the first row file that is gone or not as its event says."""
    for file in map(Path, files):
        if not file.exists() or hash_file(file) != hashes[file.name]:
            raise StoreError(
                f"ledger/rows/{file.name}: tệp dòng số liệu mất hoặc bị hỏng, không phát hành được "
                "gì từ nó. Số liệu đang xem giữ nguyên. Khôi phục tệp từ bản sao lưu rồi chạy "
                "«python -m data rebuild». / This file of rows is gone or damaged, nothing is "
                "published from it and what is shown stays. Restore it from a backup, then run "
                "«python -m data rebuild»."
            )
