-- What each unit in a scope's value adds to value − required value: positive pulls up, for higher
-- and lower is better alike. Null where the scope has no requirement.
--
-- grain: one row per phase_id, scope_id, indicator_id and unit_id
CREATE TABLE unit_gap AS
WITH counted AS (
    SELECT
        s.scope_id,
        u.*
    FROM unit_standing AS u
    JOIN scope_unit AS s ON s.unit_id = u.unit_id
    WHERE u.is_counted
),
basis AS (
    SELECT
        phase_id,
        scope_id,
        indicator_id,
        count(*) AS unit_count,
        total(weight) AS total_weight,
        bool_and((required_value + baseline_value + target_value) IS NOT NULL) AS has_way
    FROM counted
    GROUP BY phase_id, scope_id, indicator_id
)
SELECT
    c.phase_id,
    c.scope_id,
    c.indicator_id,
    c.unit_id,
    c.unit_type,
    c.value,
    c.required_value,
    c.latest_date,
    CASE WHEN b.has_way AND (c.adds_up <> 'none' OR b.unit_count = 1) THEN
        CASE i.direction WHEN 'lower' THEN -1 ELSE 1 END
        * (c.value - c.required_value)
        * CASE c.adds_up
            WHEN 'mean' THEN 1.0 / b.unit_count
            WHEN 'weighted_mean' THEN c.weight / b.total_weight
            ELSE 1.0
        END
    END AS contribution_value
FROM counted AS c
CROSS JOIN asked_day AS d
JOIN basis AS b USING (phase_id, scope_id, indicator_id)
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = c.indicator_id;
