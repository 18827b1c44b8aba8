-- The rows a unit's own figure is made of: its own and, of what a merger hands on, those of the
-- units merged into it, each on its own way.
--
-- Required is what the path asks at the later of two days: the end of the period the unit's latest
-- value speaks of and the end of the last period due. is_in: it has a value, or none of them has.
-- grain: one row per phase_id, unit_id, indicator_id and member (member_id)
CREATE TABLE member_standing AS
WITH member AS (
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
        i.valid_from,
        i.kind,
        i.adds_up,
        i.weighted_by
    FROM unit_way AS w
    CROSS JOIN asked_day AS d
    JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = w.indicator_id
    JOIN counted_with AS c ON c.unit_id = w.unit_id AND c.indicator_id = w.indicator_id
),
valued AS (
    SELECT
        m.*,
        counted_from(m.kind, m.baseline_value, v.value) AS value,
        counted_from(m.kind, m.baseline_value, v.earlier_value) AS earlier_value,
        max(v.latest_date) OVER by_unit AS latest_date,
        greatest(
            max(v.latest_date) OVER by_unit,
            CASE WHEN e.due_date >= m.valid_from THEN e.due_date END
        ) AS required_date,
        CASE WHEN m.weighted_by IS NULL THEN 1.0 ELSE g.value END AS weight,
        (v.value IS NOT NULL) = (max(v.latest_date) OVER by_unit IS NOT NULL) AS is_in
    FROM member AS m
    LEFT JOIN unit_due AS e ON e.phase_id = m.phase_id AND e.unit_id = m.unit_id
    LEFT JOIN unit_value AS v
        ON v.phase_id = m.phase_id
        AND v.unit_id = m.member_id
        AND v.indicator_id = m.indicator_id
    LEFT JOIN unit_value AS g
        ON g.phase_id = m.phase_id
        AND g.unit_id = m.member_id
        AND g.indicator_id = m.weighted_by
    WINDOW by_unit AS (PARTITION BY m.phase_id, m.unit_id, m.indicator_id)
)
SELECT
    v.*,
    v.baseline_value + s.required_ratio * (v.target_value - v.baseline_value) AS required_value
FROM valued AS v
LEFT JOIN required_share AS s
    ON s.phase_id = v.phase_id
    AND s.indicator_id = v.indicator_id
    AND s.path_id = v.path_id
    AND s.required_date = v.required_date;
