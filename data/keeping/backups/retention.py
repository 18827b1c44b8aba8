"""Which backups stay: the newest few, and the last one of each of the months before."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from data.keeping.backups.described import Backup, backups
from data.keeping.ledger.durable import disk_errors

DAYS, MONTHS = 14, 12  # two weeks of days, a year of months


def outlived(found: Sequence[tuple[Path, Backup]], days: int, months: int) -> list[Path]:
    """Backups of one store, the oldest first, that nobody needs any more; never the newest."""
    newest = {path for path, _ in found[-max(days, 1) :]}
    last_of: dict[str, Path] = {backup.day[:7]: path for path, backup in found}
    monthly = {last_of[month] for month in sorted(last_of)[len(last_of) - months :]}
    return [path for path, _ in found if path not in newest | monthly]


def drop_outlived(folder: Path, store: str, days: int = DAYS, months: int = MONTHS) -> list[str]:
    """Remove them; their names. Others' folders and what is no finished backup are left alone."""
    gone = outlived(backups(folder, store), days, months)
    with disk_errors(folder.name):
        for path in gone:
            shutil.rmtree(path)
    return [path.name for path in gone]
