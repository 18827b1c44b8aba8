-- Value of each unit as known: a stock's last one of the phase, a flow's sum inside the phase; and
-- the same of the periods before the phase's last one (earlier_value).
--
-- grain: one row per phase_id, unit_id and indicator_id
CREATE TABLE unit_value AS
WITH last_period AS (
    SELECT p.phase_id, max(p.start_date) AS start_date
    FROM asked_day AS d
    JOIN period AS p ON p.campaign_id = d.campaign_id
    GROUP BY p.phase_id
)
SELECT
    k.phase_id,
    k.unit_id,
    k.indicator_id,
    CASE any_value(i.kind)
        WHEN 'flow' THEN total(k.value)
        ELSE arg_max(k.value, k.end_date)
    END AS value,
    CASE any_value(i.kind)
        WHEN 'flow' THEN total(CASE WHEN k.end_date < l.start_date THEN k.value END)
        ELSE arg_max(CASE WHEN k.end_date < l.start_date THEN k.value END, k.end_date)
    END AS earlier_value,
    max(CASE WHEN k.value IS NOT NULL THEN k.end_date END) AS latest_date
FROM known_result AS k
CROSS JOIN asked_day AS d
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = k.indicator_id
JOIN last_period AS l ON l.phase_id = k.phase_id
GROUP BY k.phase_id, k.unit_id, k.indicator_id;
