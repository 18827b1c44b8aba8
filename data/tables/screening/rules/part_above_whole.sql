-- A part larger than the whole the profile names for it, in the same report.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE part_above_whole AS
SELECT
    'part_above_whole' AS rule_id,
    c.unit_id,
    c.indicator_id,
    c.value,
    w.value AS compared_value,
    c.value - w.value AS score,
    1 AS basis_count,
    w.indicator_id AS matched_indicator_id
FROM screened_value AS c
CROSS JOIN asked_day AS d
JOIN indicator AS l ON l.campaign_id = d.campaign_id AND l.indicator_id = c.indicator_id
JOIN screened_value AS w
    ON w.unit_id = c.unit_id AND w.indicator_id = l.part_of
WHERE c.value > w.value;
