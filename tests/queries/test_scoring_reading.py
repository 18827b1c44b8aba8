"""What scoring reads of the progress is what the unit's own page shows."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from data.pipeline.days import Asked, Days
from tests.worlds.drawn_worlds import EVERY_KIND, World, world_store, worlds
from tests.worlds.query_store import query_store

DAYS = (date(2026, 6, 30), date(2028, 2, 29))
SINGLE = """
    WITH lonely AS (
        SELECT scope_id, any_value(unit_id) AS unit_id
        FROM group_scope GROUP BY scope_id HAVING count(*) = 1
    )
    SELECT l.scope_id, f.* EXCLUDE (scope_id)
    FROM lonely AS l
    JOIN {scope} AS s ON s.unit_id = l.unit_id
    JOIN {figure} AS f ON f.scope_id = s.scope_id
    WHERE '{scope}' <> 'group_scope' OR s.scope_id = l.scope_id
    ORDER BY ALL
"""


def rows(days: Days, asked: Asked, sql: str) -> list[object]:
    with days.reading(asked, sql) as path:
        cursor = days._con.cursor()
        cursor.execute(f"SET search_path = '{path}'")
        return cursor.execute(sql).fetchall()


@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(worlds(EVERY_KIND * 3))
def test_a_reading_of_single_units_alone_is_what_the_whole_day_shows(drawn: list[World]) -> None:
    days = world_store(drawn)._days
    for as_of in DAYS:
        whole = Asked("c", as_of)
        for part, narrow, sql in (
            ("scope_id LIKE 'unit:%'", "own_now", "FROM group_standing"),
            ("scope_id LIKE 'unit:%'", "own_now", "FROM group_content"),
            ("true", "own_now", "FROM progress_shown"),
            ("true", "now", "FROM group_standing"),
        ):
            now = "true" if "progress" in sql else "basis = 'now'"
            alone = rows(days, Asked("c", as_of, narrow=narrow), f"{sql} ORDER BY ALL")
            assert alone == rows(days, whole, f"{sql} WHERE {part} AND {now} ORDER BY ALL")


@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(worlds(EVERY_KIND * 3))
def test_a_group_of_one_unit_has_the_figures_of_that_unit(drawn: list[World]) -> None:
    days = world_store(drawn)._days
    for as_of in DAYS:
        asked = Asked("c", as_of)
        group = rows(days, asked, SINGLE.format(scope="group_scope", figure="group_figure"))
        assert group == rows(days, asked, SINGLE.format(scope="own_scope", figure="own_figure"))


@pytest.mark.parametrize("weight", ["2.5", "0.0", "3.0", "NULL"])
@pytest.mark.parametrize("rule", ["sum", "mean", "weighted_mean", "none"])
def test_one_value_alone_is_added_up_to_itself(rule: str, weight: str) -> None:
    sql = (
        f"SELECT added_up(rule, v, w), any_value(alone(rule, v, w)) "
        f"FROM (SELECT '{rule}' AS rule, unnest([0.1, 7.0, NULL]) AS v, {weight}::DOUBLE AS w) "
        "GROUP BY v"
    )
    store = query_store()
    assert all(one == other for one, other in store.execute(sql).fetchall())
