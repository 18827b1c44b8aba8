-- End of the last period of the phase shown that each unit of every campaign may be asked for, as in
-- unit_due.
--
-- grain: one row per campaign_id and unit_id
CREATE TABLE nation_due AS
SELECT
    p.campaign_id,
    u.unit_id,
    max(p.end_date) AS due_date
FROM nation_day AS d
JOIN period AS p
    ON p.campaign_id = d.campaign_id
    AND p.phase_id = d.phase_id
    AND is_past_due(d.level, p.end_date, p.due_at, d.as_of)
    AND coalesce(p.due_at >= d.opened_on, true)
JOIN unit AS u
    ON u.campaign_id = p.campaign_id AND is_there(u.valid_from, u.valid_to, p.end_date)
GROUP BY p.campaign_id, u.unit_id;
