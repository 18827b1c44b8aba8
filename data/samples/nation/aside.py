"""Makes a store aside, inside its own folder, and moves it to its place when it is whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ASIDE = ".dang-tao"
CALENDAR = "calendar.toml"


@contextmanager
def made_aside(store: Path) -> Iterator[Path]:
    """A folder to make a store in; left whole, it becomes the store.

    The calendar, which makes a folder a store, is moved last: until then nothing opens it, and
    what an interrupted one left is dropped by the next."""
    aside = store / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        yield aside
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    for path in sorted(aside.iterdir(), key=lambda path: path.name == CALENDAR):
        path.replace(store / path.name)
    aside.rmdir()


def is_left_over(store: Path) -> bool:
    """Whether a folder holds nothing but what an interrupted sample left: it is no store yet."""
    return not (store / CALENDAR).exists() and (store / ASIDE).exists()
