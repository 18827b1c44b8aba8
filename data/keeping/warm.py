"""Tables of the store's current day made before anybody asks for them."""

import time
from collections.abc import Callable, Iterable
from functools import cache

from data.keeping.reader import Reader
from data.pipeline.days import Asked
from data.pipeline.steps import KEYS, NARROW, OTHER_DAYS, is_of_nation, rests_on, steps

PAUSE = 0.05  # seconds between two tables, for whoever is waiting
OPENED = "SELECT coalesce(first_view, today) FROM store"


def warm(reader: Reader, campaign: str) -> None:
    """Make every table that a question of the campaign may read on the day the store opens on.

    The year is the one looked at where nobody says which. What is screened or tried is not made:
    it rests on a choice. Who asks meanwhile waits for the table being made alone; it is not made
    twice. StoreError: DuckDB failed every time."""
    said = {"campaign_id": campaign, "as_of": reader.cursor().execute(OPENED).fetchall()[0][0]}
    said["year"] = reader.cursor().execute("SELECT year FROM shared_view", said).fetchall()[0][0]
    for name in last_steps():
        reader.cursor().execute(f"SELECT 1 FROM {name} LIMIT 0", said).fetchall()  # noqa: S608


def warm_again(
    reader: Reader,
    lately: Iterable[tuple[Asked, tuple[str, ...]]],
    is_wanted: Callable[[], bool] = lambda: True,
) -> int:
    """Make of a newer version what was read of the one before, as `Reader.lately` tells it.

    Given up once nobody wants it any more; how many tables were asked for. StoreError: DuckDB
    failed every time."""
    made = 0
    for asked, names in lately:
        said = {"campaign_id": asked.campaign, "as_of": asked.as_of}
        values = said | {key: getattr(asked, key) for key in KEYS}
        for name in names:
            if not is_wanted():
                return made
            sql = f"SELECT 1 FROM {name} LIMIT 0"  # noqa: S608 - a table read before
            reader.cursor().execute(sql, values).fetchall()
            made += 1
            time.sleep(PAUSE)
    return made


@cache
def last_steps() -> tuple[str, ...]:
    """Steps of a campaign that no other one reads, those of other days too; but what is screened,
    and what stands in the place of another or is read as it is on other days alone."""
    read = {name for step in steps().values() for name in step.reads}
    read |= {part for parts in NARROW.values() for part in parts.values()}
    read |= {other.days for other in OTHER_DAYS.values()}
    read |= {other.table for other in OTHER_DAYS.values() if other.narrow}
    every = (*steps(), *OTHER_DAYS)
    last = (name for name in every if name not in read and not is_of_nation(name))
    return tuple(name for name in last if not rests_on(name, "period_id"))
