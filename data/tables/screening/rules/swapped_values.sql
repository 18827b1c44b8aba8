-- Two cells of one report that look as if they had changed places.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE swapped_values AS
WITH moved AS (
    SELECT *
    FROM screened_change
    WHERE score >= 2.5
)
SELECT
    'swapped_values' AS rule_id,
    a.unit_id,
    a.indicator_id,
    any_value(a.value) AS value,
    any_value(a.before_value) AS compared_value,
    any_value(a.usual_value) AS peer_median,
    any_value(a.peer_count) AS peer_count,
    max(a.score) AS score,
    any_value(a.peer_count) AS basis_count,
    arg_min(b.indicator_id, abs(a.value - b.usual_value)) AS matched_indicator_id
FROM moved AS a
JOIN moved AS b
    ON b.unit_id = a.unit_id
    AND b.indicator_id <> a.indicator_id
    AND abs(a.value - b.usual_value) <= 0.15 * abs(b.usual_value)
    AND abs(b.value - a.usual_value) <= 0.15 * abs(a.usual_value)
GROUP BY a.unit_id, a.indicator_id;
