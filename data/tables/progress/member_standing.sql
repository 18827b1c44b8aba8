-- The rows a unit's own figure is made of: its own and, of what a merger hands on, those of the
-- units merged into it, each on its own way.
--
-- Required is what the path asks at the later of two days: the end of the period the unit's latest
-- value speaks of and the end of the last period due. is_in: it has a value, or none of them has.
-- grain: one row per phase_id, unit_id, indicator_id and member (member_id)
CREATE TABLE member_standing AS
WITH latest AS (
    SELECT v.phase_id, c.heir_id AS unit_id, v.indicator_id, max(v.latest_date) AS latest_date
    FROM unit_way AS w
    JOIN unit_value AS v USING (phase_id, unit_id, indicator_id)
    JOIN counted_with AS c USING (unit_id, indicator_id)
    GROUP BY v.phase_id, c.heir_id, v.indicator_id
),
valued AS (
    SELECT
        w.phase_id,
        c.heir_id AS unit_id,
        w.unit_id AS member_id,
        w.indicator_id,
        w.operator,
        w.baseline_value,
        w.target_value,
        w.path_id,
        w.is_illustrative,
        i.adds_up,
        counted_from(i.kind, w.baseline_value, v.value) AS value,
        counted_from(i.kind, w.baseline_value, v.earlier_value) AS earlier_value,
        l.latest_date,
        greatest(
            l.latest_date, CASE WHEN e.due_date >= i.valid_from THEN e.due_date END
        ) AS required_date,
        CASE WHEN i.weighted_by IS NULL THEN 1.0 ELSE g.value END AS weight,
        (v.value IS NOT NULL) = (l.latest_date IS NOT NULL) AS is_in
    FROM unit_way AS w
    JOIN counted_with AS c USING (unit_id, indicator_id)
    LEFT JOIN unit_value AS v USING (phase_id, unit_id, indicator_id)
    CROSS JOIN asked_day AS d
    JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = w.indicator_id
    LEFT JOIN unit_due AS e ON e.phase_id = w.phase_id AND e.unit_id = c.heir_id
    LEFT JOIN latest AS l
        ON l.phase_id = w.phase_id AND l.unit_id = c.heir_id AND l.indicator_id = w.indicator_id
    LEFT JOIN unit_value AS g
        ON g.phase_id = w.phase_id AND g.unit_id = w.unit_id AND g.indicator_id = i.weighted_by
)
SELECT
    v.*,
    v.baseline_value + s.required_ratio * (v.target_value - v.baseline_value) AS required_value
FROM valued AS v
LEFT JOIN required_share AS s USING (phase_id, indicator_id, path_id, required_date);
