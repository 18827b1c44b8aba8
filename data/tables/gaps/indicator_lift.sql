-- Per scope and content behind: the fewest indicators that, brought to their own requirement, would
-- bring it to the pace of green.
--
-- grain: one row per phase_id, scope_id and content_id
CREATE TABLE indicator_lift AS
WITH lift AS (
    SELECT
        phase_id,
        scope_id,
        content_id,
        list(-contribution_points ORDER BY contribution_points) AS lifts
    FROM indicator_gap
    WHERE contribution_points < 0
    GROUP BY phase_id, scope_id, content_id
)
SELECT
    c.phase_id,
    c.scope_id,
    c.content_id,
    fewest(
        l.lifts,
        100 * (
            green_pace(p.is_closed, p.on_track_ratio)
            * c.required_ratio - c.achieved_ratio
        )
    ) AS indicators_to_green
FROM group_content AS c
JOIN lift AS l USING (phase_id, scope_id, content_id)
JOIN phase_state AS p ON p.basis = c.basis AND p.phase_id = c.phase_id
WHERE c.basis = 'now' AND is_behind(c.status);
