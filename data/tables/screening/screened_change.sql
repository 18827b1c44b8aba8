-- Every change beside those of the units of the same type; peers at their target or maximum are
-- left out, since many that came to one point at once would widen what counts as usual. A step back
-- to where two periods of usual change would have led scores low: the step before was the question.
-- usual_value is where the unit would stand had it moved as the median of its peers.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE screened_change AS
WITH moved AS (
    SELECT
        *,
        coalesce(is_same(value, exact_target, step), false)
            OR coalesce(is_same(value, maximum, step), false) AS is_at_point,
        cell_change(is_count, value, before_value) AS change,
        cell_change(is_count, value, earlier_value) AS long_change
    FROM screened_cell
    WHERE before_value IS NOT NULL
),
peer AS (
    SELECT
        unit_type,
        indicator_id,
        median(change) AS peer_median,
        mad(change) AS peer_mad,
        count(change) AS peer_count,
        median(long_change) AS long_median,
        mad(long_change) AS long_mad
    FROM moved
    WHERE NOT is_at_point
    GROUP BY unit_type, indicator_id
)
SELECT
    m.*,
    p.peer_median,
    p.peer_count - 1 AS peer_count,
    CASE
        WHEN m.is_count THEN (m.before_value + 1) * exp(p.peer_median) - 1
        ELSE m.before_value + p.peer_median
    END AS usual_value,
    robust_z(m.change, p.peer_median, p.peer_mad, m.is_count, m.maximum) AS short_score,
    robust_z(m.long_change, p.long_median, p.long_mad, m.is_count, m.maximum) AS long_score,
    CASE WHEN long_score < 2 THEN least(short_score, long_score) ELSE short_score END AS score
FROM moved AS m
JOIN peer AS p ON p.unit_type = m.unit_type AND p.indicator_id = m.indicator_id
WHERE m.change <> 0;
