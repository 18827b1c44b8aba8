"""Days on which a figure of progress may move, and what is shown of a day, all in one."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from data.pipeline.days import Asked

EVENTS = """
SELECT greatest(r.known_from::DATE, p.end_date) AS day
FROM result AS r JOIN period AS p USING (campaign_id, period_id)
WHERE r.campaign_id = $campaign
UNION SELECT r.known_until::DATE FROM result AS r WHERE r.campaign_id = $campaign
UNION SELECT due_at::DATE + 1 FROM period WHERE campaign_id = $campaign
UNION SELECT in_force_from FROM assignment WHERE campaign_id = $campaign
UNION SELECT in_force_from FROM path_segment WHERE campaign_id = $campaign
UNION SELECT unnest([start_date, end_date]) FROM phase WHERE campaign_id = $campaign
UNION SELECT unnest([valid_from, valid_to + 1]) FROM unit WHERE campaign_id = $campaign
"""
SHOWN = """
SELECT
    (
        SELECT list(s ORDER BY s.indicator_id)
        FROM (
            SELECT * FROM group_standing
            WHERE basis = 'now' AND phase_id = $phase AND scope_id = scope_of(NULL, NULL, NULL)
        ) AS s
    ),
    (
        SELECT list(c ORDER BY c.content_id)
        FROM (
            SELECT * FROM group_content
            WHERE basis = 'now' AND phase_id = $phase AND scope_id = scope_of(NULL, NULL, NULL)
        ) AS c
    )
"""


def event_days(con: Any, campaign: str) -> set[date]:
    """Days a report counts from, a deadline has passed, a target, a phase or a unit changes."""
    return {
        day for (day,) in con.cursor().execute(EVENTS, {"campaign": campaign}).fetchall() if day
    }


def shown(con: Any, campaign: str, day: date, phase: str) -> Any:
    """Pace, status, counts and both days of every indicator and content.

    Only what is of the day itself is made: nothing here is compared with a period earlier, and a
    day's tables without that take a third of the time (NARROW of data/pipeline/steps.py)."""
    with con._days.reading(Asked(campaign, day, narrow="now"), SHOWN) as path:
        cursor = con._con.cursor()
        cursor.execute(f"SET search_path = '{path}'")
        return cursor.execute(SHOWN, {"phase": phase}).fetchall()


def quiet_spans(events: set[date], first: date, last: date) -> Iterator[tuple[date, date]]:
    """Spans in which nothing happens: from an event's day to the day before the next."""
    inside = sorted({first, *(day for day in events if first < day <= last)})
    for start, after in pairwise([*inside, last + timedelta(days=1)]):
        yield start, after - timedelta(days=1)


def asked_days(start: date, end: date, random: Random) -> list[date]:
    """First and last day of a span and one between them: what is equal there is quiet."""
    between = start + timedelta(days=random.randint(0, (end - start).days))
    return sorted({start, between, end})
