"""What scoring reads of the progress is what the unit's own page shows."""

from datetime import date

from hypothesis import given, settings

from tests.worlds.drawn_worlds import World, world_store, worlds

DAYS = (date(2026, 6, 30), date(2028, 2, 29))
FIGURES = "unit_id, indicator_id, value, baseline_value, required_value, target_value, operator"
SHOWN = "value, achieved_ratio, required_ratio"
IN_PHASE = """
    basis = 'now' AND scope_id LIKE 'unit:%' AND phase_id = coalesce((
        SELECT max(phase_id) FROM phase WHERE $as_of BETWEEN start_date AND end_date
    ), 'phase-1')
"""


@settings(max_examples=8)
@given(worlds())
def test_the_reading_is_the_figure_of_the_scope_of_one_unit(drawn: list[World]) -> None:
    con = world_store(drawn)
    for as_of in DAYS:
        asked = {"campaign_id": "c", "as_of": as_of}
        read = con.cursor().execute(f"SELECT {FIGURES} FROM unit_reading ORDER BY ALL", asked)
        page = con.cursor().execute(
            f"SELECT substr(scope_id, 6) AS {FIGURES} FROM group_figure "
            f"WHERE {IN_PHASE} ORDER BY ALL",
            asked,
        )
        assert read.fetchall() == page.fetchall()
        shown = con.cursor().execute(
            f"SELECT unit_id, reads, {SHOWN} FROM progress_shown "
            "WHERE reads <> 'campaign' ORDER BY ALL",
            asked,
        )
        both = con.cursor().execute(
            f"SELECT substr(scope_id, 6), 'indicator:' || indicator_id, {SHOWN} "
            f"FROM group_standing WHERE {IN_PHASE} UNION ALL "
            "SELECT substr(scope_id, 6), 'content:' || content_id, NULL, achieved_ratio, "
            f"required_ratio FROM group_content WHERE {IN_PHASE} ORDER BY ALL",
            asked,
        )
        assert shown.fetchall() == both.fetchall()
