-- Way of each unit of every campaign in the phase shown, as in unit_way, and whom it counts with, as
-- in counted_with.
--
-- grain: one row per campaign_id, unit_id and indicator_id
CREATE TABLE nation_way AS
WITH in_force AS (
    SELECT a.*, d.phase_id AS shown_phase, d.as_of
    FROM nation_day AS d
    JOIN assignment AS a
        ON a.campaign_id = d.campaign_id
        AND a.in_force_from <= d.as_of
        AND a.in_force_until > d.as_of
)
SELECT
    a.campaign_id,
    a.phase_id,
    a.unit_id,
    a.indicator_id,
    CASE
        WHEN is_handed_on(i.kind, i.adds_up) THEN coalesce(m.heir_id, a.unit_id)
        ELSE a.unit_id
    END AS heir_id,
    a.operator,
    CASE
        WHEN a.start_value IS NOT NULL THEN a.start_value
        WHEN i.kind = 'flow' THEN 0.0
        WHEN a.phase_id = 'phase-2' AND a.as_of < h.end_date
            THEN coalesce(f.target_value, a.baseline_value)
        WHEN a.phase_id = 'phase-2' THEN coalesce(l.value, a.baseline_value)
        ELSE a.baseline_value
    END AS baseline_value,
    a.target_value,
    a.path_id,
    a.is_illustrative,
    i.kind,
    i.adds_up,
    i.weighted_by,
    i.valid_from
FROM in_force AS a
JOIN indicator AS i ON i.campaign_id = a.campaign_id AND i.indicator_id = a.indicator_id
JOIN phase AS h ON h.campaign_id = a.campaign_id AND h.phase_id = 'phase-1'
LEFT JOIN nation_heir AS m ON m.campaign_id = a.campaign_id AND m.unit_id = a.unit_id
LEFT JOIN in_force AS f
    ON f.phase_id = 'phase-1'
    AND f.campaign_id = a.campaign_id
    AND f.unit_id = a.unit_id
    AND f.indicator_id = a.indicator_id
LEFT JOIN nation_value AS l
    ON l.phase_id = 'phase-1'
    AND l.campaign_id = a.campaign_id
    AND l.unit_id = a.unit_id
    AND l.indicator_id = a.indicator_id
WHERE a.phase_id = a.shown_phase;
