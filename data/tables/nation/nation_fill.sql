-- How many values each unit of every campaign is asked for in the period shown, and how many are
-- there: targets in force of the period's phase whose indicator is valid on its last day.
--
-- grain: one row per campaign_id and unit_id
CREATE TABLE nation_fill AS
SELECT
    a.campaign_id,
    a.unit_id,
    count(*) FILTER (p.end_date BETWEEN i.valid_from AND i.valid_to) AS asked_count,
    count(r.value) FILTER (p.end_date BETWEEN i.valid_from AND i.valid_to) AS value_count
FROM nation_day AS d
JOIN period AS p ON p.campaign_id = d.campaign_id AND p.period_id = d.period_id
JOIN assignment AS a
    ON a.campaign_id = p.campaign_id
    AND a.phase_id = p.phase_id
    AND a.in_force_from <= d.as_of
    AND a.in_force_until > d.as_of
JOIN indicator AS i ON i.campaign_id = a.campaign_id AND i.indicator_id = a.indicator_id
LEFT JOIN result AS r
    ON r.campaign_id = a.campaign_id
    AND r.period_id = d.period_id
    AND r.unit_id = a.unit_id
    AND r.indicator_id = a.indicator_id
    AND r.known_from < d.day_after
    AND r.known_until >= d.day_after
GROUP BY a.campaign_id, a.unit_id;
