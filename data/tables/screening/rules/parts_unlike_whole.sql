-- A figure of the whole territory unlike the sum of the units that report its part, once all have.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE parts_unlike_whole AS
WITH owed AS (
    SELECT
        a.indicator_id,
        count(*) AS unit_count
    FROM assigned AS a
    JOIN screened_period AS p ON p.phase_id = a.phase_id
    GROUP BY a.indicator_id
),
part AS (
    SELECT
        l.part_of AS whole_id,
        c.indicator_id,
        total(c.value) AS total_value,
        count(*) AS unit_count
    FROM screened_cell AS c
    CROSS JOIN asked_day AS d
    JOIN indicator AS l ON l.campaign_id = d.campaign_id AND l.indicator_id = c.indicator_id
    WHERE c.adds_up = 'sum' AND l.part_of IS NOT NULL
    GROUP BY l.part_of, c.indicator_id
)
SELECT
    'parts_unlike_whole' AS rule_id,
    w.unit_id,
    w.indicator_id,
    any_value(w.value) AS value,
    arg_max(p.total_value, abs(p.total_value - w.value)) AS compared_value,
    max(p.unit_count) AS peer_count,
    max(abs(p.total_value - w.value) / abs(w.value)) AS score,
    max(p.unit_count) AS basis_count,
    arg_max(p.indicator_id, abs(p.total_value - w.value)) AS matched_indicator_id
FROM screened_value AS w
JOIN part AS p ON p.whole_id = w.indicator_id
JOIN owed AS o ON o.indicator_id = p.indicator_id AND o.unit_count = p.unit_count
JOIN owed AS q ON q.indicator_id = w.indicator_id AND q.unit_count = 1
WHERE w.value <> 0
GROUP BY w.unit_id, w.indicator_id;
