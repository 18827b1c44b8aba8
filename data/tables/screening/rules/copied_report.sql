-- A report like that of the period before. Zeros and values at the maximum rightly stay the same,
-- and where most reports of the type stand still, standing still is no question.
--
-- grain: one row per unit_id
CREATE TABLE copied_report AS
WITH unit_share AS (
    SELECT
        unit_id,
        any_value(unit_type) AS unit_type,
        count(*) AS cell_count,
        count(*) FILTER (is_same(value, before_value, step)) / count(*) AS score
    FROM screened_cell
    WHERE before_value IS NOT NULL AND value <> 0 AND value IS DISTINCT FROM maximum
    GROUP BY unit_id
),
type_share AS (
    SELECT
        unit_type,
        median(score) AS peer_median,
        count(*) AS peer_count
    FROM unit_share
    GROUP BY unit_type
)
SELECT
    'copied_report' AS rule_id,
    s.unit_id,
    p.peer_median,
    p.peer_count - 1 AS peer_count,
    s.score,
    s.cell_count,
    s.cell_count AS basis_count
FROM unit_share AS s
JOIN type_share AS p ON p.unit_type = s.unit_type
WHERE p.peer_count = 1 OR p.peer_median <= 0.5;
