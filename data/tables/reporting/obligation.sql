-- Obligations (nghĩa vụ báo cáo) of the campaign: its periods and its deadlines. One due before this
-- store opened is none: nobody could hand it in here then.
--
-- previous_id is the same of one year earlier; what belongs to no one year has none. The units there
-- on roster_day owe it: a period's last day, anything else's due day, the as-of date where neither
-- is known, and never later than the campaign's last day.
-- grain: one row per obligation_id
CREATE TABLE obligation AS
WITH every AS (
    SELECT
        p.period_id AS obligation_id,
        'period' AS kind,
        p.period_id,
        p.phase_id,
        p.due_at,
        p.end_date AS owed_date,
        NULL::VARCHAR AS recipient_vi,
        NULL::VARCHAR AS recipient_en,
        c.cadence_source AS source,
        year(p.end_date) AS year
    FROM asked_day AS d
    JOIN campaign AS c ON c.campaign_id = d.campaign_id
    JOIN period AS p ON p.campaign_id = d.campaign_id
    UNION ALL
    SELECT
        l.deadline_id,
        l.kind,
        NULL,
        NULL,
        l.due_at,
        l.due_at::DATE,
        l.recipient_vi,
        l.recipient_en,
        l.source,
        CASE WHEN l.kind = 'yearly' THEN try_cast(right(l.deadline_id, 4) AS BIGINT) END
    FROM asked_day AS d
    JOIN deadline AS l ON l.campaign_id = d.campaign_id
)
SELECT
    e.*,
    replace(e.obligation_id, e.year::TEXT, (e.year - 1)::TEXT) AS previous_id,
    roster_date(d.campaign_id, coalesce(e.owed_date, d.as_of)) AS roster_day,
    is_still_open(e.due_at, d.as_of) AS is_open,
    e.due_at::DATE - d.as_of AS days_left
FROM every AS e
CROSS JOIN asked_day AS d
WHERE NOT coalesce(e.due_at < d.opened_on, false);
