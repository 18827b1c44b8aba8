-- Way of each unit: where it starts and where it must arrive.
--
-- A printed start comes first; else a flow starts from zero in each phase, and a stock starts
-- phase 2 from its last phase 1 value or, until phase 1 is over, from that phase's target; else
-- from the profile's baseline.
-- grain: one row per phase_id, unit_id and indicator_id
CREATE TABLE unit_way AS
WITH phase_1_last AS (
    SELECT unit_id, indicator_id, arg_max(value, end_date) AS value
    FROM known_result
    WHERE phase_id = 'phase-1'
    GROUP BY unit_id, indicator_id
)
SELECT
    a.phase_id,
    a.unit_id,
    a.indicator_id,
    a.operator,
    CASE
        WHEN a.start_value IS NOT NULL THEN a.start_value
        WHEN i.kind = 'flow' THEN 0.0
        WHEN a.phase_id = 'phase-2' AND d.as_of < h.end_date
            THEN coalesce(f.target_value, a.baseline_value)
        WHEN a.phase_id = 'phase-2' THEN coalesce(l.value, a.baseline_value)
        ELSE a.baseline_value
    END AS baseline_value,
    a.target_value,
    a.path_id,
    a.is_illustrative
FROM assigned AS a
CROSS JOIN asked_day AS d
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = a.indicator_id
JOIN phase AS h ON h.campaign_id = d.campaign_id AND h.phase_id = 'phase-1'
LEFT JOIN assigned AS f
    ON f.unit_id = a.unit_id AND f.indicator_id = a.indicator_id AND f.phase_id = 'phase-1'
LEFT JOIN phase_1_last AS l ON l.unit_id = a.unit_id AND l.indicator_id = a.indicator_id;
