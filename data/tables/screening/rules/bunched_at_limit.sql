-- Many units of a type newly at one exact point (their target, or the maximum): half as many again
-- as in the 5 % around it, and at least three times the share of the period before.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE bunched_at_limit AS
WITH pointed AS (
    SELECT
        c.*,
        p.point,
        is_same(c.value, p.point, c.step) AS is_at,
        coalesce(is_same(c.before_value, p.point, c.step), false) AS was_at
    FROM screened_cell AS c
    CROSS JOIN LATERAL (VALUES (c.exact_target), (c.maximum)) AS p (point)
    WHERE p.point > 0
),
point AS (
    SELECT
        unit_type,
        indicator_id,
        point,
        median(value) AS peer_median,
        count(*) AS unit_count,
        count(*) FILTER (is_at) AS at_count,
        count(*) FILTER (NOT is_at AND abs(value - point) <= 0.05 * point) AS near_count,
        count(*) FILTER (was_at) / nullif(count(before_value), 0) AS was_share
    FROM pointed
    GROUP BY unit_type, indicator_id, point
)
SELECT
    'bunched_at_limit' AS rule_id,
    c.unit_id,
    c.indicator_id,
    max(c.value) AS value,
    max(c.point) AS compared_value,
    any_value(p.peer_median) AS peer_median,
    max(p.unit_count) - 1 AS peer_count,
    max(p.at_count / p.unit_count) AS score,
    max(p.unit_count) - 1 AS basis_count
FROM pointed AS c
JOIN point AS p
    ON p.unit_type = c.unit_type AND p.indicator_id = c.indicator_id AND p.point = c.point
WHERE c.is_at
    AND NOT c.was_at
    AND p.at_count > 1.5 * p.near_count
    AND 3 * p.was_share <= p.at_count / p.unit_count
GROUP BY c.unit_id, c.indicator_id;
