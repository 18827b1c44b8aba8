-- The cells of the period with what is needed to judge them. A count without a ceiling is compared
-- by its relative change, all else by points; step is the smallest difference the cell can show.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE screened_cell AS
SELECT
    v.*,
    p.period_id,
    u.unit_type,
    i.kind,
    i.direction,
    i.adds_up,
    i.decimals,
    pow(10.0, -i.decimals) AS step,
    i.maximum,
    i.maximum IS NULL AND i.measure <> '%' AND i.operator <> 'rank_le' AS is_count,
    a.baseline_value,
    a.target_value,
    CASE
        WHEN i.kind = 'stock' AND a.target_value IS DISTINCT FROM i.maximum
            AND abs(a.target_value) >= 20 * pow(10.0, -i.decimals)
            THEN a.target_value
    END AS exact_target
FROM screened_value AS v
CROSS JOIN screened_period AS p
CROSS JOIN asked_day AS d
JOIN unit AS u ON u.campaign_id = d.campaign_id AND u.unit_id = v.unit_id
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = v.indicator_id
LEFT JOIN assigned AS a
    ON a.unit_id = v.unit_id
    AND a.indicator_id = v.indicator_id
    AND a.phase_id = p.phase_id;
