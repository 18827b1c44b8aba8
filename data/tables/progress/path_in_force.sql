-- Pieces of the required paths as they stood on the day.
--
-- grain: one row per phase_id, indicator_id, path_id and from_date
CREATE TABLE path_in_force AS
SELECT s.*
FROM asked_day AS d
JOIN path_segment AS s
    ON s.campaign_id = d.campaign_id
    AND s.in_force_from <= d.as_of
    AND s.in_force_until > d.as_of;
