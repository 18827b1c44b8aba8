-- What counts of each model on the day: of several reports the one of the latest period; what comes
-- outside the periods speaks of the day it came.
--
-- grain: one row per model_id
CREATE TABLE known_model AS
SELECT r.* EXCLUDE (campaign_id, known_until)
FROM asked_day AS d
JOIN model_report AS r
    ON r.campaign_id = d.campaign_id
    AND r.known_from < d.day_after
    AND r.known_until >= d.day_after
LEFT JOIN period AS p ON p.campaign_id = r.campaign_id AND p.period_id = r.period_id
QUALIFY row_number() OVER (
    PARTITION BY r.model_id
    ORDER BY coalesce(p.end_date, r.known_from::DATE) DESC, r.known_from DESC, r.submission_id DESC
) = 1;
