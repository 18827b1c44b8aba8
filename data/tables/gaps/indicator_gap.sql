-- What each indicator adds to achieved − required of its content, in points: positive pulls up.
--
-- grain: one row per phase_id, scope_id, content_id and indicator_id
CREATE TABLE indicator_gap AS
WITH basis AS (
    SELECT
        phase_id,
        scope_id,
        content_id,
        total(CASE WHEN achieved_ratio IS NOT NULL THEN indicator_weight END) AS total_weight
    FROM group_standing
    WHERE basis = 'now'
    GROUP BY phase_id, scope_id, content_id
)
SELECT
    s.phase_id,
    s.scope_id,
    s.content_id,
    s.indicator_id,
    100 * (held(s.achieved_ratio) - coalesce(s.required_ratio, 0))
        * s.indicator_weight / nullif(b.total_weight, 0) AS contribution_points
FROM group_standing AS s
JOIN basis AS b USING (phase_id, scope_id, content_id)
WHERE s.basis = 'now';
