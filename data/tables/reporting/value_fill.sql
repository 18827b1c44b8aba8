-- How many values each unit is asked for in each period, and how many of the mandatory ones are there.
-- An indicator is asked for while it is valid on the period's last day.
--
-- grain: one row per period_id and unit_id
CREATE TABLE value_fill AS
WITH asked AS (
    SELECT p.period_id, a.unit_id, a.indicator_id, i.is_mandatory
    FROM asked_day AS d
    JOIN period AS p ON p.campaign_id = d.campaign_id
    JOIN assigned AS a ON a.phase_id = p.phase_id
    JOIN indicator AS i
        ON i.campaign_id = d.campaign_id
        AND i.indicator_id = a.indicator_id
        AND p.end_date BETWEEN i.valid_from AND i.valid_to
),
reported AS (
    SELECT r.unit_id, r.period_id, r.indicator_id
    FROM asked_day AS d
    JOIN result AS r
        ON r.campaign_id = d.campaign_id
        AND r.known_from < d.day_after
        AND r.known_until >= d.day_after
    WHERE r.value IS NOT NULL
)
SELECT
    a.period_id,
    a.unit_id,
    count(*) AS asked_count,
    count(*) FILTER (a.is_mandatory) AS mandatory_count,
    count(r.unit_id) FILTER (a.is_mandatory) AS filled_count
FROM asked AS a
LEFT JOIN reported AS r
    ON r.unit_id = a.unit_id AND r.period_id = a.period_id AND r.indicator_id = a.indicator_id
GROUP BY a.period_id, a.unit_id;
