-- Units whose award sheet is there on the day, of every campaign, as sums by province need.
--
-- grain: one row per campaign_id and unit_id
CREATE TABLE award_sheet AS
SELECT DISTINCT s.campaign_id, s.unit_id
FROM asked_day AS d
JOIN submission AS s
    ON s.state = 'accepted'
    AND s.received_at < d.day_after
    AND s.period_id LIKE 'award-%';
