-- A unit most of whose stock values came to stand exactly at their targets in this very period.
--
-- grain: one row per unit_id
CREATE TABLE at_its_targets AS
SELECT
    'at_its_targets' AS rule_id,
    unit_id,
    count(*) FILTER (
        is_same(value, exact_target, step)
        AND NOT coalesce(is_same(before_value, exact_target, step), false)
    ) / count(*) AS score,
    count(*) AS cell_count,
    count(*) AS basis_count
FROM screened_cell
WHERE exact_target IS NOT NULL
GROUP BY unit_id;
