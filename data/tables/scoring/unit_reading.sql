-- Each unit's own figure on each indicator, as its page shows it on the day, in the phase the day
-- falls in; where two share it, the later one.
--
-- It is group_figure for the scope of one unit, without the groups: scoring reads one day
-- of a year, and only this. tests/queries/test_scoring_reading.py holds the two together.
-- grain: one row per unit_id and indicator_id
CREATE TABLE unit_reading AS
WITH own AS (
    SELECT
        s.*,
        coalesce(s.weight, 1) AS way_weight,
        (s.baseline_value + s.target_value) IS NOT NULL AS has_way
    FROM asked_day AS d
    JOIN unit_standing AS s
        ON s.phase_id = coalesce((
            SELECT max(f.phase_id)
            FROM phase AS f
            WHERE f.campaign_id = d.campaign_id
                AND f.start_date <= d.as_of
                AND f.end_date >= d.as_of
        ), 'phase-1')
    JOIN roster AS r ON r.unit_id = s.unit_id
)
SELECT
    unit_id,
    indicator_id,
    any_value(operator) AS operator,
    added_up(adds_up, CASE WHEN is_counted THEN value END, weight) AS value,
    added_up(adds_up, CASE WHEN has_way THEN baseline_value END, way_weight) AS baseline_value,
    added_up(adds_up, CASE WHEN has_way THEN required_value END, way_weight) AS required_value,
    added_up(adds_up, CASE WHEN has_way THEN target_value END, way_weight) AS target_value
FROM own
GROUP BY unit_id, indicator_id;
