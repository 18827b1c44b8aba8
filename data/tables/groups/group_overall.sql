-- Every scope as a whole: what is on its path, the general pace, what is behind.
--
-- grain: one row per basis, phase_id and scope_id
CREATE TABLE group_overall AS
WITH content_figure AS (
    SELECT
        basis,
        phase_id,
        scope_id,
        count(*) AS content_count,
        count(*) FILTER (is_behind(status)) AS behind_content_count,
        total(achieved_ratio) / nullif(count(achieved_ratio), 0) AS achieved_ratio,
        total(CASE WHEN achieved_ratio IS NOT NULL THEN required_ratio END)
            / nullif(count(achieved_ratio), 0) AS required_ratio,
        coalesce(bool_or(has_value), false) AS has_value,
        coalesce(bool_or(is_due), false) AS is_due,
        coalesce(bool_and(is_target_met), false) AS is_target_met,
        max(value_date) AS value_date,
        max(required_date) AS required_date
    FROM group_content
    GROUP BY basis, phase_id, scope_id
),
reporter AS (
    SELECT
        c.basis,
        c.phase_id,
        c.scope_id,
        count(*) FILTER (l.has_value) AS value_unit_count,
        count(*) AS value_expected_count,
        count(*) FILTER (l.latest_date < c.value_date) AS earlier_count
    FROM content_figure AS c
    JOIN scope_unit AS u ON u.scope_id = c.scope_id
    JOIN unit_latest AS l
        ON l.basis = c.basis AND l.phase_id = c.phase_id AND l.unit_id = u.unit_id
    GROUP BY c.basis, c.phase_id, c.scope_id
)
SELECT
    c.basis,
    c.phase_id,
    c.scope_id,
    i.indicator_count,
    i.rated_count,
    i.on_path_count,
    c.content_count,
    c.behind_content_count,
    pace_of(c.achieved_ratio, c.required_ratio) AS pace_ratio,
    rating(
        c.is_due, c.has_value, c.achieved_ratio, c.required_ratio,
        c.is_target_met, false, p.is_closed,
        p.exceeded_ratio, p.reached_ratio, p.on_track_ratio, p.slow_ratio
    ) AS pace_status,
    r.value_unit_count,
    r.value_expected_count,
    c.value_date,
    r.earlier_count,
    c.required_date
FROM content_figure AS c
JOIN indicator_tally AS i USING (basis, phase_id, scope_id)
JOIN reporter AS r USING (basis, phase_id, scope_id)
JOIN phase_state AS p ON p.basis = c.basis AND p.phase_id = c.phase_id;
