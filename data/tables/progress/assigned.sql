-- Targets as they stood on the day: a revision counts from its own day on.
--
-- grain: one row per unit_id, indicator_id and phase_id
CREATE TABLE assigned AS
SELECT a.*
FROM asked_day AS d
JOIN assignment AS a
    ON a.campaign_id = d.campaign_id
    AND a.in_force_from <= d.as_of
    AND a.in_force_until > d.as_of;
