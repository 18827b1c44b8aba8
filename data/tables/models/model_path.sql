-- The path of each model from its unit to every unit that took it over, in the order of days.
--
-- grain: one row per model_id and replicated_to
CREATE TABLE model_path AS
SELECT
    m.model_id,
    m.model_name,
    m.kind,
    m.state,
    m.content_id,
    m.unit_id,
    m.short_name,
    m.unit_type,
    m.cluster_id,
    m.recognised_on,
    k.replicated_to,
    u.short_name AS place_name,
    u.unit_type AS place_type,
    o.cluster_id AS place_cluster,
    k.replicated_on,
    k.replicated_on - m.recognised_on AS days_after,
    row_number() OVER (
        PARTITION BY k.model_id ORDER BY k.replicated_on, k.replicated_to
    ) AS step,
    k.period_id,
    k.file_name,
    k.sheet,
    k.cell,
    k.known_from AS reported_at
FROM asked_day AS d
CROSS JOIN known_spread AS k
JOIN model_state AS m ON m.model_id = k.model_id
JOIN unit AS u ON u.campaign_id = d.campaign_id AND u.unit_id = k.replicated_to
LEFT JOIN roster AS o ON o.unit_id = k.replicated_to;
