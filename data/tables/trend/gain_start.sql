-- The day improvement is counted from, for each day a requirement is taken at: the end of a period
-- one year before it, or the phase's start where no period of it was over by then.
--
-- grain: one row per phase_id and required_date
CREATE TABLE gain_start AS
SELECT
    p.phase_id,
    p.end_date AS required_date,
    coalesce(max(q.end_date), any_value(f.start_date)) AS start_date,
    max(q.end_date) IS NULL AS is_phase_start
FROM asked_day AS d
JOIN period AS p ON p.campaign_id = d.campaign_id
JOIN phase AS f ON f.campaign_id = p.campaign_id AND f.phase_id = p.phase_id
LEFT JOIN period AS q
    ON q.campaign_id = p.campaign_id
    AND q.phase_id = p.phase_id
    AND q.end_date <= (p.end_date - INTERVAL 1 YEAR)::DATE
GROUP BY p.phase_id, p.end_date;
