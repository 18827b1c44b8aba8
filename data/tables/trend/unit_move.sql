-- How far each unit is, and was one reporting period earlier: the mean over the indicators reported
-- anew, whose value before was one period older. Each share is held in 0–100 %.
--
-- A unit that skipped a period has no row.
-- grain: one row per phase_id and unit_id
CREATE TABLE unit_move AS
WITH pair AS (
    SELECT
        n.phase_id,
        o.unit_id,
        held(n.achieved_ratio) * 100 AS achieved_pct,
        held(b.achieved_ratio) * 100 AS previous_pct
    FROM own_scope AS o
    CROSS JOIN asked_day AS d
    JOIN group_standing AS n ON n.basis = 'now' AND n.scope_id = o.scope_id
    JOIN earlier_group_standing AS b
        ON b.basis = n.basis
        AND b.phase_id = n.phase_id
        AND b.scope_id = n.scope_id
        AND b.indicator_id = n.indicator_id
    WHERE n.achieved_ratio IS NOT NULL
        AND b.achieved_ratio IS NOT NULL
        AND is_next(d.cadence, n.latest_date, b.latest_date)
)
SELECT
    phase_id,
    unit_id,
    total(achieved_pct) / count(*) AS achieved_pct,
    total(previous_pct) / count(*) AS previous_pct,
    count(*) AS indicator_count
FROM pair
GROUP BY phase_id, unit_id;
