-- Values that counted at the end of the day, of periods that were over by then.
--
-- grain: one row per unit_id, indicator_id and period_id
CREATE TABLE known_result AS
SELECT
    r.unit_id,
    r.indicator_id,
    r.period_id,
    p.phase_id,
    p.end_date,
    r.value,
    r.note,
    r.submission_id
FROM asked_day AS d
JOIN result AS r
    ON r.campaign_id = d.campaign_id
    AND r.known_from < d.day_after
    AND r.known_until >= d.day_after
JOIN period AS p
    ON p.campaign_id = r.campaign_id AND p.period_id = r.period_id AND p.end_date <= d.as_of;
