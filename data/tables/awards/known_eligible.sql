-- People eligible (người thuộc diện xét) by unit: the latest sheet known on the day, of every
-- campaign, as sums by province need.
--
-- grain: one row per campaign_id and unit_id
CREATE TABLE known_eligible AS
SELECT
    e.campaign_id,
    e.unit_id,
    arg_max(e.person_count, e.year) AS person_count
FROM asked_day AS d
JOIN eligible AS e
    ON e.known_from < d.day_after
    AND e.known_until >= d.day_after
    AND make_date(e.year, 1, 1) <= d.as_of
GROUP BY e.campaign_id, e.unit_id;
