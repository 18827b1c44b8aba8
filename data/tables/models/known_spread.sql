-- Where each model was taken over, as known on the day: of several reports that of the latest period.
--
-- grain: one row per model_id and replicated_to
CREATE TABLE known_spread AS
SELECT r.* EXCLUDE (campaign_id, known_until)
FROM asked_day AS d
JOIN model_spread AS r
    ON r.campaign_id = d.campaign_id
    AND r.known_from < d.day_after
    AND r.known_until >= d.day_after
LEFT JOIN period AS p ON p.campaign_id = r.campaign_id AND p.period_id = r.period_id
QUALIFY row_number() OVER (
    PARTITION BY r.model_id, r.replicated_to
    ORDER BY coalesce(p.end_date, r.known_from::DATE) DESC, r.known_from DESC, r.submission_id DESC
) = 1;
