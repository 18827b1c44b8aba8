-- Who has reported for each period that is over: the same states, asked the short way. Missing:
-- waiting or overdue. An exempt unit owes none and is left out.
--
-- grain: one row per period_id and unit_id
CREATE TABLE report_state AS
WITH filled AS (
    SELECT unit_id, period_id, count(value) AS result_count
    FROM known_result
    GROUP BY unit_id, period_id
)
SELECT
    s.period_id,
    s.unit_id,
    s.short_name,
    s.unit_type,
    s.cluster_id,
    CASE WHEN s.state IN ('waiting', 'overdue') THEN 'missing' ELSE s.state END AS state,
    s.version,
    s.received_at,
    coalesce(f.result_count, 0) AS result_count,
    o.asked_count AS expected_result_count
FROM obligation_state AS s
CROSS JOIN asked_day AS d
JOIN period AS p
    ON p.campaign_id = d.campaign_id AND p.period_id = s.period_id AND p.end_date <= d.as_of
JOIN value_fill AS o ON o.unit_id = s.unit_id AND o.period_id = s.period_id
LEFT JOIN filled AS f ON f.unit_id = s.unit_id AND f.period_id = s.period_id
WHERE s.state <> 'exempt';
