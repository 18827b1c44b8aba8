-- Per scope and indicator behind: the fewest units that, brought to their own requirement, would
-- bring it to the pace of green. Null where nothing is lacking, or where that would not be enough.
--
-- grain: one row per phase_id, scope_id and indicator_id
CREATE TABLE unit_lift AS
WITH lift AS (
    SELECT
        phase_id,
        scope_id,
        indicator_id,
        list(-contribution_value ORDER BY contribution_value) AS lifts
    FROM unit_gap
    WHERE contribution_value < 0
    GROUP BY phase_id, scope_id, indicator_id
)
SELECT
    s.phase_id,
    s.scope_id,
    s.indicator_id,
    fewest(
        l.lifts,
        CASE
            WHEN p.is_closed AND s.operator IN ('gt', 'eq') THEN NULL
            ELSE (s.target_value - s.baseline_value) / abs(s.target_value - s.baseline_value)
                * (
                    green_pace(p.is_closed, p.on_track_ratio)
                    * (s.required_value - s.baseline_value)
                    - (s.value - s.baseline_value)
                )
        END
    ) AS units_to_green
FROM group_standing AS s
CROSS JOIN asked_day AS d
JOIN lift AS l USING (phase_id, scope_id, indicator_id)
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = s.indicator_id
JOIN phase_state AS p ON p.basis = s.basis AND p.phase_id = s.phase_id
WHERE s.basis = 'now'
    AND is_behind(s.status)
    AND s.target_value <> s.baseline_value
    AND (s.target_value < s.baseline_value) = (i.direction = 'lower');
