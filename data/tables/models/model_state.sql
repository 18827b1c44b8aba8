-- Every model of the register on the day, with its unit and how far it has come: entered, recognised,
-- taken over by another unit, withdrawn. Places of a model that is withdrawn stay counted.
--
-- grain: one row per model_id
CREATE TABLE model_state AS
WITH spread AS (
    SELECT
        s.model_id,
        count(*) AS place_count,
        min(s.replicated_on) AS first_spread_on,
        max(s.replicated_on) AS last_spread_on
    FROM known_spread AS s
    GROUP BY s.model_id
)
SELECT
    m.*,
    u.short_name,
    u.unit_type,
    o.cluster_id,
    o.cluster_name_vi,
    o.cluster_name_en,
    c.position AS content_position,
    c.short_vi AS content_vi,
    c.short_en AS content_en,
    coalesce(s.place_count, 0) AS place_count,
    s.first_spread_on,
    s.last_spread_on,
    CASE
        WHEN m.withdrawn_on IS NOT NULL THEN 'withdrawn'
        WHEN s.place_count > 0 THEN 'replicated'
        WHEN m.recognised_on IS NOT NULL THEN 'recognised'
        ELSE 'entered'
    END AS state
FROM asked_day AS d
CROSS JOIN known_model AS m
JOIN unit AS u ON u.campaign_id = d.campaign_id AND u.unit_id = m.unit_id
LEFT JOIN roster AS o ON o.unit_id = m.unit_id
LEFT JOIN content AS c ON c.campaign_id = d.campaign_id AND c.content_id = m.content_id
LEFT JOIN spread AS s ON s.model_id = m.model_id;
