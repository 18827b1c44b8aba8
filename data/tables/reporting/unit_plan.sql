-- Own plan of each unit (kế hoạch của đơn vị) as known on the day: of several, the first one issued,
-- so that next year's plan does not make this one late.
--
-- grain: one row per unit_id
CREATE TABLE unit_plan AS
SELECT
    p.unit_id,
    min(p.plan_date) AS plan_date,
    arg_min(p.plan_number, (coalesce(p.plan_date, DATE '9999-12-31'), p.plan_number))
        AS plan_number
FROM asked_day AS d
JOIN plan AS p
    ON p.campaign_id = d.campaign_id
    AND p.known_from < d.day_after
    AND p.known_until >= d.day_after
    AND coalesce(p.plan_date, d.as_of) <= d.as_of
GROUP BY p.unit_id;
