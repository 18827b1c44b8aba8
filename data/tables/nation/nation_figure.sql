-- Every campaign as a whole rated on each of its indicators, as in group_standing.
--
-- grain: one row per campaign_id and indicator_id
CREATE TABLE nation_figure AS
WITH way AS (
    SELECT
        s.*,
        way_share(s.operator, s.value, s.baseline_value, s.target_value) AS achieved_ratio,
        CASE
            WHEN s.required_value IS NULL THEN NULL  -- nothing is asked yet
            WHEN is_no_way(s.baseline_value, s.target_value) THEN 1.0
            ELSE (s.required_value - s.baseline_value) / (s.target_value - s.baseline_value)
        END AS required_ratio,
        coalesce(is_met(s.operator, s.value, s.target_value), false) AS is_target_met,
        coalesce(is_met(s.operator, s.value, s.target_value), false)
            AND coalesce(is_met(s.operator, s.earlier_value, s.target_value), false)
            AS is_met_early
    FROM nation_sum AS s
)
SELECT
    w.*,
    i.content_id,
    c.national_code,
    rating(
        w.is_due, w.value IS NOT NULL, w.achieved_ratio, w.required_ratio,
        w.is_target_met, w.is_met_early, d.is_closed,
        d.exceeded_ratio, d.reached_ratio, d.on_track_ratio, d.slow_ratio
    ) AS status
FROM way AS w
JOIN nation_day AS d ON d.campaign_id = w.campaign_id
JOIN indicator AS i ON i.campaign_id = w.campaign_id AND i.indicator_id = w.indicator_id
JOIN content AS c ON c.campaign_id = i.campaign_id AND c.content_id = i.content_id;
