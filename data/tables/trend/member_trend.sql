-- The rows a unit's value by the end of each period is made of (its own and, of what a merger hands
-- on, those of the units merged into it), the value then required of each, and its weight then.
--
-- grain: one row per unit_id, indicator_id, period_id and member
CREATE TABLE member_trend AS
SELECT
    c.heir_id AS unit_id,
    w.indicator_id,
    p.period_id,
    p.phase_id,
    p.end_date,
    i.kind,
    w.operator,
    w.baseline_value,
    w.target_value,
    counted_from(i.kind, w.baseline_value, h.value) AS value,
    w.baseline_value
        + (w.target_value - w.baseline_value) * coalesce(s.required_ratio, 1) AS required_value,
    i.adds_up,
    CASE WHEN i.weighted_by IS NULL THEN 1.0 ELSE g.value END AS weight,
    h.value IS NOT NULL AS has_value,
    coalesce(h.is_fresh, false) AS is_fresh
FROM unit_way AS w
CROSS JOIN asked_day AS d
JOIN counted_with AS c ON c.unit_id = w.unit_id AND c.indicator_id = w.indicator_id
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = w.indicator_id
JOIN period AS p
    ON p.campaign_id = d.campaign_id AND p.phase_id = w.phase_id AND p.end_date <= d.as_of
LEFT JOIN unit_history AS h
    ON h.unit_id = w.unit_id
    AND h.indicator_id = w.indicator_id
    AND h.period_id = p.period_id
LEFT JOIN unit_history AS g
    ON g.unit_id = w.unit_id
    AND g.indicator_id = i.weighted_by
    AND g.period_id = p.period_id
LEFT JOIN required_share AS s
    ON s.phase_id = p.phase_id
    AND s.indicator_id = w.indicator_id
    AND s.path_id = w.path_id
    AND s.required_date = p.end_date;
