-- Each phase on the day and one reporting period earlier: is it closed (its last day and the filing
-- deadline of its last period have passed: the last figures come in until then); the thresholds.
--
-- grain: one row per basis and phase_id
CREATE TABLE phase_state AS
SELECT
    b.basis,
    f.phase_id,
    bool_and(
        f.end_date <= b.as_of
        AND (p.period_id IS NULL OR is_past_due(c.level, p.end_date, p.due_at, b.as_of))
    ) AS is_closed,
    any_value(c.exceeded_ratio) AS exceeded_ratio,
    any_value(c.reached_ratio) AS reached_ratio,
    any_value(c.on_track_ratio) AS on_track_ratio,
    any_value(c.slow_ratio) AS slow_ratio
FROM asked_day AS d
CROSS JOIN LATERAL (
    VALUES ('now', d.as_of), ('matched', d.as_of), ('before', d.previous_date)
) AS b (basis, as_of)
JOIN phase AS f ON f.campaign_id = d.campaign_id
JOIN campaign AS c ON c.campaign_id = f.campaign_id
LEFT JOIN period AS p ON p.campaign_id = f.campaign_id AND p.phase_id = f.phase_id
GROUP BY b.basis, f.phase_id;
