-- Figures of every scope rated: shares of the way, pace, status.
--
-- grain: one row per basis, phase_id, scope_id and indicator_id
CREATE TABLE group_standing AS
WITH way AS (
    SELECT
        f.*,
        way_share(f.operator, f.value, f.baseline_value, f.target_value) AS achieved_ratio,
        CASE
            WHEN f.required_value IS NULL THEN NULL  -- nothing is asked yet
            WHEN is_no_way(f.baseline_value, f.target_value) THEN 1.0
            ELSE (f.required_value - f.baseline_value) / (f.target_value - f.baseline_value)
        END AS required_ratio,
        coalesce(is_met(f.operator, f.value, f.target_value), false) AS is_target_met,
        coalesce(is_met(f.operator, f.value, f.target_value), false)
            AND coalesce(is_met(f.operator, f.earlier_value, f.target_value), false)
            AS is_met_early
    FROM group_figure AS f
)
SELECT
    w.*,
    i.content_id,
    i.position,
    i.weight AS indicator_weight,
    pace_of(w.achieved_ratio, w.required_ratio) AS pace_ratio,
    rating(
        w.is_due, w.value IS NOT NULL, w.achieved_ratio, w.required_ratio,
        w.is_target_met, w.is_met_early, p.is_closed,
        p.exceeded_ratio, p.reached_ratio, p.on_track_ratio, p.slow_ratio
    ) AS status
FROM way AS w
CROSS JOIN asked_day AS d
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = w.indicator_id
JOIN phase_state AS p ON p.basis = w.basis AND p.phase_id = w.phase_id;
