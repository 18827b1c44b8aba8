-- End of the last period each unit may be asked for: due, not before this store opened, and the
-- unit was there when it ended.
--
-- grain: one row per phase_id and unit_id
CREATE TABLE unit_due AS
SELECT
    p.phase_id,
    u.unit_id,
    max(p.end_date) AS due_date
FROM asked_day AS d
JOIN unit AS u ON u.campaign_id = d.campaign_id
JOIN period AS p
    ON p.campaign_id = d.campaign_id
    AND is_there(u.valid_from, u.valid_to, p.end_date)
    AND is_past_due(d.level, p.end_date, p.due_at, d.as_of)
    AND coalesce(p.due_at >= d.opened_on, true)
GROUP BY p.phase_id, u.unit_id;
