-- Who of every campaign has reported for the period shown, as in report_state.
--
-- grain: one row per campaign_id and unit_id
CREATE TABLE nation_report AS
WITH shown AS (
    SELECT d.*, p.end_date, p.due_at
    FROM nation_day AS d
    JOIN period AS p ON p.campaign_id = d.campaign_id AND p.period_id = d.period_id
),
handed AS (
    SELECT
        h.campaign_id,
        h.unit_id,
        min(h.received_at) FILTER (h.state = 'accepted') AS received_at,
        bool_or(h.state = 'rejected') AS has_returned
    FROM shown AS s
    JOIN submission AS h
        ON h.campaign_id = s.campaign_id
        AND h.period_id = s.period_id
        AND h.received_at < s.day_after
    GROUP BY h.campaign_id, h.unit_id
),
exempted AS (
    SELECT DISTINCT n.campaign_id, n.unit_id
    FROM shown AS s
    JOIN note AS n
        ON n.campaign_id = s.campaign_id
        AND n.kind = 'exemption'
        AND n.obligation_id = s.period_id
        AND n.recorded_at < s.day_after
)
SELECT
    s.campaign_id,
    s.period_id,
    s.due_at,
    u.unit_id,
    CASE
        WHEN h.received_at IS NOT NULL THEN timeliness(h.received_at, s.due_at)
        WHEN h.has_returned THEN 'rejected'
        WHEN is_still_open(s.due_at, s.as_of) THEN 'waiting'
        ELSE 'overdue'
    END AS state,
    h.received_at,
    f.asked_count,
    f.value_count
FROM shown AS s
JOIN unit AS u
    ON u.campaign_id = s.campaign_id
    AND is_there(u.valid_from, u.valid_to, roster_date(s.campaign_id, s.end_date))
JOIN nation_fill AS f ON f.campaign_id = u.campaign_id AND f.unit_id = u.unit_id
LEFT JOIN handed AS h ON h.campaign_id = u.campaign_id AND h.unit_id = u.unit_id
LEFT JOIN exempted AS e ON e.campaign_id = u.campaign_id AND e.unit_id = u.unit_id
WHERE h.received_at IS NOT NULL OR e.unit_id IS NULL;
