-- A count that can only grow and fell; unless it came back from a value that had doubled.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE cumulative_fall AS
SELECT
    'cumulative_fall' AS rule_id,
    unit_id,
    indicator_id,
    value,
    before_value AS compared_value,
    (before_value - value) / before_value AS score,
    before_value::BIGINT AS basis_count
FROM screened_cell
WHERE is_count
    AND kind = 'stock'
    AND adds_up = 'sum'
    AND direction = 'higher'
    AND before_value > 0
    AND value < before_value
    AND NOT coalesce(before_value >= 2 * earlier_value AND value >= earlier_value, false);
