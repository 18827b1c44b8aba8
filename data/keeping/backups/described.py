"""What a backup says of itself: backup.json, written last, so that half of one is none."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from schemas.problems import StoreError

DESCRIPTION = "backup.json"
PART = ".part"


@dataclass(frozen=True)
class Backup:
    """One copy of a store: of what moment, up to which event, with the SHA-256 of every file."""

    store: str
    made_at: str
    last_event: int
    head: str
    program: str
    files: dict[str, str]

    @property
    def day(self) -> str:
        """The day it was made, 2026-11-30."""
        return self.made_at[:10]


def written(backup: Backup) -> bytes:
    """The description as its file."""
    return json.dumps(asdict(backup), ensure_ascii=False, indent=0).encode()


def read_backup(folder: Path) -> Backup:
    """What a folder says it holds. StoreError: it is no finished backup."""
    try:
        backup = Backup(**json.loads((folder / DESCRIPTION).read_text(encoding="utf-8")))
        if not all(_is_inside(path) for path in backup.files):
            raise ValueError(folder.name)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{folder.name}: không phải bản sao lưu hoàn chỉnh. Chọn thư mục có {DESCRIPTION} đọc "
            "được. / "
            f"Not a finished backup. Choose a folder whose {DESCRIPTION} can be read."
        ) from error
    return backup


def backups(folder: Path, store: str | None = None) -> list[tuple[Path, Backup]]:
    """Every finished backup in a folder, of one store or of any, the oldest first."""
    found = []
    for path in sorted(folder.glob("*")):
        if path.is_dir() and path.suffix != PART and (path / DESCRIPTION).exists():
            try:
                backup = read_backup(path)
            except StoreError:
                continue
            if store in (None, backup.store):
                found.append((path, backup))
    return sorted(found, key=lambda one: one[1].made_at)


def _is_inside(path: str) -> bool:
    parts = Path(path).parts
    return bool(parts) and not Path(path).is_absolute() and ".." not in parts
