-- Reports by the end of the day: the first accepted one counts, later corrections do not. A plan
-- arrives on its day of issue and is never returned; one plan answers every plan deadline.
--
-- grain: one row per unit_id and obligation_id
CREATE TABLE handed_in AS
SELECT
    s.unit_id,
    s.period_id AS obligation_id,
    max(s.version) FILTER (s.state = 'accepted') AS version,
    min(s.received_at) FILTER (s.state = 'accepted') AS received_at,
    bool_or(s.state = 'rejected') AS has_returned,
    arg_max(s.problem_count, (s.received_at, s.submission_id)) FILTER (s.state = 'rejected')
        AS problem_count
FROM asked_day AS d
JOIN submission AS s ON s.campaign_id = d.campaign_id AND s.received_at < d.day_after
GROUP BY s.unit_id, s.period_id
UNION ALL
SELECT
    p.unit_id,
    l.deadline_id,
    NULL,
    p.plan_date::TIMESTAMP,
    false,
    NULL
FROM asked_day AS d
JOIN deadline AS l ON l.campaign_id = d.campaign_id AND l.kind = 'plan'
CROSS JOIN unit_plan AS p;
