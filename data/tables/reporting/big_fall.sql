-- Stock indicators with a value and a target in the phase of that value, unit by unit: did the
-- latest value, of whatever period, fall back by more than a tenth of the unit's way to the target
-- since the report before?
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE big_fall AS
WITH step AS (
    SELECT
        k.unit_id,
        k.indicator_id,
        arg_max(k.phase_id, k.end_date) AS phase_id,
        arg_max(k.value, k.end_date, 2) AS last_two,
        last_two[1] - last_two[2] AS change
    FROM asked_day AS d
    JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.kind = 'stock'
    JOIN known_result AS k ON k.indicator_id = i.indicator_id AND k.value IS NOT NULL
    GROUP BY k.unit_id, k.indicator_id
)
SELECT
    s.unit_id,
    u.unit_type,
    u.cluster_id,
    s.indicator_id,
    coalesce(s.change / nullif(a.target_value - a.baseline_value, 0) < -0.1, false) AS is_big_fall
FROM step AS s
JOIN roster AS u ON u.unit_id = s.unit_id
JOIN assigned AS a
    ON a.unit_id = s.unit_id AND a.indicator_id = s.indicator_id AND a.phase_id = s.phase_id;
