-- A figure bettered by a later version within 30 days before a yearly, interim or final deadline;
-- the score is the part of the way to the target so gained, in percent.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE revised_upward_late AS
SELECT
    'revised_upward_late' AS rule_id,
    c.unit_id,
    c.indicator_id,
    any_value(c.value) AS value,
    arg_max(o.value, o.known_from) AS compared_value,
    arg_max(100 * abs(c.value - o.value) / coalesce(
        nullif(abs(c.target_value - coalesce(c.baseline_value, 0)), 0), nullif(abs(o.value), 0)
    ), o.known_from) AS score,
    1 AS basis_count
FROM screened_cell AS c
CROSS JOIN asked_day AS a
JOIN result AS o
    ON o.campaign_id = a.campaign_id
    AND o.unit_id = c.unit_id
    AND o.indicator_id = c.indicator_id
    AND o.period_id = c.period_id
    AND o.known_until < a.day_after
JOIN deadline AS d
    ON d.campaign_id = a.campaign_id
    AND d.kind IN ('yearly', 'interim', 'final')
    AND o.known_until <= d.due_at
    AND o.known_until > d.due_at - INTERVAL 30 DAY
WHERE CASE c.direction WHEN 'higher' THEN c.value > o.value ELSE c.value < o.value END
GROUP BY c.unit_id, c.indicator_id;
