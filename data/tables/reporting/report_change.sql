-- Values that each report changed of those that counted when it came, of the whole campaign.
--
-- grain: one row per submission_id that replaced a value
CREATE TABLE report_change AS
SELECT
    n.submission_id,
    count(*) FILTER (n.value IS DISTINCT FROM o.value) AS changed_count
FROM asked_day AS d
JOIN result AS o ON o.campaign_id = d.campaign_id AND o.known_until < d.day_after
JOIN result AS n
    ON n.campaign_id = o.campaign_id
    AND n.unit_id = o.unit_id
    AND n.indicator_id = o.indicator_id
    AND n.period_id = o.period_id
    AND n.known_from = o.known_until
GROUP BY n.submission_id;
