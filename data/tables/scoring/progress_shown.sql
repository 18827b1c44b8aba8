-- Each unit's indicators, contents and the campaign as its own page shows them on the day, in the
-- phase the day falls in; where two share it, the later one.
--
-- grain: one row per unit_id and reads
CREATE TABLE progress_shown AS
WITH phased AS (
    SELECT
        r.unit_id,
        scope_of(NULL, NULL, r.unit_id) AS scope_id,
        coalesce((
            SELECT max(f.phase_id)
            FROM phase AS f
            WHERE f.campaign_id = d.campaign_id
                AND f.start_date <= d.as_of
                AND f.end_date >= d.as_of
        ), 'phase-1') AS phase_id
    FROM roster AS r
    CROSS JOIN asked_day AS d
),
of_content AS (
    SELECT p.unit_id, c.content_id, c.achieved_ratio, c.required_ratio
    FROM phased AS p
    JOIN group_content AS c
        ON c.basis = 'now' AND c.scope_id = p.scope_id AND c.phase_id = p.phase_id
)
SELECT
    p.unit_id,
    'indicator:' || s.indicator_id AS reads,
    s.value,
    s.achieved_ratio,
    s.required_ratio
FROM phased AS p
JOIN group_standing AS s
    ON s.basis = 'now' AND s.scope_id = p.scope_id AND s.phase_id = p.phase_id
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
