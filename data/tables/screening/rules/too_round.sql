-- Values that are multiples of 5 where decimals are asked for; zeros, maxima and targets aside.
--
-- grain: one row per unit_id
CREATE TABLE too_round AS
SELECT
    'too_round' AS rule_id,
    unit_id,
    count(*) FILTER (is_same(value, round(value / 5) * 5, step)) / count(*) AS score,
    count(*) AS cell_count,
    count(*) AS basis_count
FROM screened_cell
WHERE decimals >= 1
    AND value <> 0
    AND value IS DISTINCT FROM maximum
    AND value IS DISTINCT FROM target_value
GROUP BY unit_id;
