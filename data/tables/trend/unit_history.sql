-- What each unit had reported of an indicator by the end of each period that is over: a stock's last
-- value of the phase so far, a flow's sum; is_fresh says that this very period has one.
--
-- grain: one row per unit_id, indicator_id and period_id
CREATE TABLE unit_history AS
SELECT
    k.unit_id,
    k.indicator_id,
    p.period_id,
    p.phase_id,
    p.end_date,
    CASE any_value(i.kind)
        WHEN 'flow' THEN total(k.value)
        ELSE arg_max(k.value, k.end_date)
    END AS value,
    bool_or(k.end_date = p.end_date) AS is_fresh
FROM known_result AS k
CROSS JOIN asked_day AS d
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = k.indicator_id
JOIN period AS p
    ON p.campaign_id = d.campaign_id
    AND p.phase_id = k.phase_id
    AND p.end_date >= k.end_date
    AND p.end_date <= d.as_of
WHERE k.value IS NOT NULL
GROUP BY k.unit_id, k.indicator_id, p.period_id, p.phase_id, p.end_date;
