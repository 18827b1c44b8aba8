"""What every connection to the engine is held to."""

import tempfile
from pathlib import Path

MEMORY_LIMIT = "1GB"
# engine threads of a database: of statements of a few milliseconds a second one nearly doubles the
# processor time, and whoever asks has a thread of their own
THREADS = "1"
# what a reader calls the database that holds what is published: an attached file, or a lake
STORE = "store"


def room() -> dict[str, str | bool | int | float | list[str]]:
    """The memory and threads of a connection, and where what does not fit is put meanwhile."""
    return {
        "memory_limit": MEMORY_LIMIT,
        "threads": THREADS,
        "temp_directory": str(Path(tempfile.gettempdir()) / "thi-dua-so-spill"),
    }


def limits() -> dict[str, str | bool | int | float | list[str]]:
    """Settings of a connection: its memory, its threads, no extension that nobody named."""
    return {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
        **room(),
        "max_temp_directory_size": "4GB",
    }
