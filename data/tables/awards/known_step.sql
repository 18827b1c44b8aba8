-- Steps of proposals taken and written down by the day, numbered.
--
-- grain: one row per step_id
CREATE TABLE known_step AS
SELECT
    s.*,
    row_number() OVER (PARTITION BY s.proposal_id ORDER BY s.on_date, s.step_id) AS turn
FROM asked_day AS d
JOIN award_step AS s
    ON s.campaign_id = d.campaign_id
    AND s.recorded_at < d.day_after
    AND s.on_date <= d.as_of;
