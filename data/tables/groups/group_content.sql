-- Where every scope stands on each content: the weighted mean of its indicators' shares, each held
-- between 0 and 100 %, so that one indicator cannot hide another.
--
-- grain: one row per basis, phase_id, scope_id and content_id
CREATE TABLE group_content AS
WITH share AS (
    SELECT
        basis,
        phase_id,
        scope_id,
        content_id,
        total(held(achieved_ratio) * indicator_weight)
            / total(CASE WHEN achieved_ratio IS NOT NULL THEN indicator_weight END)
            AS achieved_ratio,
        total(CASE WHEN achieved_ratio IS NOT NULL THEN required_ratio * indicator_weight END)
            / total(CASE WHEN achieved_ratio IS NOT NULL THEN indicator_weight END)
            AS required_ratio,
        bool_and(is_target_met) FILTER (achieved_ratio IS NOT NULL) AS is_target_met,
        bool_and(is_met_early) FILTER (achieved_ratio IS NOT NULL) AS is_met_early,
        bool_or(value IS NOT NULL) AS has_value,
        bool_or(is_due) AS is_due,
        max(value_date) AS value_date,
        max(required_date) AS required_date,
        count(achieved_ratio) AS indicator_count,
        count(target_value) AS expected_indicator_count
    FROM group_standing
    GROUP BY basis, phase_id, scope_id, content_id
),
reporter AS (
    SELECT
        s.basis,
        s.phase_id,
        s.scope_id,
        s.content_id,
        count(*) FILTER (r.has_value) AS unit_count,
        count(*) FILTER (r.latest_date < s.value_date) AS earlier_count,
        count(*) AS expected_count
    FROM share AS s
    JOIN scope_unit AS u ON u.scope_id = s.scope_id
    JOIN content_report AS r
        ON r.basis = s.basis
        AND r.phase_id = s.phase_id
        AND r.content_id = s.content_id
        AND r.unit_id = u.unit_id
    GROUP BY s.basis, s.phase_id, s.scope_id, s.content_id
)
SELECT
    s.*,
    pace_of(s.achieved_ratio, s.required_ratio) AS pace_ratio,
    rating(
        s.is_due, s.has_value, s.achieved_ratio, s.required_ratio,
        coalesce(s.is_target_met, false), coalesce(s.is_met_early, false), p.is_closed,
        p.exceeded_ratio, p.reached_ratio, p.on_track_ratio, p.slow_ratio
    ) AS status,
    r.unit_count,
    r.earlier_count,
    r.expected_count
FROM share AS s
JOIN phase_state AS p ON p.basis = s.basis AND p.phase_id = s.phase_id
JOIN reporter AS r
    ON r.basis = s.basis
    AND r.phase_id = s.phase_id
    AND r.scope_id = s.scope_id
    AND r.content_id = s.content_id;
