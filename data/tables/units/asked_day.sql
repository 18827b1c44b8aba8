-- The campaign and the as-of date that every table of the day is for.
--
-- roster_date is the day whose units are counted: the as-of date, but never later than the
-- campaign's last day, so that a campaign that is over keeps the units it ended with.
-- grain: one row
CREATE TABLE asked_day AS
SELECT
    c.campaign_id,
    $as_of::DATE AS as_of,
    day_after($as_of::DATE) AS day_after,
    previous_date(c.cadence, $as_of::DATE) AS previous_date,
    least($as_of::DATE, (
        SELECT max(f.end_date) FROM phase AS f WHERE f.campaign_id = c.campaign_id
    )) AS roster_date,
    c.level,
    c.cadence,
    c.opened_on
FROM campaign AS c
WHERE c.campaign_id = $campaign_id;
