-- Years that can be reported on, each from the day it is looked at: a period of it is over, or its
-- yearly report is due within three months.
--
-- grain: one row per year
CREATE TABLE reported_year AS
SELECT
    o.year,
    min(coalesce(p.end_date, (o.due_at - INTERVAL 3 MONTH)::DATE)) AS opens_on
FROM asked_day AS d
CROSS JOIN obligation AS o
LEFT JOIN period AS p ON p.campaign_id = d.campaign_id AND p.period_id = o.period_id
WHERE o.year IS NOT NULL AND coalesce(p.end_date, o.due_at) IS NOT NULL
GROUP BY o.year;
