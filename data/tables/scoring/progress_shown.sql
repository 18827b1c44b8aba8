-- Each unit's indicators, contents and the campaign as its own page shows them on the day.
--
-- grain: one row per unit_id and reads
CREATE TABLE progress_shown AS
WITH shown AS (
    SELECT
        r.unit_id,
        r.indicator_id,
        i.content_id,
        i.weight AS indicator_weight,
        r.value,
        way_share(r.operator, r.value, r.baseline_value, r.target_value) AS achieved_ratio,
        CASE
            WHEN r.required_value IS NULL THEN NULL  -- nothing is asked yet
            WHEN is_no_way(r.baseline_value, r.target_value) THEN 1.0
            ELSE (r.required_value - r.baseline_value) / (r.target_value - r.baseline_value)
        END AS required_ratio
    FROM unit_reading AS r
    CROSS JOIN asked_day AS d
    JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = r.indicator_id
),
of_content AS (
    SELECT
        unit_id,
        content_id,
        total(held(achieved_ratio) * indicator_weight)
            / total(CASE WHEN achieved_ratio IS NOT NULL THEN indicator_weight END)
            AS achieved_ratio,
        total(CASE WHEN achieved_ratio IS NOT NULL THEN required_ratio * indicator_weight END)
            / total(CASE WHEN achieved_ratio IS NOT NULL THEN indicator_weight END)
            AS required_ratio
    FROM shown
    GROUP BY unit_id, content_id
)
SELECT unit_id, 'indicator:' || indicator_id AS reads, value, achieved_ratio, required_ratio
FROM shown
UNION ALL
SELECT unit_id, 'content:' || content_id, NULL, achieved_ratio, required_ratio
FROM of_content
UNION ALL
SELECT
    unit_id,
    'campaign',
    NULL,
    total(achieved_ratio) / nullif(count(achieved_ratio), 0),
    total(CASE WHEN achieved_ratio IS NOT NULL THEN required_ratio END)
        / nullif(count(achieved_ratio), 0)
FROM of_content
GROUP BY unit_id;
