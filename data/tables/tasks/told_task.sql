-- What reports say of tasks and of the events held for them, as known on the day; of the reports of
-- a unit on one task the later has the higher turn.
--
-- grain: one row per task_id, round, unit_id, event_no and period_id
CREATE TABLE told_task AS
SELECT
    r.* EXCLUDE (campaign_id, known_until),
    row_number() OVER (
        PARTITION BY r.task_id, r.round, r.unit_id
        ORDER BY coalesce(p.end_date, r.known_from::DATE), r.known_from, r.submission_id, r.event_no
    ) AS turn
FROM asked_day AS d
JOIN task_report AS r
    ON r.campaign_id = d.campaign_id
    AND r.known_from < d.day_after
    AND r.known_until >= d.day_after
LEFT JOIN period AS p ON p.campaign_id = r.campaign_id AND p.period_id = r.period_id;
