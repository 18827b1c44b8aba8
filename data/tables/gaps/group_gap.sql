-- Every figure of today with what it adds to the gap of its content, how that content stands, and
-- how few would bring either to the pace of green.
--
-- Null where nothing is lacking, or where all of them would not be enough.
-- grain: one row per phase_id, scope_id and indicator_id
CREATE TABLE group_gap AS
SELECT
    s.phase_id,
    s.scope_id,
    s.content_id,
    c.status AS content_status,
    c.pace_ratio AS content_pace_ratio,
    c.achieved_ratio AS content_achieved_ratio,
    c.required_ratio AS content_required_ratio,
    d.indicators_to_green,
    s.indicator_id,
    s.position,
    s.value,
    s.required_value,
    s.pace_ratio,
    s.status,
    g.contribution_points,
    l.units_to_green,
    s.unit_count,
    s.expected_count
FROM group_standing AS s
JOIN group_content AS c
    ON c.basis = s.basis
    AND c.phase_id = s.phase_id
    AND c.scope_id = s.scope_id
    AND c.content_id = s.content_id
JOIN indicator_gap AS g
    ON g.phase_id = s.phase_id AND g.scope_id = s.scope_id AND g.indicator_id = s.indicator_id
LEFT JOIN indicator_lift AS d
    ON d.phase_id = s.phase_id AND d.scope_id = s.scope_id AND d.content_id = s.content_id
LEFT JOIN unit_lift AS l
    ON l.phase_id = s.phase_id AND l.scope_id = s.scope_id AND l.indicator_id = s.indicator_id
WHERE s.basis = 'now';
