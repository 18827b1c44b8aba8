-- How many values each unit is asked for in each period, and how many of the mandatory ones are there.
-- An indicator is asked for while it is valid on the period's last day.
--
-- grain: one row per period_id and unit_id
CREATE TABLE value_fill AS
WITH valid AS (
    SELECT
        a.phase_id,
        a.unit_id,
        i.valid_from,
        i.valid_to,
        count(*) AS asked_count,
        count(*) FILTER (i.is_mandatory) AS mandatory_count
    FROM asked_day AS d
    CROSS JOIN assigned AS a
    JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = a.indicator_id
    GROUP BY a.phase_id, a.unit_id, i.valid_from, i.valid_to
),
asked AS (
    SELECT
        p.period_id,
        v.unit_id,
        sum(v.asked_count)::BIGINT AS asked_count,
        sum(v.mandatory_count)::BIGINT AS mandatory_count
    FROM asked_day AS d
    JOIN period AS p ON p.campaign_id = d.campaign_id
    JOIN valid AS v
        ON v.phase_id = p.phase_id AND p.end_date BETWEEN v.valid_from AND v.valid_to
    GROUP BY p.period_id, v.unit_id
),
filled AS (
    SELECT r.unit_id, r.period_id, count(*) AS filled_count
    FROM asked_day AS d
    JOIN result AS r
        ON r.campaign_id = d.campaign_id
        AND r.known_from < d.day_after
        AND r.known_until >= d.day_after
    JOIN period AS p ON p.campaign_id = d.campaign_id AND p.period_id = r.period_id
    JOIN indicator AS i
        ON i.campaign_id = d.campaign_id
        AND i.indicator_id = r.indicator_id
        AND i.is_mandatory
        AND p.end_date BETWEEN i.valid_from AND i.valid_to
    SEMI JOIN assigned AS a
        ON a.phase_id = p.phase_id
        AND a.unit_id = r.unit_id
        AND a.indicator_id = r.indicator_id
    WHERE r.value IS NOT NULL
    GROUP BY r.unit_id, r.period_id
)
SELECT
    a.period_id,
    a.unit_id,
    a.asked_count,
    a.mandatory_count,
    coalesce(f.filled_count, 0) AS filled_count
FROM asked AS a
LEFT JOIN filled AS f ON f.unit_id = a.unit_id AND f.period_id = a.period_id;
